import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { isAlive } from './embedded-postgres/leftover.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

type Connection = EmbeddedPostgres['connection'];

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined };
let dataDir: string;

beforeEach(() => {
  // Spaces, letters beyond ASCII, and far too long for the path of a socket.
  dataDir = join(mkdtempSync(join(tmpdir(), 'parley test ü ')), 'x'.repeat(90), 'data');
});

/** Ended before what they write into is removed. */
const started: EmbeddedPostgres[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((postgres) => postgres.stop()));
  rmSync(join(dataDir, '..', '..'), { recursive: true, force: true, maxRetries: 5 });
});

async function start(): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, log: quiet });
  started.push(postgres);
  return postgres;
}

async function query(connection: Connection, text: string): Promise<unknown[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end();
  }
}

/** A process of its own that holds the database until it is killed. */
async function startElsewhere(): Promise<{ child: ChildProcess; connection: Connection }> {
  const module = new URL('./embedded-postgres.ts', import.meta.url).href;
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(module)};
    const log = { debug() {}, info() {}, warn() {} };
    const { connection } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log });
    console.log(JSON.stringify(connection));
    setInterval(() => {}, 1_000_000);`;
  const flags = ['--conditions=@parley/source', '--import', 'tsx', '--input-type=module', '-e', script];
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, connection: JSON.parse(line) as Connection };
}

function postmasterPid(): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

function childrenOf(pid: number | undefined): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  return rows
    .map((row) => row.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (parent === pid ? [child ?? 0] : []));
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await sleep(20);
}

describe('embedded Postgres', () => {
  it('keeps its data from one start to the next, listens on no port, and syncs every commit', async () => {
    const first = await startEmbeddedPostgres({ dataDir, log: quiet });
    await query(first.connection, 'CREATE TABLE kept AS SELECT 7 AS value');
    expect(await query(first.connection, 'SHOW listen_addresses')).toEqual(['']);
    expect(await query(first.connection, 'SHOW fsync')).toEqual(['on']);
    expect(await query(first.connection, "SELECT lower('ÀÉЖ')")).toEqual(['àéж']);
    const pid = postmasterPid();
    await first.stop();
    expect(isAlive(pid)).toBe(false);

    const second = await start();
    expect(await query(second.connection, 'SELECT value FROM kept')).toEqual([7]);
  });

  it('ends when its parent is killed, and loses nothing that was committed', async () => {
    const { child, connection } = await startElsewhere();
    await query(connection, 'CREATE TABLE kept AS SELECT 7 AS value');
    const pid = postmasterPid();
    child.kill('SIGKILL');
    await until(() => !isAlive(pid));

    const next = await start();
    expect(await query(next.connection, 'SELECT value FROM kept')).toEqual([7]);
  });

  it('replaces a Postgres that outlived its parent, never running two', async () => {
    const { child, connection } = await startElsewhere();
    await query(connection, 'CREATE TABLE kept AS SELECT 7 AS value');
    const orphan = postmasterPid();
    for (const pid of childrenOf(child.pid)) if (pid !== orphan) process.kill(pid, 'SIGKILL');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isAlive(orphan)).toBe(true);

    const next = await start();
    expect(isAlive(orphan)).toBe(false);
    expect(await query(next.connection, 'SELECT value FROM kept')).toEqual([7]);
  });

  it('recovers when everything was killed at once', async () => {
    const { child, connection } = await startElsewhere();
    await query(connection, 'CREATE TABLE kept AS SELECT 7 AS value');
    const victims = [child.pid ?? 0, ...childrenOf(child.pid), ...childrenOf(postmasterPid())];
    for (const pid of victims) process.kill(pid, 'SIGKILL');

    const next = await start();
    expect(await query(next.connection, 'SELECT value FROM kept')).toEqual([7]);
  });

  it('is started again when it ends by itself', async () => {
    const postgres = await start();
    const pid = postmasterPid();
    process.kill(pid, 'SIGKILL');
    await until(async () => (await query(postgres.connection, 'SELECT 1').catch(() => [])).length === 1);
    expect(postmasterPid()).not.toBe(pid);
  });

  it('starts although the process number in its lock file now belongs to another program', async () => {
    const { child } = await startElsewhere();
    const lockFile = join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
    for (const pid of [child.pid ?? 0, ...childrenOf(child.pid)]) process.kill(pid, 'SIGKILL');
    writeFileSync(lockFile, readFileSync(lockFile, 'utf8').replace(/^\d+/, String(process.pid)));

    const next = await start();
    expect(await query(next.connection, 'SELECT 1')).toEqual([1]);
  });

  it('refuses a directory that a living Parley uses, and leaves that one alone', async () => {
    const { child, connection } = await startElsewhere();
    await expect(startEmbeddedPostgres({ dataDir, log: quiet })).rejects.toThrow(
      `Another Parley (process ${child.pid}) is already using this data directory.`,
    );
    expect(await query(connection, 'SELECT 1')).toEqual([1]);
  });

  it('starts from nothing when the first start was interrupted', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir, log: quiet });
    await postgres.stop();
    const home = join(dataDir, 'postgres');
    rmSync(join(home, 'cluster', 'PG_VERSION'));
    execFileSync('mv', [join(home, 'cluster'), join(home, 'cluster.new')]);

    const next = await start();
    expect(await query(next.connection, 'SELECT 1')).toEqual([1]);
    expect(readdirSync(home)).not.toContain('cluster.new');
  });
});
