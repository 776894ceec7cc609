import { limits } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { payloadsOf } from './sse-engine.js';

describe('what is sent over POST', () => {
  const bytes = (text: string) => new TextEncoder().encode(text).length;

  it('[R-LIM-1] shares a body as long as it fits, counted in bytes, and keeps its order', () => {
    const texts = Array.from({ length: 50 }, (_, index) => `4${index} ${'ß'.repeat(2_000)}`);
    const payloads = payloadsOf(texts, limits.frameBytes);
    expect(payloads.flatMap((one) => one.split('\u001e'))).toEqual(texts);
    expect(payloads.length).toBe(4);
    for (const payload of payloads) expect(bytes(payload)).toBeLessThanOrEqual(limits.frameBytes);
  });

  it('sends what is too big alone, so that only that is refused', () => {
    const big = 'x'.repeat(100);
    expect(payloadsOf(['a', big, 'b', 'c'], 50)).toEqual(['a', big, 'b\u001ec']);
  });

  it('is one body when nobody has said how much fits', () => {
    expect(payloadsOf(['a', 'b'], Number.POSITIVE_INFINITY)).toEqual(['a\u001eb']);
    expect(payloadsOf([], 10)).toEqual([]);
  });
});
