import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, inject, it } from 'vitest';
import { preparePlaces } from './platform/embedded-postgres/places.js';
import { superuser } from './platform/embedded-postgres/postmaster.js';
import { databaseName } from './platform/embedded-postgres.js';

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

it(
  'gives the operator a link for a forgotten password, beside the server and without it',
  async () => {
    const account = { name: 'Ada', email: 'ada@example.org', password: 'correct horse battery' };
    const forgotten = async (environment: Record<string, string>, ...args: string[]) => {
      const { exited, output } = run(environment, 'reset-password', ...args);
      return { code: await exited, output: output() };
    };
    const { child, exited, output } = run({});
    await expect.poll(output, { timeout: patience }).toMatch(/Parley is ready at/);
    const [, url = ''] = /Parley is ready at (http:\S+)/.exec(output()) ?? [];
    const post = async (path: string, body: unknown) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${url}/api/v1${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return [answer.status, await answer.json()];
    };
    expect(await post('/setup', { account })).toMatchObject([200, {}]);

    const beside = await forgotten({ PUBLIC_URL: 'https://chat.example.org' }, ' ADA@example.org');
    expect(beside).toMatchObject({ code: 0, output: expect.stringContaining('Ada (ada@example.org)') });
    const [, token = ''] = /https:\/\/chat\.example\.org\/reset#(\S+)\n/.exec(beside.output) ?? [];
    expect(await post('/password-reset/preview', { token })).toEqual([
      200,
      { name: 'Ada', email: account.email },
    ]);
    const socketDir = preparePlaces(dataDir).socketDir;
    const named = `postgres://${superuser}@localhost/${databaseName}?host=${encodeURIComponent(socketDir)}`;
    const elsewhere = { DATABASE_URL: named, DATA_DIR: join(dataDir, 'nothing') };
    const byName = await forgotten(elsewhere, account.email);
    expect(byName).toMatchObject({ code: 0, output: expect.stringMatching(/PUBLIC_URL is not set/) });
    expect(await post('/password-reset/preview', { token })).toMatchObject([404, { code: 'reset_unknown' }]);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    expect(output()).not.toContain(token);

    const without = await forgotten({}, account.email);
    expect(without).toMatchObject({ code: 0, output: expect.stringMatching(/\/reset#\S{43}\n/) });
    expect(existsSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
    for (const [environment, args, words] of [
      [{}, ['nobody@example.org'], /^Nobody has the address nobody@example\.org in the database in /],
      [{}, ['ada'], /^"ada" is not an e-mail address/],
      [{}, [], /^Say whose password it is/],
      [{ DATA_DIR: join(dataDir, 'nothing') }, [account.email], /^There is no database in /],
    ] as const)
      expect(await forgotten(environment, ...args)).toEqual({
        code: 1,
        output: expect.stringMatching(words),
      });
  },
  patience,
);
