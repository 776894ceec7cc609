import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findFreePort } from './free-port.js';
import { type Front, type FrontName, startFront } from './front.js';
import { generousLimits } from './generous-limits.js';
import { type GuardedProcess, startProcess } from './guarded-process.js';
import { type PrivatePostgres, startPrivatePostgres } from './private-postgres.js';
import { startRedis, type TestRedis } from './redis.js';

export interface ClusterOptions {
  readonly nodes?: number;
  /** What stands in front; `null` (unless given) leaves the nodes to be addressed one by one. */
  readonly front?: FrontName | null;
  /** Whether the nodes share a Redis; true unless given. */
  readonly redis?: boolean;
  /** As in the environment of every node, e.g. `{ DRAIN_SECONDS: '2' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** One server process, as people run it, on a port that it keeps. */
export interface ClusterNode {
  /** Of the node itself, past whatever stands in front. */
  readonly address: string;
  readonly pid: number;
  /** What it has printed since its last start. */
  readonly logs: string;
  isRunning(): boolean;
  /** SIGKILL and SIGTERM (with its drain) are waited for, and give the exit code; others are only sent. */
  kill(signal?: NodeJS.Signals): Promise<number | null>;
  /** Starts it and waits until it is ready; stops it in order before, if it runs. */
  restart(): Promise<void>;
}

export interface ClusterRedis {
  readonly port: number;
  readonly url: string;
  readonly pid: number;
  /** SIGKILL is waited for; others (SIGSTOP, SIGCONT) are only sent. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts an empty one on the same port. */
  restart(): Promise<void>;
}

export interface Cluster {
  /** Of the front, or of the first node without one. */
  readonly address: string;
  readonly nodes: readonly ClusterNode[];
  readonly postgres: PrivatePostgres;
  readonly redis: ClusterRedis;
  readonly secretKey: string;
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url));
const startsWithinMs = 120_000;

/** Real server processes on a Postgres and a Redis of their own, with nginx or HAProxy in front if wanted. */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const postgres = await startPrivatePostgres();
    undo.push(postgres.stop);
    const redis = await startSharedRedis(options.redis ?? true, undo);
    const secretKey = randomBytes(32).toString('base64url');
    const dataDir = mkdtempSync(join(tmpdir(), 'parley-cluster-'));
    undo.push(async () => rmSync(dataDir, { recursive: true, force: true }));
    const { host, user, database } = postgres.connection;
    const environment = {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      DATABASE_URL: `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`,
      SECRET_KEY: secretKey,
      LOG_LEVEL: 'info',
      LOG_FORMAT: 'json',
      // Who leaves has no load balancer to wait for, except where a test is about that.
      DRAIN_GRACE_SECONDS: '0',
      DRAIN_SECONDS: '0',
      ...generousLimits,
      ...(options.redis !== false && { REDIS_URL: redis.url }),
      ...(options.front && { TRUST_PROXY: 'loopback' }),
      ...options.settings,
    };
    const ports: number[] = [];
    for (let index = 0; index < (options.nodes ?? 3); index += 1) ports.push(await findFreePort());
    const nodes = ports.map((port) => createNode(port, environment));
    undo.push(async () => void (await Promise.all(nodes.map((node) => node.kill('SIGKILL')))));
    await Promise.all(nodes.map((node) => node.restart()));
    const front: Front | undefined = options.front ? await startFront(options.front, ports) : undefined;
    if (front) undo.push(front.stop);
    return { address: front?.address ?? nodes[0]?.address ?? '', nodes, postgres, redis, secretKey, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function createNode(port: number, environment: Readonly<Record<string, string>>): ClusterNode {
  const address = `http://127.0.0.1:${port}`;
  let running: GuardedProcess | undefined;
  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    if (!running?.isRunning()) return null;
    const isEnd = signal === 'SIGKILL' || signal === 'SIGTERM' || signal === 'SIGINT';
    running.signal(signal);
    // A frozen process sees nothing but the end.
    return isEnd ? await running.ended : null;
  };
  return {
    address,
    get pid() {
      return running?.pid ?? 0;
    },
    get logs() {
      return running?.output() ?? '';
    },
    isRunning: () => running?.isRunning() ?? false,
    kill,
    restart: async () => {
      await kill('SIGTERM');
      const started = await startProcess(process.execPath, {
        args: ['--import', 'tsx', '--conditions=@parley/source', main],
        env: { ...environment, PORT: String(port) },
      });
      running = started;
      const giveUpAt = performance.now() + startsWithinMs;
      while (!(await isReady(address))) {
        if (!started.isRunning()) throw new Error(`A node ended at its start:\n${started.output()}`);
        if (performance.now() > giveUpAt) throw new Error(`A node is not ready:\n${started.output()}`);
        await sleep(50);
      }
    },
  };
}

async function isReady(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function startSharedRedis(isWanted: boolean, undo: (() => Promise<void>)[]): Promise<ClusterRedis> {
  if (!isWanted) return { port: 0, url: '', pid: 0, kill: absent, restart: absent };
  let redis: TestRedis = await startRedis();
  const { port, url } = redis;
  undo.push(() => redis.stop());
  return {
    port,
    url,
    get pid() {
      return redis.pid;
    },
    kill: async (signal = 'SIGKILL') => {
      if (signal === 'SIGKILL') await redis.stop();
      else process.kill(redis.pid, signal);
    },
    restart: async () => {
      await redis.stop();
      redis = await startRedis({ port });
    },
  };
}

const absent = async () => {
  throw new Error('This cluster has no Redis.');
};
