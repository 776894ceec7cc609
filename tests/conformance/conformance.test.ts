import { registerConformance, type Target } from '@parley/protocol/conformance';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createTestDatabase } from '../support/postgres.js';
import { redisMissing, startRedis, type TestRedis } from '../support/redis.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { createTarget } from '../support/target.js';

function register(target: () => Target): void {
  const runner = {
    it: (title: string, run: () => Promise<void>) => it(title, { timeout: 60_000 }, run),
    skip: (title: string) => it.skip(title),
  };
  registerConformance(runner, target, { has: ['expiredToken'] });
}

describe.each(['websocket', 'sse', 'polling'] as const)('conformance over %s', (transport) => {
  let node: TestServer;
  beforeAll(async () => {
    node = await startTestServer({ database: await createTestDatabase() });
  });
  afterAll(() => node.close());

  register(() => createTarget([node], transport));
});

// Every request and every connection of a person goes to the other node than the one before.
describe.skipIf(redisMissing)(`conformance over two nodes${redisMissing ? `: ${redisMissing}` : ''}`, () => {
  let redis: TestRedis;
  let nodes: [TestServer, TestServer];
  beforeAll(async () => {
    redis = await startRedis();
    const first = await startTestServer({ database: await createTestDatabase(), redisUrl: redis.url });
    const { database, secretKey } = first;
    nodes = [first, await startTestServer({ database, secretKey, redisUrl: redis.url })];
  });
  afterAll(async () => {
    for (const node of nodes) await node.close();
    await redis.stop();
  });

  register(() => createTarget(nodes));
});
