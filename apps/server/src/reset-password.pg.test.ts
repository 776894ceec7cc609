import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quietLog } from '../../../tests/support/platform.js';
import { readConfig } from './config.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/embedded-postgres.js';
import { applyMigrations } from './platform/migrations.js';
import { connectPostgres, type Postgres } from './platform/postgres.js';
import { resetPassword } from './reset-password.js';

const dataDir = mkdtempSync(join(tmpdir(), 'parley-reset-'));
// Postgres runs as another account when this is root, and has to walk through.
chmodSync(dataDir, 0o711);
const email = 'ada@example.org';
const nothing = join(dataDir, 'nothing');
const forgotten = (address: string | undefined, settings: Readonly<Record<string, string>> = {}) =>
  resetPassword(readConfig({ DATA_DIR: dataDir, ...settings }), address);

let embedded: EmbeddedPostgres;
let postgres: Postgres;
async function startServer(): Promise<void> {
  embedded = await startEmbeddedPostgres({ dataDir, log: quietLog });
  postgres = await connectPostgres({ connection: embedded.connection, poolSize: 1, log: quietLog });
}
async function stopServer(): Promise<void> {
  await postgres.close();
  await embedded.stop();
}
beforeAll(startServer);
afterAll(async () => {
  await stopServer();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Whether the link that was printed is the one that counts. */
async function isCurrent(printed: string): Promise<boolean> {
  const [, token = ''] = /\/reset#([\w-]{43})\n/.exec(printed) ?? [];
  const tokenHash = createHash('sha256').update(token).digest('base64url');
  return (await postgres.prisma.passwordReset.count({ where: { tokenHash } })) === 1;
}

describe('the command for a forgotten password', () => {
  it('waits for a server that brings the tables', async () => {
    await expect(forgotten(email)).rejects.toThrow(/^No server of this version has used this database yet\./);
    await applyMigrations({ connection: embedded.connection, directory: readConfig({}).MIGRATIONS_DIR });
    const [id, name] = [randomUUID(), 'Ada'];
    const password = { id: randomUUID(), accountId: id, providerId: 'credential', password: 'hash' };
    await postgres.prisma.user.create({ data: { id, email, name, accounts: { create: password } } });
  });

  it('gives a link beside a server, by the address or by the database', async () => {
    const first = await forgotten(' ADA@example.org', { PUBLIC_URL: 'https://chat.example.org/' });
    expect(first).toMatch(/^A link for Ada \(ada@example\.org\)/);
    expect(first).toMatch(/ https:\/\/chat\.example\.org\/reset#[\w-]{43}\n/);
    expect(await isCurrent(first)).toBe(true);
    const { host, user, database } = embedded.connection;
    const named = `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`;
    const second = await forgotten(email, { DATABASE_URL: named, DATA_DIR: nothing });
    expect(second).toMatch(/PUBLIC_URL is not set/);
    expect([await isCurrent(first), await isCurrent(second)]).toEqual([false, true]);
  });

  it('gives one without a server, and leaves no Postgres behind', async () => {
    await stopServer();
    const printed = await forgotten(email);
    expect(existsSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
    await startServer();
    expect(await isCurrent(printed)).toBe(true);
  });

  it('says whom it does not find, and who may be meant', async () => {
    await expect(forgotten('bob@example.org')).rejects.toThrow(
      /^Nobody signs in as bob@example\.org in the database in \S+\.$/,
    );
    for (const words of ['ad', 'ADA@example.com'])
      await expect(forgotten(words)).rejects.toThrow(
        /Did you mean one of these\?\n {2}ada@example\.org +Ada$/,
      );
    await expect(forgotten(undefined)).rejects.toThrow(/^Say whose password it is/);
    await expect(forgotten(email, { DATA_DIR: nothing })).rejects.toThrow(/^There is no database in /);
    expect(existsSync(nothing)).toBe(false);
    const nowhere = { DATABASE_URL: 'postgres://parley@127.0.0.1:1/parley' };
    await expect(forgotten(email, nowhere)).rejects.toThrow(/^The database cannot be reached\./);
  });
});
