import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { preparePlaces } from '../../../apps/server/src/platform/embedded-postgres/places.js';
import { superuser } from '../../../apps/server/src/platform/embedded-postgres/postmaster.js';
import { findFreePort } from '../../support/free-port.js';
import { generousLimits } from '../../support/generous-limits.js';

/** One server process, as `npm start` runs it, on a port and in a data directory of its own. */
export interface Parley {
  readonly address: string;
  /** Starts the process (again) and waits until it is ready. */
  start(): Promise<void>;
  /** As a power cut for the process: nothing is flushed, nobody is told. */
  kill(): Promise<void>;
  /** Between `freeze` and `thaw` the process does nothing: connections stay open, and no answer comes. */
  freeze(): void;
  thaw(): void;
  /** For what only time brings, such as an invite that has run out. */
  query(sql: string, values?: readonly unknown[]): Promise<void>;
  /** Runs a command of the operator beside it; gives what it prints. */
  run(...command: readonly string[]): Promise<string>;
  /** Ends the process and removes its data. */
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL('../../../apps/server/dist/main.js', import.meta.url));
const startsWithinMs = 60_000;

/** `settings`: as in the environment. */
export async function startParley(
  args: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
): Promise<Parley> {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-e2e-'));
  // Postgres runs as another account when this is root, and has to walk through.
  chmodSync(dataDir, 0o711);
  const port = await findFreePort();
  const address = `http://localhost:${port}`;
  let child: ChildProcess | undefined;
  let output = '';

  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    PORT: String(port),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'warn',
    LOG_FORMAT: 'json',
    ...generousLimits,
    ...settings,
  };

  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, [main, ...args], {
      cwd: dataDir,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
    };
    started.stdout.on('data', collect);
    started.stderr.on('data', collect);
    const deadline = Date.now() + startsWithinMs;
    while (!(await isReady(address))) {
      if (started.exitCode !== null) throw new Error(`Parley ended with ${started.exitCode}:\n${output}`);
      if (Date.now() > deadline) throw new Error(`Parley is not ready after a minute:\n${output}`);
      await sleep(50);
    }
  };

  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill('SIGCONT');
    ending.kill(signal);
    await ended;
  };

  await start();
  return {
    address,
    start,
    kill: () => end('SIGKILL'),
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    query: async (sql, values = []) => {
      const { socketDir } = preparePlaces(dataDir);
      const client = new pg.Client({ host: socketDir, user: superuser, database: 'parley' });
      await client.connect();
      try {
        await client.query(sql, [...values]);
      } finally {
        await client.end();
      }
    },
    run: async (...command) => {
      const { stdout } = await promisify(execFile)(process.execPath, [main, ...command], {
        cwd: dataDir,
        env,
      });
      return stdout;
    },
    stop: async () => {
      await end('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function isReady(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/readyz`);
    return response.ok;
  } catch {
    return false;
  }
}
