import { describe, expect, it } from 'vitest';
import { mayHappenAt } from './later.policy.js';

describe('mayHappenAt', () => {
  const now = new Date('2026-03-02T09:00:00.000Z');
  it.each([
    ['2026-03-02T08:59:59.999Z', 'time_past'],
    ['2026-03-02T09:00:00.000Z', 'time_past'],
    ['2026-03-02T09:00:00.001Z', 'allowed'],
    ['2031-03-02T08:00:00.000Z', 'allowed'],
    ['2031-03-03T09:00:00.000Z', 'time_too_far'],
    ['9999-12-31T23:59:59.999Z', 'time_too_far'],
  ])('%s: %s', (at, verdict) => expect(mayHappenAt(new Date(at), now)).toBe(verdict));
});
