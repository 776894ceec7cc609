import { describe, expect, it } from 'vitest';
import { clampWidth, widthAfterKey } from './pane-width.js';

const limits = { min: 220, max: 360, initial: 264 };
const after = (key: string, change: { width?: number; growsRight?: boolean; far?: boolean } = {}) =>
  widthAfterKey({ key, width: 264, growsRight: true, far: false, ...change }, limits);

describe('widthAfterKey', () => {
  it('moves the edge the way the arrow points', () => {
    expect(after('ArrowRight')).toBe(280);
    expect(after('ArrowLeft')).toBe(248);
    expect(after('ArrowRight', { growsRight: false })).toBe(248);
    expect(after('ArrowRight', { far: true })).toBe(328);
  });

  it('stops at the limits', () => {
    expect(after('ArrowRight', { width: 355 })).toBe(360);
    expect(after('ArrowLeft', { width: 225 })).toBe(220);
    expect(after('Home')).toBe(220);
    expect(after('End')).toBe(360);
  });

  it('goes back to the usual width with Enter and leaves other keys alone', () => {
    expect(after('Enter', { width: 300 })).toBe(264);
    expect(after('Tab')).toBeUndefined();
  });
});

it('clampWidth rounds to whole pixels', () => {
  expect(clampWidth(300.6, limits)).toBe(301);
});
