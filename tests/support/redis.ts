import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { findFreePort } from './free-port.js';
import { findOnPath } from './on-path.js';

export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** For tests that freeze or kill it. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** Why tests that need Redis cannot run here, or undefined when they can. For `describe.skipIf(…)`. */
export const redisMissing = findOnPath('redis-server')
  ? undefined
  : 'redis-server is not installed (Debian: apt-get install redis-server; macOS: brew install redis)';

/** Starts an empty Redis on 127.0.0.1, on a free port or the one given, and waits until it answers. */
export async function startRedis(options: { port?: number } = {}): Promise<TestRedis> {
  if (redisMissing !== undefined) throw new Error(redisMissing);
  const port = options.port ?? (await findFreePort());
  // The shell ends Redis when this process goes away, however it does.
  const script = '"$@" >/dev/null 2>&1 </dev/null & echo $!; read -r _; kill -9 $! 2>/dev/null; wait';
  const redis = [
    'redis-server',
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  const guard = spawn('/bin/sh', ['-c', script, 'sh', ...redis], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  });
  const ended = once(guard, 'exit');
  const [line] = (await once(createInterface({ input: guard.stdout }), 'line')) as [string];
  await answers(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pid: Number(line),
    stop: async () => {
      guard.stdin.end();
      await ended;
    },
  };
}

async function answers(port: number): Promise<void> {
  const client = new Redis(port, '127.0.0.1', { lazyConnect: true, retryStrategy: () => null });
  client.on('error', () => undefined);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.connect();
      await client.ping();
      return client.disconnect();
    } catch (error) {
      if (attempt === 500) throw new Error(`Redis does not answer on port ${port}.`, { cause: error });
      await sleep(10);
    }
  }
}
