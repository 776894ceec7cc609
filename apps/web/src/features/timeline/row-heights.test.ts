import type { Message } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import type { TimelineItem } from './items.js';
import { rowHeightsOf } from './row-heights.js';

const day = (number: number): TimelineItem => ({ kind: 'day', key: `day:${number}`, atMs: 0 });

describe('the heights of a channel', () => {
  it('are what was measured, also when it is opened again', () => {
    const guess = rowHeightsOf('a').of(day(1));
    rowHeightsOf('a').measured(day(1), guess + 7);
    expect(rowHeightsOf('a').of(day(1))).toBe(guess + 7);
  });

  it('are forgotten with the channel that was opened longest ago', () => {
    rowHeightsOf('old').measured(day(1), 1_000);
    for (let number = 0; number < 50; number += 1) rowHeightsOf(`other ${number}`);
    expect(rowHeightsOf('old').of(day(1))).not.toBe(1_000);
  });

  it('begin anew when there are more rows than are kept', () => {
    const heights = rowHeightsOf('long');
    for (let number = 0; number <= 2_000; number += 1) heights.measured(day(number), 1_000);
    expect(rowHeightsOf('long').of(day(1))).not.toBe(1_000);
  });

  it('tell a row that has lost its head from one that has changed below', () => {
    const heights = rowHeightsOf('heads');
    const row = (isGrouped: boolean): TimelineItem => ({
      ...{ kind: 'message', key: 'one', atMs: 0, isGrouped, isSameThread: false },
      message: { text: 'Hello' } as Message,
    });
    heights.of(row(false));
    heights.measured(row(false), 56);
    heights.measured(row(false), 90);
    expect(heights.hasNewTop('one')).toBe(false);
    heights.measured(row(true), 58);
    expect(heights.hasNewTop('one')).toBe(true);
    heights.measured(row(true), 80);
    expect(heights.hasNewTop('one')).toBe(false);
  });
});
