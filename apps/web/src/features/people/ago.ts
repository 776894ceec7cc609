const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * How long ago a moment is, in words: "5 minutes ago", "yesterday"; after a week the date. Undefined for what was just
 * now. Times in epoch ms.
 */
export function ago(atMs: number, nowMs: number, locale: string): string | undefined {
  const age = nowMs - atMs;
  const words = (amount: number, unit: 'minute' | 'hour' | 'day') =>
    new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-amount, unit);
  if (age < minuteMs) return undefined;
  if (age < hourMs) return words(Math.floor(age / minuteMs), 'minute');
  if (age < dayMs) return words(Math.floor(age / hourMs), 'hour');
  if (age < 7 * dayMs) return words(Math.floor(age / dayMs), 'day');
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(atMs);
}
