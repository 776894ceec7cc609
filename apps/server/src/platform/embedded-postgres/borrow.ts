import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  databaseName,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from '../embedded-postgres.js';
import { preparePlaces } from './places.js';
import { superuser } from './postmaster.js';

/** A server that is just starting, or stopping, gets this long. */
const patienceMs = 20_000;

/**
 * The Postgres of a data directory for a command that runs beside the server, or while it is stopped: the one that runs,
 * or else one that runs until `stop`.
 *
 * @throws Error with words for a person when there is no database, or it belongs to another user.
 */
export async function borrowEmbeddedPostgres(
  options: Pick<EmbeddedPostgresOptions, 'dataDir' | 'log'>,
): Promise<EmbeddedPostgres> {
  const { dataDir } = options;
  // Asked first: to look for somebody in a database that was made for it is no help.
  if (!existsSync(join(dataDir, 'postgres')))
    throw new Error(
      `There is no database in ${resolve(dataDir)}. Set DATA_DIR or DATABASE_URL as it is for the server.`,
    );
  const connection = { host: preparePlaces(dataDir).socketDir, user: superuser, database: databaseName };
  for (const giveUpAt = Date.now() + patienceMs; ; await sleep(500)) {
    if (await answers(connection)) return { connection, stop: async () => undefined };
    try {
      return await startEmbeddedPostgres(options);
    } catch (error) {
      if (Date.now() > giveUpAt) throw error;
    }
  }
}

async function answers(connection: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
