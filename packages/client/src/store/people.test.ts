import type { Member } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { sampleMe, sampleState } from '../testing/samples.js';
import { isQuiet, isQuietAt, statusAt, wallClock } from './people.js';

const at = (time: string) => Date.parse(`2026-03-01T${time}:00.000Z`);
const member = (change: Partial<Member> = {}): Member => ({
  userId: sampleMe,
  displayName: 'Anna',
  title: '',
  role: 'member',
  joinedAt: '2026-03-01T00:00:00.000Z',
  leftAt: null,
  version: 1,
  timeZone: 'UTC',
  ...change,
});

describe('a status', () => {
  const status = { emoji: '🍲', text: 'At lunch', expiresAt: '2026-03-01T12:30:00.000Z' };
  it('runs out by everybody’s own clock', () => {
    expect(statusAt(member({ status }), at('12:29'))).toEqual(status);
    expect(statusAt(member({ status }), at('12:30'))).toBeUndefined();
  });
  it('is not of those who left', () => {
    expect(statusAt(member({ status, leftAt: status.expiresAt }), at('12:00'))).toBeUndefined();
  });
});

describe('a quiet time', () => {
  it('lasts until its moment', () => {
    const quiet = { until: '2026-03-01T12:30:00.000Z', hours: null };
    expect(isQuietAt(member({ quiet }), at('12:29'))).toBe(true);
    expect(isQuietAt(member({ quiet }), at('12:30'))).toBe(false);
  });
  it.each([
    ['22:00', '07:00', '21:59', false],
    ['22:00', '07:00', '22:00', true],
    ['22:00', '07:00', '03:00', true],
    ['22:00', '07:00', '07:00', false],
    ['12:00', '13:00', '12:30', true],
    ['12:00', '13:00', '13:00', false],
  ])('from %s until %s: at %s %s', (from, until, now, expected) => {
    expect(isQuietAt(member({ quiet: { until: null, hours: { from, until } } }), at(now))).toBe(expected);
  });
  it('goes by the person’s own zone, which follows summer time', () => {
    const quiet = { until: null, hours: { from: '22:00', until: '07:00' } };
    const inVienna = member({ quiet, timeZone: 'Europe/Vienna' });
    expect(isQuietAt(inVienna, Date.parse('2026-01-10T21:30:00Z'))).toBe(true);
    expect(isQuietAt(inVienna, Date.parse('2026-01-10T20:30:00Z'))).toBe(false);
    expect(isQuietAt(inVienna, Date.parse('2026-07-10T20:30:00Z'))).toBe(true);
  });
  it('is asked of me', () => {
    const quiet = { until: '2026-03-01T12:30:00.000Z', hours: null };
    const state = { ...sampleState, members: new Map([[sampleMe, member({ quiet })]]) };
    expect([isQuiet(state, at('12:00')), isQuiet(sampleState, at('12:00'))]).toEqual([true, false]);
  });
});

it('a clock of a zone nobody knows shows the time here', () => {
  expect(wallClock(at('12:00'), 'Europe/Atlantis')).toBe(wallClock(at('12:00'), undefined));
  expect(wallClock(at('12:00'), 'Asia/Kolkata')).toBe('17:30');
});
