import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietLog } from '../../../../tests/support/platform.js';
import { DomainError } from './domain-error.js';
import { createMetrics } from './metrics.js';
import { createRateLimits } from './rate-limiter.js';

function setUp() {
  const clock = { ms: 1_000_000 };
  const metrics = createMetrics();
  const rates = createRateLimits({ metrics, log: quietLog, nowMs: () => clock.ms });
  return { clock, metrics, rates };
}

/** The wait that a refusal tells, or undefined when let through. */
const waitOf = (work: Promise<void>) =>
  work.then(
    () => undefined,
    (error: unknown) => {
      if (!(error instanceof DomainError) || error.code !== 'rate_limited') throw error;
      return Number(error.details.retryAfterMs);
    },
  );

describe('a rate limiter', () => {
  it('[R-LIM-2] lets a burst through, then as much as flows back', async () => {
    const { clock, rates } = setUp();
    const limiter = rates.limiter('test', { points: 3, windowSeconds: 60 });
    for (let count = 0; count < 3; count += 1) expect(await waitOf(limiter.consume('ada'))).toBeUndefined();
    expect(await waitOf(limiter.consume('ada'))).toBe(20_000);
    expect(await waitOf(limiter.consume('grace'))).toBeUndefined();
    clock.ms += 20_000;
    expect(await waitOf(limiter.consume('ada'))).toBeUndefined();
    expect(await waitOf(limiter.consume('ada'))).toBe(20_000);
  });

  it('[R-LIM-2] tells exactly when to come back, whatever came before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 60 }),
        async (points, windowSeconds, pauses) => {
          const { clock, rates } = setUp();
          const limiter = rates.limiter('test', { points, windowSeconds });
          for (const pause of pauses) {
            clock.ms += pause;
            const wait = await waitOf(limiter.consume('ada'));
            if (wait === undefined) continue;
            clock.ms += wait - 1;
            expect(await waitOf(limiter.consume('ada'))).toBe(1);
            clock.ms += 1;
            expect(await waitOf(limiter.consume('ada'))).toBeUndefined();
          }
        },
      ),
    );
  });

  it('[R-LIM-2] takes from all buckets or from none, and tells the longest wait', async () => {
    const { rates, metrics } = setUp();
    const person = rates.limiter('person', { points: 10, windowSeconds: 10 });
    const channel = rates.limiter('channel', { points: 1, windowSeconds: 30 });
    const both = () => rates.consumeAll([person.charge('ada'), channel.charge('general')]);
    await both();
    for (let count = 0; count < 20; count += 1) expect(await waitOf(both())).toBe(30_000);
    for (let count = 0; count < 9; count += 1) await person.consume('ada');
    expect(await waitOf(person.consume('ada'))).toBe(1_000);
    expect((await metrics.rateLimited.get()).values).toEqual([
      { labels: { limit: 'channel' }, value: 20 },
      { labels: { limit: 'person' }, value: 1 },
    ]);
  });

  it('gives points back, but never more than there were', async () => {
    const { rates } = setUp();
    const limiter = rates.limiter('test', { points: 2, windowSeconds: 60 });
    for (let count = 0; count < 5; count += 1) limiter.refund('ada');
    await limiter.consume('ada');
    await limiter.consume('ada');
    expect(await waitOf(limiter.consume('ada'))).toBeDefined();
    limiter.refund('ada');
    expect(await waitOf(limiter.consume('ada'))).toBeUndefined();
  });

  it('[R-LIM-1] remembers a bounded number of keys', async () => {
    const { rates } = setUp();
    const limiter = rates.limiter('test', { points: 1, windowSeconds: 60 });
    await limiter.consume('first');
    for (let count = 0; count < 100_000; count += 1) await limiter.consume(`key ${count}`);
    expect(await waitOf(limiter.consume('key 99999'))).toBeDefined();
    expect(await waitOf(limiter.consume('first'))).toBeUndefined();
    expect(limiter.charge('').kind.buckets.size).toBeLessThanOrEqual(100_000);
  });

  it('prints what the limits of one message cost', async () => {
    const { rates } = setUp();
    const allowance = { points: 10_000_000, windowSeconds: 10 };
    const [person, workspace, channel] = ['a', 'b', 'c'].map((name) => rates.limiter(name, allowance));
    const count = 200_000;
    const before = process.cpuUsage();
    for (let at = 0; at < count; at += 1)
      await rates.consumeAll([
        person?.charge(`person ${at % 1_000}`),
        workspace?.charge('workspace'),
        channel?.charge(`channel ${at % 50}`),
      ] as never);
    const { user, system } = process.cpuUsage(before);
    process.stdout.write(`three buckets of a message: ${((user + system) / count).toFixed(2)} µs CPU\n`);
    expect(channel?.charge('').kind.buckets.size).toBe(50);
  });
});
