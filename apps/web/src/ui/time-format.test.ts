import { describe, expect, it } from 'vitest';
import { formatTime, type TimeStyle } from './time-format.js';

const nowMs = Date.UTC(2026, 2, 12, 14, 30);
/** Commas and narrow spaces differ between releases of the Unicode tables; they are not ours to test. */
const say = (atMs: number, style: TimeStyle = 'near', locale = 'en-GB', timeZone = 'UTC') =>
  formatTime(atMs, { style, locale, nowMs, timeZone }).replaceAll(',', '').replaceAll('\u202f', ' ');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('near', () => {
  it.each([
    [0, 'now'],
    [59_000, 'now'],
    [-2 * MINUTE, 'now'],
    [HOUR, '13:30'],
    [DAY, 'Yesterday 14:30'],
    [3 * DAY, 'Mon 14:30'],
    [30 * DAY, '10 Feb'],
    [400 * DAY, '5 Feb 2025'],
  ])('%d ms ago is %j', (age, expected) => {
    expect(say(nowMs - age)).toBe(expected);
  });

  it('counts minutes up to an hour', () => {
    expect(say(nowMs - MINUTE, 'near', 'en-US')).toBe('1 min');
    expect(say(nowMs - 59 * MINUTE, 'near', 'en-US')).toBe('59 min');
  });

  it('speaks other languages in their own order', () => {
    expect(say(nowMs - DAY, 'near', 'de')).toBe('Gestern 14:30');
    expect(say(nowMs - 2 * MINUTE, 'near', 'de')).toBe('2 Min.');
    expect(say(nowMs - 3 * HOUR, 'near', 'en-US')).toBe('11:30 AM');
  });

  it('counts days by the calendar of the place, not by 24 hours', () => {
    const late = Date.UTC(2026, 2, 11, 23, 50);
    expect(say(late, 'near', 'en-GB', 'UTC')).toBe('Yesterday 23:50');
    expect(say(late, 'near', 'en-GB', 'Europe/Berlin')).toBe('00:50');
  });

  it('keeps yesterday yesterday across the change to summer time', () => {
    const options = { style: 'near', locale: 'en-GB', timeZone: 'Europe/Berlin' } as const;
    const mondayNoon = Date.UTC(2026, 2, 30, 10);
    const sundayEarly = Date.UTC(2026, 2, 29, 0, 30);
    expect(formatTime(sundayEarly, { ...options, nowMs: mondayNoon })).toBe('Yesterday 01:30');
  });
});

describe('day', () => {
  it('names today and yesterday and writes out the rest', () => {
    expect(say(nowMs, 'day')).toBe('Today');
    expect(say(nowMs - DAY, 'day')).toBe('Yesterday');
    expect(say(nowMs - 2 * DAY, 'day')).toBe('Tuesday 10 March');
    expect(say(nowMs - 365 * DAY, 'day')).toBe('Wednesday 12 March 2025');
    expect(say(nowMs - DAY, 'day', 'de')).toBe('Gestern');
  });

  it('is part of a sentence where it stands in one', () => {
    expect(say(nowMs, 'date')).toBe('today');
    expect(say(nowMs - 2 * DAY, 'date')).toBe('10 March');
    expect(say(nowMs - 365 * DAY, 'date')).toBe('12 March 2025');
    expect(say(nowMs - DAY, 'date', 'de')).toBe('gestern');
  });
});

describe('clock and full', () => {
  it('give the time alone and the whole moment', () => {
    expect(say(nowMs, 'clock')).toBe('14:30');
    expect(say(nowMs, 'full')).toBe('Thursday 12 March 2026 at 14:30');
  });
});
