import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, inject, it } from 'vitest';

const dataDir = mkdtempSync(join(tmpdir(), 'parley main '));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const running = new Set<ChildProcess>();
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
});
/** Transpiling everything and making a database, on a machine that does other things too. */
const patience = 120_000;

/** The server as people start it, from its sources. */
function run(environment: Record<string, string>, ...args: string[]) {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=@parley/source', main, ...args], {
    env: { DATA_DIR: dataDir, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.on('exit', () => running.delete(child));
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  return { child, exited, output: () => output };
}

it(
  'starts with nothing configured, says where it is, and stops in order at a signal',
  async () => {
    const { child, exited, output } = run({});
    await expect.poll(output, { timeout: patience }).toMatch(/whoever opens it first/);
    const [, url] = /Parley is ready at (http:\S+)/.exec(output()) ?? [];
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(statSync(join(dataDir, 'secret-key')).mode & 0o777).toBe(0o600);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    expect(existsSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
  },
  patience,
);

it(
  'lists all faults of its configuration, and starts nothing',
  async () => {
    const { exited, output } = run({ PORT: 'http', LOG_LEVEL: 'loud' });
    expect(await exited).toBe(1);
    expect(output()).toMatch(/2 faults:\n {2}PORT must be a whole number, not "http"\.\n {2}LOG_LEVEL /);
  },
  patience,
);

it(
  '[R-SEND-2] refuses a Postgres that may lose what was acknowledged',
  async () => {
    const { host, user } = inject('postgres');
    const url = `postgres://${user}@localhost/postgres?host=${encodeURIComponent(host)}`;
    const { exited, output } = run({ DATABASE_URL: url });
    expect(await exited).toBe(1);
    expect(output()).toMatch(/can lose messages that Parley has acknowledged/);
  },
  patience,
);
