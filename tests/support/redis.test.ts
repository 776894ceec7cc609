import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { redisMissing, startRedis } from './redis.js';

describe.skipIf(redisMissing)('Redis for tests', () => {
  it('answers, can be killed and started again on the same port, and ends when told to', async () => {
    const first = await startRedis();
    process.kill(first.pid, 'SIGKILL');
    const second = await startRedis({ port: first.port });
    const client = new Redis(second.url, { retryStrategy: () => null });
    client.on('error', () => undefined);
    expect(await client.ping()).toBe('PONG');
    client.disconnect();
    await Promise.all([first.stop(), second.stop()]);
    expect(() => process.kill(second.pid, 0)).toThrow();
  });
});
