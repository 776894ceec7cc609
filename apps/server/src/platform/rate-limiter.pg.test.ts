import { setImmediate } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quietLog } from '../../../../tests/support/platform.js';
import { redisMissing, startRedis, type TestRedis } from '../../../../tests/support/redis.js';
import { createMetrics } from './metrics.js';
import { createRateLimits } from './rate-limiter.js';

const isAway = redisMissing !== undefined;
describe.skipIf(isAway)(`rate limits of several nodes${isAway ? ` (${redisMissing})` : ''}`, () => {
  let redis: TestRedis;
  const clients: Redis[] = [];
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    for (const client of clients) client.disconnect();
    await redis.stop();
  });

  /** A node with its own connection; counts the calls it makes. */
  function startNode() {
    const client = new Redis(redis.url, { enableOfflineQueue: true });
    client.on('error', () => undefined);
    clients.push(client);
    const metrics = createMetrics();
    const calls = { count: 0 };
    const evalsha = client.evalsha.bind(client) as (...args: unknown[]) => Promise<unknown>;
    client.evalsha = ((...args: unknown[]) => {
      calls.count += 1;
      return evalsha(...args);
    }) as never;
    return { client, calls, metrics, rates: createRateLimits({ redis: client, metrics, log: quietLog }) };
  }
  const outcome = (work: Promise<void>) =>
    work.then(
      () => 0,
      (error: { details: { retryAfterMs: string } }) => Number(error.details.retryAfterMs),
    );
  const slowly = { points: 20, windowSeconds: 2_000 };

  it('[R-LIM-2] share one allowance, and tell the same wait', async () => {
    const nodes = [startNode(), startNode(), startNode()];
    const limiters = nodes.map(({ rates }) => rates.limiter('shared', slowly));
    const outcomes: number[] = [];
    for (let turn = 0; turn < 30; turn += 1)
      outcomes.push(await outcome(limiters[turn % 3]?.consume('ada') as Promise<void>));
    const passed = outcomes.filter((wait) => wait === 0).length;
    // Each node may have taken half a bucket before it told the others.
    expect(passed).toBeGreaterThanOrEqual(20);
    expect(passed).toBeLessThanOrEqual(30);
    await expect
      .poll(async () => Promise.all(limiters.map((one) => outcome(one.consume('ada')))))
      .toSatisfy((waits: number[]) => waits.every((wait) => wait > 0));
  });

  it('[R-EVT-2] let nobody pass who came later than somebody that still waits for an answer', async () => {
    const { rates } = startNode();
    const limiter = rates.limiter('in line', slowly);
    const passed: number[] = [];
    const pass = async (place: number) => {
      await limiter.consume('ada');
      passed.push(place);
    };
    const first = pass(1);
    // The first question is on its way, and these have to wait for the next.
    await setImmediate();
    const waiting = [pass(2), pass(3)];
    await first;
    await Promise.all([pass(4), ...waiting]);
    expect(passed).toEqual([1, 2, 3, 4]);
  });

  it('[R-LIM-2] never give more than allowed where guesses are counted', async () => {
    const limiters = [startNode(), startNode()].map(({ rates }) =>
      rates.limiter('guesses', slowly, { isExact: true }),
    );
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, (_, turn) => outcome(limiters[turn % 2]?.consume('ada') as Promise<void>)),
    );
    expect(outcomes.filter((wait) => wait === 0)).toHaveLength(20);
    for (const wait of outcomes.filter((one) => one > 0)) {
      expect(wait).toBeLessThanOrEqual(100_000);
      expect(wait).toBeGreaterThan(90_000);
    }
    limiters[0]?.refund('ada');
    await expect.poll(() => outcome(limiters[1]?.consume('ada') as Promise<void>)).toBe(0);
  });

  it('[R-LIM-2] take from all buckets or none in one call', async () => {
    const { rates, calls } = startNode();
    const [person, channel] = [
      rates.limiter('person', slowly, { isExact: true }),
      rates.limiter('full channel', { points: 1, windowSeconds: 1_000 }, { isExact: true }),
    ];
    const both = () => rates.consumeAll([person.charge('ada'), channel.charge('general')]);
    await both();
    expect(calls.count).toBe(1);
    for (let turn = 0; turn < 20; turn += 1) expect(await outcome(both())).toBeGreaterThan(900_000);
    const other = startNode().rates.limiter('person', slowly, { isExact: true });
    const passed = await Promise.all(Array.from({ length: 25 }, () => outcome(other.consume('ada'))));
    expect(passed.filter((wait) => wait === 0)).toHaveLength(19);
  });

  it('ask Redis once for what one turn brings, and not at all while there is plenty', async () => {
    const { rates, calls } = startNode();
    const limiter = rates.limiter('plenty', { points: 10_000, windowSeconds: 10 });
    await Promise.all(Array.from({ length: 100 }, () => limiter.consume('ada')));
    expect(calls.count).toBe(1);
    for (let turn = 0; turn < 1_000; turn += 1) await limiter.consume('ada');
    expect(calls.count).toBeLessThan(200);
  });

  it('leave nothing in Redis once the buckets are full again', async () => {
    const { rates, client } = startNode();
    await rates.limiter('short', { points: 2, windowSeconds: 4 }).consume('ada');
    expect(await client.pttl('parley:limit:short:ada')).toBeGreaterThan(0);
    await expect.poll(() => client.exists('parley:limit:short:ada'), { timeout: 10_000 }).toBe(0);
  });

  it('do without a Redis that stands still, wait for it once only, and come back to it', async () => {
    const { rates, calls, metrics } = startNode();
    const limiter = rates.limiter('frozen', slowly, { isExact: true });
    await limiter.consume('ada');
    process.kill(redis.pid, 'SIGSTOP');
    try {
      const startedAt = performance.now();
      for (let turn = 0; turn < 19; turn += 1) expect(await outcome(limiter.consume('ada'))).toBe(0);
      expect(await outcome(limiter.consume('ada'))).toBeGreaterThan(0);
      process.stdout.write(
        `20 commands beside a frozen Redis: ${Math.round(performance.now() - startedAt)} ms\n`,
      );
      expect(calls.count).toBe(2);
      expect((await metrics.redisFaults.get()).values[0]?.value).toBe(1);
    } finally {
      process.kill(redis.pid, 'SIGCONT');
    }
    await expect
      .poll(
        async () => {
          await limiter.consume(`somebody ${calls.count}`);
          return calls.count;
        },
        { timeout: 15_000, interval: 500 },
      )
      .toBeGreaterThan(2);
    expect((await metrics.redisFaults.get()).values[0]?.value).toBe(1);
  }, 30_000);
});
