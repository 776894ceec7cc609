import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../apps/server/src/platform/embedded-postgres.js';

/** A Postgres for one test alone, as durable as in earnest: it may be crashed. */
export interface PrivatePostgres {
  /** For `new pg.Pool(…)`. */
  readonly connection: { readonly host: string; readonly user: string; readonly database: string };
  query<Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Crashes it (`immediate`: as a power cut for the process) and waits until it answers again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const silent = () => undefined;

export async function startPrivatePostgres(): Promise<PrivatePostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-private-postgres-'));
  // Postgres runs as another account when this is root, and has to walk through.
  chmodSync(dataDir, 0o711);
  const embedded = await startEmbeddedPostgres({
    dataDir,
    log: { debug: silent, info: silent, warn: silent },
  });
  const { connection } = embedded;
  const query = async <Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) => {
    const client = new pg.Client(connection);
    client.on('error', silent);
    await client.connect();
    try {
      return (await client.query<Row>(sql, [...values])).rows;
    } finally {
      await client.end();
    }
  };
  const pidFile = join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
  const startedAt = async () =>
    (await query<{ at: string }>('SELECT pg_postmaster_start_time()::text AS at'))[0]?.at;
  return {
    connection,
    query,
    restart: async () => {
      const before = await startedAt();
      process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGQUIT');
      // Whoever started it starts it again.
      for (;;) {
        await sleep(50);
        const now = await startedAt().catch(() => before);
        if (now !== before) return;
      }
    },
    stop: async () => {
      await embedded.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
