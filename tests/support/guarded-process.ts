import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program that runs beside the tests, and ends when they do, even when they are killed. */
export interface GuardedProcess {
  readonly pid: number;
  /** The end of what it has printed. */
  output(): string;
  /** Settles when it has ended, with its exit code; null after a signal. */
  readonly ended: Promise<number | null>;
  isRunning(): boolean;
  signal(name: NodeJS.Signals): void;
}

export interface ProcessOptions {
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

const keptCharacters = 200_000;

/** @throws Error when the program cannot be started at all. */
export async function startProcess(program: string, options: ProcessOptions = {}): Promise<GuardedProcess> {
  const child: ChildProcess = spawn(program, [...(options.args ?? [])], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...options.env },
    ...(options.cwd !== undefined && { cwd: options.cwd }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const collect = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-keptCharacters);
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  await once(child, 'spawn');
  const pid = child.pid as number;
  // The pipe to the guard closes with this process, however it ends.
  const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -9 "$1" 2>/dev/null', 'sh', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      guard.kill('SIGKILL');
      resolve(code);
    });
  });
  return {
    pid,
    output: () => text,
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    signal: (name) => void child.kill(name),
  };
}
