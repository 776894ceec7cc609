import { expect, it } from 'vitest';
import { ago } from './ago.js';

const now = Date.UTC(2026, 2, 2, 12);
const minute = 60_000;

it.each([
  [minute, '1 minute ago', 'vor 1 Minute'],
  [59.9 * minute, '59 minutes ago', 'vor 59 Minuten'],
  [60 * minute, '1 hour ago', 'vor 1 Stunde'],
  [24 * 60 * minute, 'yesterday', 'gestern'],
  [3 * 24 * 60 * minute, '3 days ago', 'vor 3 Tagen'],
  [7 * 24 * 60 * minute, 'Feb 23, 2026', '23.02.2026'],
])('[R-PRES-1] %i ms before now is "%s"', (age, english, german) => {
  expect(ago(now - age, now, 'en')).toBe(english);
  expect(ago(now - age, now, 'de')).toBe(german);
});

it.each([[0], [59_999], [-90_000]])('%i ms before now, by whatever clock, is just now', (age) => {
  expect(ago(now - age, now, 'en')).toBeUndefined();
});
