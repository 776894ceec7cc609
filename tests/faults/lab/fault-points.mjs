/**
 * Loaded into a server process before the server itself (`--import`), so that a test can end it at a named point of a
 * send and set its clock wrong. It wraps the database library and `Date` from outside: the server's own code is the one
 * that is shipped. Listens on a unix socket below `FAULT_POINTS_DIR`, named after the node's port, for `FaultOrder`s.
 * Plain JavaScript, because it comes before anything that could translate TypeScript.
 */
import { existsSync, unlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import pg from 'pg';

/** The statement that writes messages; see messages.repository.ts. */
const sendStatement = 'messages_append';

const die = () => process.kill(process.pid, 'SIGKILL');
/** @type {(...args: unknown[]) => Promise<unknown>} With promises is how the server asks. */
const queryAsBefore = pg.Pool.prototype.query;
/** @type {import('./fault-order.js').FaultPoint | undefined} */
let armed;

pg.Pool.prototype.query = function query(...args) {
  const isSend = armed !== undefined && args[0]?.name === sendStatement;
  return isSend ? dieAt(armed, this, args) : queryAsBefore.apply(this, args);
};

async function dieAt(point, pool, args) {
  if (point === 'before the insert') return die();
  if (point === 'after the insert') {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query(args[0]);
    return die();
  }
  const result = await queryAsBefore.apply(pool, args);
  if (point === 'after the commit') return die();
  // After the ack. Acknowledgements are written in the microtasks that follow; what is published waits for the same
  // phase of the event loop as this does, and comes after it.
  setImmediate(die);
  return result;
}

let clockOffsetMs = 0;
const RightDate = Date;
globalThis.Date = class extends RightDate {
  constructor(...args) {
    if (args.length === 0) super(RightDate.now() + clockOffsetMs);
    else super(...args);
  }
  static now() {
    return RightDate.now() + clockOffsetMs;
  }
};

const { FAULT_POINTS_DIR: directory, PORT: port } = process.env;
if (directory && port) {
  const path = `${directory}/${port}.sock`;
  // Left behind by the last one of this port, which had no time to tidy up. Not rmSync: on a socket it upsets the
  // module loader of Node 20.
  if (existsSync(path)) unlinkSync(path);
  createServer((socket) => {
    socket.on('error', () => undefined);
    createInterface({ input: socket }).on('line', (line) => {
      const order = JSON.parse(line);
      if ('dieAt' in order) armed = order.dieAt;
      else clockOffsetMs = order.clockOffsetMs;
      socket.write('done\n');
    });
  })
    .listen(path)
    .unref();
}
