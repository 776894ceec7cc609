import { describe, expect, it } from 'vitest';
import { isWithin } from './message-rules.js';

describe('isWithin', () => {
  it.each([
    ['for ever', null, 1_000_000, true],
    ['not at all', 0, 0, false],
    ['just before the end', 5_000, 4_999, true],
    ['at the end', 5_000, 5_000, false],
    ['a clock that is behind', 5_000, -60_000, true],
    ['a clock that is behind, where nothing is allowed', 0, -60_000, false],
  ])('%s', (_, withinMs, ageMs, expected) => {
    const writtenMs = Date.parse('2026-03-02T08:30:00.000Z');
    expect(isWithin(withinMs, writtenMs, writtenMs + ageMs)).toBe(expected);
  });
});
