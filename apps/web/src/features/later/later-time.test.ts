import { i18n } from '@lingui/core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chooseClock } from '../../ui/time-format.js';
import { fullTime, timeWords } from './later-time.js';

/** Wednesday, 18 March 2026, 14:05 in Berlin. */
const nowMs = Date.parse('2026-03-18T13:05:00Z');
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const elsewhere = here === 'Asia/Tokyo' ? 'Europe/Berlin' : 'Asia/Tokyo';

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));
afterEach(() => chooseClock('locale'));

const nine = (timeZone: string) => {
  const options = { locale: 'en-GB', timeZone, nowMs };
  return timeWords(nowMs + 60_000, options);
};

describe('a time to come', () => {
  it('goes by the clock that was chosen', () => {
    const words = (clock: '12' | '24') => {
      chooseClock(clock);
      return fullTime(nowMs, { locale: 'en-GB', timeZone: 'Europe/Berlin' });
    };
    expect(words('24')).toContain('14:05');
    expect(words('12')).toMatch(/2:05\s?pm/i);
  });
  it('is as in the zone one lives in, with its name where clocks here show something else', () => {
    expect(nine(here)).not.toMatch(/GMT|UTC|CET/);
    const hour = new Intl.DateTimeFormat('en-GB', { timeZone: elsewhere, hour: 'numeric' }).format(nowMs);
    expect(nine(elsewhere)).toMatch(new RegExp(`${hour}:06 (GMT|UTC|CET)`));
  });
});
