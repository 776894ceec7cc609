import { describe, expect, it } from 'vitest';
import { officeTime, scheduleScript } from './schedule.js';
import { transcript } from './transcript.js';

const script = transcript(`
-10d
09:00 ilse: Friday before last
-7d
09:00 ilse: Monday
09:00 tomasz: Monday, in the same minute
-3d
09:00 ilse: Friday
now
-00:07 ilse: Just now
`);
const times = (now: string) =>
  scheduleScript(script, new Date(now)).map(({ text, sentAt }) => [text, sentAt.toISOString()]);

describe('scheduleScript', () => {
  it('takes days literally on a Monday', () => {
    expect(times('2026-11-23T12:00:00Z')).toEqual([
      ['Friday before last', '2026-11-13T08:00:30.000Z'],
      ['Monday', '2026-11-16T08:00:20.000Z'],
      ['Monday, in the same minute', '2026-11-16T08:00:40.000Z'],
      ['Friday', '2026-11-20T08:00:30.000Z'],
      ['Just now', '2026-11-23T11:53:30.000Z'],
    ]);
  });

  it('moves up to the running week on other days and leaves out what has not come yet', () => {
    expect(times('2026-11-25T12:00:00Z')).toEqual([
      ['Friday before last', '2026-11-20T08:00:30.000Z'],
      ['Monday', '2026-11-23T08:00:20.000Z'],
      ['Monday, in the same minute', '2026-11-23T08:00:40.000Z'],
      ['Just now', '2026-11-25T11:53:30.000Z'],
    ]);
  });

  it('keeps office hours over the change to summer time', () => {
    const [before, after] = times('2026-03-31T12:00:00Z');
    expect([before, after]).toEqual([
      ['Friday before last', '2026-03-27T08:00:30.000Z'],
      ['Monday', '2026-03-30T07:00:20.000Z'],
    ]);
  });

  it('refuses a time of another form', () => {
    expect(() => scheduleScript([{ by: 'ilse', at: 'yesterday', text: 'Hello' }], new Date(0))).toThrow(
      'yesterday',
    );
  });
});

describe('officeTime', () => {
  it('is by the clock of the office, on a day to come, over the change to summer time too', () => {
    const friday = new Date('2026-03-27T20:00:00Z');
    expect(officeTime(friday, { day: 1, clock: '09:00' }).toISOString()).toBe('2026-03-28T08:00:00.000Z');
    expect(officeTime(friday, { day: 'monday', clock: '09:00' }).toISOString()).toBe(
      '2026-03-30T07:00:00.000Z',
    );
    const monday = new Date('2026-03-30T06:00:00Z');
    expect(officeTime(monday, { day: 'monday', clock: '08:30' }).toISOString()).toBe(
      '2026-04-06T06:30:00.000Z',
    );
  });
});
