import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Binaries } from './binaries.js';
import { clusterName, stopProcess } from './leftover.js';
import type { Account, Places } from './places.js';

export interface PostmasterLog {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}

export interface Postmaster {
  readonly pid: number;
  /** Settles when the process has ended, for whatever reason. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

export const superuser = 'parley';

/** What every program of Postgres is started with; none of our own environment, which holds secrets. */
export function surroundings(places: { cluster: string; account: Account | undefined }) {
  return {
    cwd: places.cluster,
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    // A group of its own: Ctrl-C in the terminal reaches the server alone, which drains before it stops Postgres.
    detached: true,
    ...places.account,
  };
}

/** Starts Postgres on an existing cluster and waits until it answers; recovery after a crash is part of the wait. */
export async function launchPostmaster(
  places: Places,
  binaries: Binaries,
  options: { durable: boolean; log: PostmasterLog },
): Promise<Postmaster> {
  const child = spawn(
    binaries.postgres,
    ['-D', places.clusterFromInside, '-k', places.socketDir, ...settings(options.durable)],
    { ...surroundings(places), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const tail: string[] = [];
  let isReady = false;
  createInterface({ input: child.stderr }).on('line', (line) => {
    tail.push(line);
    if (tail.length > 10) tail.shift();
    if (isReady && /\b(FATAL|PANIC):/.test(line)) options.log.warn(line);
    else options.log.debug(line);
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve([`exit ${signal ?? code}`, ...tail].join('\n')));
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`Postgres did not start: ${await ended}`);
  const guard = spawnGuard(pid, places.account);
  void ended.then(() => guard.kill('SIGKILL'));

  await answers(places.socketDir, ended, options.log);
  isReady = true;
  return {
    pid,
    ended,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) await stopProcess(pid);
      await ended;
    },
  };
}

/** Ends Postgres when this process is killed without a chance to: the pipe to the guard then closes. */
function spawnGuard(pid: number, account: Account | undefined): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1"', 'sh', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    detached: true,
    ...account,
  });
  guard.on('error', () => undefined);
  return guard;
}

async function answers(socketDir: string, ended: Promise<string>, log: PostmasterLog): Promise<void> {
  let outcome: string | undefined;
  void ended.then((text) => {
    outcome = text;
  });
  const startedAt = performance.now();
  let nextNoteMs = 3_000;
  for (;;) {
    if (outcome !== undefined) throw new Error(`Postgres did not start: ${outcome}`);
    const client = new pg.Client({ host: socketDir, user: superuser, database: 'postgres' });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return;
    } catch {
      await sleep(15);
    } finally {
      await client.end().catch(() => undefined);
    }
    const waitedMs = performance.now() - startedAt;
    if (waitedMs > nextNoteMs) {
      log.info(`Waiting for Postgres to recover its last changes (${Math.round(waitedMs / 1_000)} s).`);
      nextNoteMs += 5_000;
    }
  }
}

function settings(durable: boolean): string[] {
  const values = {
    cluster_name: clusterName(process.pid),
    listen_addresses: '',
    unix_socket_permissions: '0700',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The log must not repeat what people wrote: no statements, no details, and errors reach the caller anyway.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    jit: 'off',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
