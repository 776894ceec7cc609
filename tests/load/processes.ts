import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { createInterface } from 'node:readline';
import type { Job, Phase, PhaseResult } from './generator.js';

const loader = ['--import', 'tsx', '--conditions=@parley/source'];
/** Server and generator each have a core of their own, or the measuring would be part of what is measured. */
const isPinned = process.platform === 'linux' && cpus().length >= 2;

function start(core: number, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  const [command, ...rest] = isPinned
    ? ['taskset', '-c', String(core), process.execPath, ...args]
    : [process.execPath, ...args];
  return spawn(command as string, rest, { env, stdio: ['pipe', 'pipe', 'inherit'] });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once('exit', resolve));
}

export interface ServerProcess {
  readonly url: string;
  /** Seconds of processor time used so far, user and system. */
  cpuSeconds(): number;
  /** Resident memory in bytes. */
  rss(): number;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Finds the port in a line the server prints. */
  readonly port: RegExp;
}

export async function startServer({
  script,
  args = [],
  env = {},
  port,
}: ServerOptions): Promise<ServerProcess> {
  const isBuilt = script.endsWith('.js');
  const child = start(0, [...(isBuilt ? [] : loader), script, ...args], {
    ...process.env,
    NODE_ENV: 'production',
    ...env,
  });
  const found = await new Promise<string>((resolve, reject) => {
    const fail = setTimeout(() => reject(new Error(`${script} did not listen in 30 s`)), 30_000);
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      const match = port.exec(line)?.[1];
      if (!match) return;
      clearTimeout(fail);
      resolve(match);
    });
  });
  const pid = child.pid as number;
  return {
    url: `http://127.0.0.1:${found}`,
    cpuSeconds: () => {
      // Fields after the name, which may hold spaces; 14 and 15 are user and system time in hundredths of a second.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / 100;
    },
    rss: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024,
    stop: async () => {
      child.kill('SIGTERM');
      await ended(child);
    },
  };
}

export interface Generator {
  run(phase: Phase): Promise<PhaseResult>;
  stop(): Promise<void>;
}

/** Starts the load process and waits until every seat is taken. */
export async function startGenerator(job: Job): Promise<Generator> {
  const child = start(1, [...loader, new URL('generator.ts', import.meta.url).pathname], process.env);
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  const next = async () => {
    const line = await lines.next();
    if (line.done) throw new Error('the generator ended');
    return line.value as string;
  };
  const say = (value: unknown) => child.stdin?.write(`${JSON.stringify(value)}\n`);
  say(job);
  if ((await next()) !== 'ready') throw new Error('the generator did not get ready');
  return {
    run: async (phase) => {
      say(phase);
      return JSON.parse(await next()) as PhaseResult;
    },
    stop: async () => {
      child.stdin?.end();
      child.kill('SIGTERM');
      await ended(child);
    },
  };
}
