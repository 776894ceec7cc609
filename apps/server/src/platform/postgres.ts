import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Logger } from './logger.js';
import { PrismaClient } from './prisma-client/client.js';

/** A statement that is parsed once per connection and then run by name. `Row` is what it returns. */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  /** Never set; carries the type of the row. */
  readonly row?: Row;
}

export function statement<Row>(name: string, text: string): Statement<Row> {
  return { name, text };
}

export interface Postgres {
  /** For the hot paths: `int8` arrives as a number, `timestamptz` as a Date. */
  readonly pool: pg.Pool;
  /** For everything else; works on the same pool. */
  readonly prisma: PrismaClient;
  /** Runs a prepared statement on any free connection. */
  query<Row>(what: Statement<Row>, values: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export interface PostgresOptions {
  readonly connection: pg.PoolConfig;
  readonly poolSize: number;
  readonly log: Logger;
  /** `false` accepts a server that may lose acknowledged messages in a crash. For tests only. */
  readonly durable?: boolean;
}

const oldestSupported = 150_000;
const int8 = 20;

/**
 * Opens the pool and checks that the server can keep what G1 promises.
 *
 * @throws Error with words for a person when the server is too old or not durable.
 */
export async function connectPostgres(options: PostgresOptions): Promise<Postgres> {
  const { log } = options;
  const pool = new pg.Pool({
    ...options.connection,
    max: options.poolSize,
    application_name: 'parley',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    statement_timeout: 30_000,
    // So long at most does a node that stands still hold up those who wait for its locks.
    idle_in_transaction_session_timeout: 10_000,
    // Notices a server that stopped answering; longer than the server's own limit, which gives the better error.
    query_timeout: 35_000,
    types: { getTypeParser },
  });
  // A connection that is lost while somebody holds it fails their query; unheard, it would end the process as well.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  pool.on('error', (error) => log.warn({ err: error }, 'An idle database connection was lost'));
  try {
    await checkServer(pool, options.durable ?? true);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), errorFormat: 'minimal' });
  return {
    pool,
    prisma,
    query: async <Row>(what: Statement<Row>, values: readonly unknown[]) => {
      const { name, text } = what;
      const result = await pool.query({ name, text, values: values as unknown[] });
      return result.rows as Row[];
    },
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

// Sequences stay far below 2^53, so a plain number holds every int8 of the schema.
const getTypeParser = ((oid: number, format?: 'text') =>
  oid === int8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser;

async function checkServer(pool: pg.Pool, durable: boolean): Promise<void> {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    `SELECT name, setting FROM pg_settings
     WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'server_version_num')`,
  );
  const settings = new Map(rows.map((row) => [row.name, row.setting]));
  if (Number(settings.get('server_version_num')) < oldestSupported)
    throw new Error('Parley needs Postgres 15 or newer.');
  if (!durable) return;
  const off = ['fsync', 'full_page_writes', 'synchronous_commit'].filter(
    (name) => settings.get(name) === 'off',
  );
  if (off.length > 0)
    throw new Error(
      `This Postgres can lose messages that Parley has acknowledged: ${off.join(', ')} is off. Turn it on and start again.`,
    );
}
