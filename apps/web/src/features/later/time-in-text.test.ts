import { describe, expect, it } from 'vitest';
import { timeInText } from './time-in-text.js';

/** Wednesday, 18 March 2026, 14:05 in Berlin. */
const options = { nowMs: Date.parse('2026-03-18T13:05:00Z'), timeZone: 'Europe/Berlin' };
const found = (text: string) => {
  const time = timeInText(text, options);
  return (
    time && [time.when.kind === 'at' ? new Date(time.when.atMs).toISOString() : time.when.kind, time.rest]
  );
};

describe('timeInText', () => {
  it.each([
    ['tomorrow 9:00 call Ana', ['2026-03-19T08:00:00.000Z', 'call Ana']],
    ['call Ana in 20 minutes', ['2026-03-18T13:25:00.000Z', 'call Ana']],
    ['morgen um 9 Uhr Ana anrufen', ['2026-03-19T08:00:00.000Z', 'Ana anrufen']],
    ['20 min tea', ['2026-03-18T13:25:00.000Z', 'tea']],
    ['tomorrow', ['2026-03-19T08:00:00.000Z', '']],
    ['29 March 2026 2:30 change the clocks', ['missing', 'change the clocks']],
    ['call Ana 2026-03-01', ['past', 'call Ana']],
    ['call Ana', undefined],
    ['', undefined],
  ])('%j → %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});
