import { describe, expect, it } from 'vitest';
import { parseWhen } from './parse-when.js';
import { instantOf, localTime } from './zoned-time.js';

const timeZone = 'Europe/Berlin';
/** Wednesday, 18 March 2026, 14:05 in Berlin. */
const nowMs = Date.parse('2026-03-18T13:05:00Z');
const shown = (text: string, now = nowMs, zone = timeZone) => {
  const when = parseWhen(text, { nowMs: now, timeZone: zone });
  if (when.kind !== 'at') return when.kind;
  const { year, month, day, hour, minute } = localTime(when.atMs, zone);
  const two = (count: number) => String(count).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
};

describe('parseWhen', () => {
  it.each([
    ['in 20 minutes', '2026-03-18 14:25'],
    ['20m', '2026-03-18 14:25'],
    ['in an hour', '2026-03-18 15:05'],
    ['in half an hour', '2026-03-18 14:35'],
    ['in 3 days', '2026-03-21 14:05'],
    ['in 2 weeks', '2026-04-01 14:05'],
    ['in 1 month', '2026-04-18 14:05'],
    ['tomorrow', '2026-03-19 09:00'],
    ['tomorrow 9:00', '2026-03-19 09:00'],
    ['Tomorrow at 5pm', '2026-03-19 17:00'],
    ['tomorrow evening at 7', '2026-03-19 19:00'],
    ['tomorrow morning at 8', '2026-03-19 08:00'],
    ['tonight', '2026-03-18 20:00'],
    ['today 17:30', '2026-03-18 17:30'],
    ['at 16', '2026-03-18 16:00'],
    ['9:00', '2026-03-19 09:00'],
    ['12 pm', '2026-03-19 12:00'],
    ['12:30 a.m.', '2026-03-19 00:30'],
    ['monday', '2026-03-23 09:00'],
    ['next monday', '2026-03-23 09:00'],
    ['wednesday at noon', '2026-03-25 12:00'],
    ['next week', '2026-03-23 09:00'],
    ['next month', '2026-04-01 09:00'],
    ['24 Dec 17:30', '2026-12-24 17:30'],
    ['Jan 5', '2027-01-05 09:00'],
    ['5 January 2028 at 8am', '2028-01-05 08:00'],
    ['2026-12-24 17:30', '2026-12-24 17:30'],
    ['2026-12-24T17:30', '2026-12-24 17:30'],
    ['half past 9', '2026-03-19 09:30'],
    ['half past three', '2026-03-19 03:30'],
    ['at quarter past 4 pm', '2026-03-18 16:15'],
    ['a quarter to 10', '2026-03-19 09:45'],
    ['quarter to one', '2026-03-19 12:45'],
    ['tomorrow at five to ten', '2026-03-19 09:55'],
    ['tomorrow 20 minutes past 8', '2026-03-19 08:20'],
    ['tomorrow at nine', '2026-03-19 09:00'],
    ['nine o’clock', '2026-03-19 09:00'],
    ['tonight at 9', '2026-03-18 21:00'],
    ['tonight at half past 8', '2026-03-18 20:30'],
    ['at 9 in the evening', '2026-03-18 21:00'],
    ['in an hour and a half', '2026-03-18 15:35'],
    ['in two and a half hours', '2026-03-18 16:35'],
    ['in 1.5 hours', '2026-03-18 15:35'],
    ['in twenty minutes', '2026-03-18 14:25'],
    ['Monday next week', '2026-03-23 09:00'],
    ['Friday next week at 10', '2026-03-27 10:00'],
    ['next week Friday', '2026-03-27 09:00'],
    ['Monday in a week', '2026-03-30 09:00'],
    ['Monday in two weeks', '2026-04-06 09:00'],
    ['today in a week at 10', '2026-03-25 10:00'],
  ])('%s', (text, expected) => expect(shown(text)).toBe(expected));

  it.each([
    ['in 20 Minuten', '2026-03-18 14:25'],
    ['in einer Stunde', '2026-03-18 15:05'],
    ['in einer halben Stunde', '2026-03-18 14:35'],
    ['in 2 Wochen', '2026-04-01 14:05'],
    ['morgen um 9', '2026-03-19 09:00'],
    ['morgen früh', '2026-03-19 08:00'],
    ['morgen 17 Uhr', '2026-03-19 17:00'],
    ['übermorgen 8:15', '2026-03-20 08:15'],
    ['heute Abend', '2026-03-18 18:00'],
    ['heute Abend um 8', '2026-03-18 20:00'],
    ['nächsten Montag', '2026-03-23 09:00'],
    ['Freitag Morgen', '2026-03-20 09:00'],
    ['nächste Woche', '2026-03-23 09:00'],
    ['am 24.12. um 17:30', '2026-12-24 17:30'],
    ['24. Dezember', '2026-12-24 09:00'],
    ['3.1.2027 10 Uhr', '2027-01-03 10:00'],
    ['halb zehn', '2026-03-19 09:30'],
    ['morgen um halb 9', '2026-03-19 08:30'],
    ['halb eins', '2026-03-19 12:30'],
    ['viertel nach 9', '2026-03-19 09:15'],
    ['viertel vor zehn', '2026-03-19 09:45'],
    ['um 10 vor 5', '2026-03-19 04:50'],
    ['fünf nach neun', '2026-03-19 09:05'],
    ['morgen um neun', '2026-03-19 09:00'],
    ['morgen neun Uhr', '2026-03-19 09:00'],
    ['heute Abend um 9', '2026-03-18 21:00'],
    ['heute Abend um halb neun', '2026-03-18 20:30'],
    ['9 Uhr abends', '2026-03-18 21:00'],
    ['in anderthalb Stunden', '2026-03-18 15:35'],
    ['in eineinhalb Stunden', '2026-03-18 15:35'],
    ['in 1,5 Stunden', '2026-03-18 15:35'],
    ['in zwanzig Minuten', '2026-03-18 14:25'],
    ['Montag nächste Woche', '2026-03-23 09:00'],
    ['nächste Woche Freitag um 10', '2026-03-27 10:00'],
    ['Montag in einer Woche', '2026-03-30 09:00'],
    ['heute in einer Woche', '2026-03-25 09:00'],
  ])('%s', (text, expected) => expect(shown(text)).toBe(expected));

  it.each([
    '',
    'soon',
    'tomorrow maybe',
    '25:00',
    '13pm',
    '9:75',
    'monday tuesday',
    '9 10',
    'next',
    '31 Feb x',
    'ten',
    'tomorrow 10 to 12',
    'half to nine',
    'quarter past',
    'halb',
    'morning evening',
    'in half a week',
    'tomorrow next week',
  ])('does not guess at %j', (text) => expect(shown(text)).toBe('unclear'));

  it.each(['today 9:00', '2020-01-01', '1.1.2026'])('%s has been', (text) =>
    expect(shown(text)).toBe('past'),
  );

  it.each([
    ['2026-03-29 02:30', 'missing'],
    ['30.2.', 'missing'],
    ['2026-03-29 03:00', '2026-03-29 03:00'],
    ['2026-03-29 01:59', '2026-03-29 01:59'],
  ])('%s, when the clocks are set forward: %s', (text, expected) => expect(shown(text)).toBe(expected));

  it('keeps the time of day over a change of clocks', () => {
    expect(shown('in 12 days')).toBe('2026-03-30 14:05');
    expect(shown('tomorrow 9:00', Date.parse('2026-03-28T12:00:00Z'))).toBe('2026-03-29 09:00');
  });

  it('means the person’s zone', () => {
    expect(shown('tomorrow 9:00', nowMs, 'Asia/Tokyo')).toBe('2026-03-19 09:00');
    expect(shown('tomorrow 9:00', Date.parse('2026-03-18T16:00:00Z'), 'Asia/Tokyo')).toBe('2026-03-20 09:00');
  });
});

describe('instantOf', () => {
  it('takes the first of two when the clocks are set back', () => {
    const twice = { year: 2026, month: 10, day: 25, hour: 2, minute: 30 };
    expect(new Date(instantOf(twice, timeZone) ?? 0).toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  it('knows zones that are half an hour off, and hours that are missing elsewhere', () => {
    const noon = { year: 2026, month: 7, day: 1, hour: 12, minute: 0 };
    expect(new Date(instantOf(noon, 'Asia/Kolkata') ?? 0).toISOString()).toBe('2026-07-01T06:30:00.000Z');
    expect(instantOf({ ...noon, month: 3, day: 8, hour: 2, minute: 30 }, 'America/New_York')).toBeUndefined();
  });
});
