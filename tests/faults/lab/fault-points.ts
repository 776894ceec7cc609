/**
 * Loaded into a server process before the server itself (`--import`), so that a test can end it at a named point of a
 * send and set its clock wrong. It wraps the database library and `Date` from outside: the server's own code is the one
 * that is shipped. Listens on a unix socket below `FAULT_POINTS_DIR`, named after the node's port.
 */
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import pg from 'pg';
import type { FaultPoint } from './point-names.js';

/** What the lab says, a line each. */
export type FaultOrder = { readonly dieAt: FaultPoint } | { readonly clockOffsetMs: number };

/** The statement that writes messages; see messages.repository.ts. */
const sendStatement = 'messages_append';

type Query = (this: pg.Pool, ...args: unknown[]) => Promise<unknown>;

const die = () => process.kill(process.pid, 'SIGKILL');
const queryAsBefore = pg.Pool.prototype.query as unknown as Query;
let armed: FaultPoint | undefined;

const query: Query = async function (...args) {
  const isSend = (args[0] as { name?: string } | undefined)?.name === sendStatement;
  if (armed === undefined || !isSend) return queryAsBefore.apply(this, args);
  switch (armed) {
    case 'before the insert':
      return die();
    case 'after the insert': {
      const client = await this.connect();
      await client.query('BEGIN');
      await client.query(args[0] as pg.QueryConfig);
      return die();
    }
    case 'after the commit':
      await queryAsBefore.apply(this, args);
      return die();
    case 'after the ack': {
      const result = await queryAsBefore.apply(this, args);
      // Acknowledgements are written in the microtasks that follow; what is published waits for the same phase as
      // this does, and comes after it.
      setImmediate(die);
      return result;
    }
  }
};
pg.Pool.prototype.query = function (this: pg.Pool, ...args: unknown[]) {
  return armed === undefined ? queryAsBefore.apply(this, args) : query.apply(this, args);
} as unknown as typeof pg.Pool.prototype.query;

let clockOffsetMs = 0;
const RightDate = Date;
globalThis.Date = class extends RightDate {
  constructor(...args: []) {
    if (args.length === 0) super(RightDate.now() + clockOffsetMs);
    else super(...args);
  }
  static override now(): number {
    return RightDate.now() + clockOffsetMs;
  }
} as DateConstructor;

const { FAULT_POINTS_DIR: directory, PORT: port } = process.env;
if (directory && port) {
  createServer((socket) => {
    socket.on('error', () => undefined);
    createInterface({ input: socket }).on('line', (line) => {
      const told = JSON.parse(line) as FaultOrder;
      if ('dieAt' in told) armed = told.dieAt;
      else clockOffsetMs = told.clockOffsetMs;
      socket.write('done\n');
    });
  })
    .listen(`${directory}/${port}.sock`)
    .unref();
}
