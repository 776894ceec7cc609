const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long ago a moment is, in words: "now", "5 minutes ago", "yesterday"; after a week the date. Times in epoch ms. */
export function ago(atMs: number, nowMs: number, locale: string): string {
  const age = Math.max(0, nowMs - atMs);
  const words = (amount: number, unit: 'second' | 'minute' | 'hour' | 'day') =>
    new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-amount, unit);
  if (age < minuteMs) return words(0, 'second');
  if (age < hourMs) return words(Math.floor(age / minuteMs), 'minute');
  if (age < dayMs) return words(Math.floor(age / hourMs), 'hour');
  if (age < 7 * dayMs) return words(Math.floor(age / dayMs), 'day');
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(atMs);
}
