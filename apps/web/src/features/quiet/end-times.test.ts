import { expect, it } from 'vitest';
import { endOf, localInput } from './end-times.js';

const at = (text: string) => new Date(text).getTime();

it.each([
  ['half-hour', '2026-03-04T10:00', '2026-03-04T10:30'],
  ['hour', '2026-03-04T23:30', '2026-03-05T00:30'],
  ['today', '2026-03-04T10:00', '2026-03-05T00:00'],
  ['week', '2026-03-04T10:00', '2026-03-09T00:00'],
  ['week', '2026-03-09T10:00', '2026-03-16T00:00'],
  ['week', '2026-03-08T23:00', '2026-03-09T00:00'],
] as const)('%s from %s ends at %s', (choice, now, end) => {
  expect(localInput(endOf(choice, at(now)) ?? new Date(0))).toBe(end);
});

it('never ends by hand', () => {
  expect(endOf('never', 0)).toBeNull();
});
