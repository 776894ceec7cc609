import type { Message } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import type { TimelineItem } from './items.js';
import { openingOffset } from './opening-offset.js';

const row = (sequence: number): TimelineItem => ({
  kind: 'message',
  key: `${sequence}`,
  message: { sequence } as Message,
  atMs: 0,
  isGrouped: false,
  isSameThread: false,
});
const items = Array.from({ length: 100 }, (_, index) => row(index + 1));
const list = { items, heightOf: () => 30, windowHeight: 600, paddingEnd: 16, at: undefined };

describe('openingOffset', () => {
  it('shows the end', () => {
    expect(openingOffset(list)).toBe(3_000 + 16 - 600);
  });

  it('puts a linked message into the middle', () => {
    expect(openingOffset({ ...list, at: 51 })).toBe(50 * 30 - 285);
  });

  it('takes the first message after one that is not there', () => {
    const rest = items.filter((_, index) => index !== 50);
    expect(openingOffset({ ...list, items: rest, at: 51 })).toBe(50 * 30 - 285);
  });

  it('never stands above the top', () => {
    expect(openingOffset({ ...list, items: items.slice(0, 3) })).toBe(0);
    expect(openingOffset({ ...list, at: 1 })).toBe(0);
  });
});
