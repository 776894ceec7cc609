import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Places } from './places.js';

/** Written into the command line of Postgres, so that a later start can tell whose it is. */
export function clusterName(ownerPid: number): string {
  return `parley-${ownerPid}`;
}

/**
 * Makes sure that no Postgres runs on the cluster: one whose Parley was killed is shut down cleanly, and a lock file
 * of one that is gone is made harmless.
 *
 * @throws when a living Parley is using it.
 */
export async function clearLeftover(places: Places, log: { info(message: string): void }): Promise<void> {
  const lockFile = join(places.cluster, 'postmaster.pid');
  const pid = processIn(await readLock(lockFile));
  const found = pid === undefined ? undefined : await describeProcess(pid);
  if (pid !== undefined && found?.command.includes(places.socketDir) === true) {
    await refuseIfOwned(places, found.parent);
    log.info('Stopping the Postgres that an interrupted run left behind.');
    await stopProcess(pid);
  }
  const lock = await readLock(lockFile);
  if (lock !== undefined && pid !== undefined && processIn(lock) === pid && takesSignals(pid)) {
    // The number belongs to an unrelated program, or to one that nobody collected, and Postgres would take it for a
    // rival. The rest of the file stays: it names the shared memory that would betray a surviving backend.
    await writeFile(lockFile, lock.replace(/^\d+/, String(numberOfAnEndedProcess())));
  }
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) {
    await rm(join(places.socketDir, name), { force: true });
  }
}

async function readLock(lockFile: string): Promise<string | undefined> {
  return readFile(lockFile, 'utf8').catch(() => undefined);
}

function processIn(lock: string | undefined): number | undefined {
  const pid = Number(lock?.split('\n')[0]);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

/** Sends `fast`, then `immediate` shutdown, and waits for the end. */
export async function stopProcess(pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    sendSignal(pid, signal);
    for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 20) {
      if (!isAlive(pid)) return;
      await sleep(20);
    }
  }
  throw new Error(`Postgres (process ${pid}) does not stop. End it by hand and start again.`);
}

async function refuseIfOwned(places: Places, parent: number): Promise<void> {
  const options = await readFile(join(places.cluster, 'postmaster.opts'), 'utf8').catch(() => '');
  const owner = Number(/cluster_name=parley-(\d+)/.exec(options)?.[1]);
  // An orphan is handed to another parent, so a number that was given away again cannot mislead here.
  if (owner === parent && isAlive(owner)) {
    throw new Error(
      `Another Parley (process ${owner}) is already using this data directory. Stop it first, or set DATA_DIR to another place.`,
    );
  }
}

async function describeProcess(pid: number): Promise<{ parent: number; command: string } | undefined> {
  if (!isAlive(pid)) return undefined;
  try {
    if (process.platform === 'linux') {
      const status = await readFile(`/proc/${pid}/stat`, 'utf8');
      const [, parent] = status.slice(status.lastIndexOf(')') + 2).split(' ');
      return { parent: Number(parent), command: await readFile(`/proc/${pid}/cmdline`, 'utf8') };
    }
    const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'ppid=,command=', '-p', String(pid)]);
    const [, parent, command] = /^\s*(\d+)\s+(.*)$/s.exec(stdout) ?? [];
    return { parent: Number(parent), command: command ?? '' };
  } catch {
    return undefined;
  }
}

function numberOfAnEndedProcess(): number {
  return spawnSync('true').pid;
}

/** Whether the process runs. */
export function isAlive(pid: number): boolean {
  if (!takesSignals(pid)) return false;
  if (process.platform !== 'linux') return true;
  // One that has ended but was not collected yet, as in a container without an init process, still takes signals.
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function takesSignals(pid: number): boolean {
  return sendSignal(pid, 0);
}

function sendSignal(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
