import { describe, expect, it } from 'vitest';
import { type RovingMove, rovingTarget } from './use-roving-focus.js';

const move = (change: Partial<RovingMove>) =>
  rovingTarget({
    key: 'ArrowDown',
    index: 1,
    count: 4,
    orientation: 'vertical',
    loop: false,
    rtl: false,
    ...change,
  });

describe('rovingTarget', () => {
  it('moves along its own axis only', () => {
    expect(move({})).toBe(2);
    expect(move({ key: 'ArrowUp' })).toBe(0);
    expect(move({ key: 'ArrowRight' })).toBeUndefined();
    expect(move({ key: 'ArrowRight', orientation: 'horizontal' })).toBe(2);
    expect(move({ key: 'a' })).toBeUndefined();
  });

  it('stops at the ends, or goes round when asked to', () => {
    expect(move({ index: 3 })).toBe(3);
    expect(move({ index: 0, key: 'ArrowUp' })).toBe(0);
    expect(move({ index: 3, loop: true })).toBe(0);
    expect(move({ index: 0, key: 'ArrowUp', loop: true })).toBe(3);
  });

  it('knows the first and the last', () => {
    expect(move({ key: 'Home' })).toBe(0);
    expect(move({ key: 'End' })).toBe(3);
  });

  it('turns left and right round where writing runs to the left', () => {
    expect(move({ key: 'ArrowLeft', orientation: 'horizontal', rtl: true })).toBe(2);
  });

  it('has nowhere to go in an empty list', () => {
    expect(move({ count: 0 })).toBeUndefined();
  });
});
