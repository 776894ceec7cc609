import { describe, expect, it } from 'vitest';
import { addressKey, createRateLimiter } from './rate-limiter.js';

describe('a rate limiter', () => {
  it('[R-LIM-2] lets through what is allowed and tells when to come back', async () => {
    const limiter = createRateLimiter({ name: 'test', allowance: { points: 3, windowSeconds: 60 } });
    for (let count = 0; count < 3; count += 1) await limiter.consume('ada');
    const refusal = await limiter.consume('ada').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'rate_limited' });
    const { retryAfterMs } = (refusal as { details: { retryAfterMs: string } }).details;
    expect(Number(retryAfterMs)).toBeGreaterThan(0);
    expect(Number(retryAfterMs)).toBeLessThanOrEqual(60_000);
    await expect(limiter.consume('grace')).resolves.toBeUndefined();
  });
});

describe('the key of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:DB8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('of %s is %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});
