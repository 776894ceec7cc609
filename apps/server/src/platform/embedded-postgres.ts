import { execFile } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { type Binaries, prepareBinaries } from './embedded-postgres/binaries.js';
import { clearLeftover } from './embedded-postgres/leftover.js';
import { ownedDirectory, type Places, preparePlaces } from './embedded-postgres/places.js';
import {
  launchPostmaster,
  type Postmaster,
  type PostmasterLog,
  superuser,
  surroundings,
} from './embedded-postgres/postmaster.js';

export interface EmbeddedPostgres {
  /** For `new pg.Pool(…)`: a unix socket, no password; the socket is open to this account alone. */
  readonly connection: { readonly host: string; readonly user: string; readonly database: string };
  /** Shuts Postgres down (`fast`: open transactions are rolled back) and waits for its end. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Everything lives in `postgres/` below it; created when missing. */
  readonly dataDir: string;
  readonly log: PostmasterLog;
  /** `false` gives up crash safety for speed. For tests only. */
  readonly durable?: boolean;
}

export const databaseName = 'parley';

/**
 * Starts a Postgres of our own, without a TCP port, in the data directory. It is started again if it ends by itself,
 * and stops when this process does, even when that is killed.
 *
 * @throws Error with words for a person when it cannot start, or when another Parley uses the directory.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, durable = true } = options;
  const places = preparePlaces(options.dataDir);
  await clearLeftover(places, log);
  const binaries = await prepareBinaries(places);
  await prepareCluster(places, binaries, log);

  const stopping = new AbortController();
  const launch = () => launchPatiently(places, binaries, { durable, log });
  let current: Postmaster | undefined = await launch();
  const connection = { host: places.socketDir, user: superuser, database: databaseName };
  try {
    await ensureDatabase(connection);
  } catch (error) {
    await current.stop();
    throw error;
  }

  const supervision = (async () => {
    while (current !== undefined) {
      const outcome = await current.ended;
      if (stopping.signal.aborted) return;
      log.warn(`Postgres ended unexpectedly and is started again: ${outcome}`);
      current = await relaunch(launch, stopping.signal, log);
    }
  })();

  return {
    connection,
    stop: async () => {
      stopping.abort();
      await current?.stop();
      await supervision;
      rmSync(places.socketDir, { recursive: true, force: true });
    },
  };
}

async function prepareCluster(places: Places, binaries: Binaries, log: PostmasterLog): Promise<void> {
  const versionFile = join(places.cluster, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const version = readFileSync(versionFile, 'utf8').trim();
    if (version === binaries.majorVersion) return;
    throw new Error(
      `The data in ${places.cluster} was written by Postgres ${version}; this Parley brings Postgres ${binaries.majorVersion}. Start the Parley that wrote it, or move the data with a backup.`,
    );
  }
  log.info('Creating a database in the data directory.');
  // Under another name until it is complete, so that an interrupted start leaves nothing half made.
  const draft = `${places.cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  ownedDirectory(draft, places.account);
  const path = places.clusterFromInside === places.cluster ? draft : places.clusterFromInside;
  // The built-in locale knows the letters of every script, on every system alike.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  await promisify(execFile)(
    binaries.initdb,
    ['-D', path, '-U', superuser, '--auth=trust', '--encoding=UTF8', ...locale],
    surroundings({ cluster: draft, account: places.account }),
  );
  renameSync(draft, places.cluster);
}

/** Backends of a Postgres that was killed may outlive it for a moment, and rightly keep a new one from starting. */
async function launchPatiently(
  places: Places,
  binaries: Binaries,
  options: { durable: boolean; log: PostmasterLog },
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launchPostmaster(places, binaries, options);
    } catch (error) {
      if (attempt === 50 || !String(error).includes('still in use')) throw error;
      await sleep(200);
    }
  }
}

async function relaunch(
  launch: () => Promise<Postmaster>,
  signal: AbortSignal,
  log: PostmasterLog,
): Promise<Postmaster | undefined> {
  for (let delayMs = 200; !signal.aborted; delayMs = Math.min(delayMs * 2, 5_000)) {
    await sleep(delayMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return undefined;
    try {
      const postmaster = await launch();
      if (!signal.aborted) return postmaster;
      await postmaster.stop();
    } catch (error) {
      log.warn(String(error));
    }
  }
  return undefined;
}

async function ensureDatabase(connection: EmbeddedPostgres['connection']): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(databaseName)}`);
  } finally {
    await client.end();
  }
}
