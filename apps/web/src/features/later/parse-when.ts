import { instantOf, type LocalTime, localTime, plusDays, weekdayOf } from './zoned-time.js';

/** `missing`: the clocks are set forward past it. `past`: it has been. `unclear`: these are no words for a time. */
export type When =
  | { readonly kind: 'at'; readonly atMs: number }
  | { readonly kind: 'missing' | 'past' | 'unclear' };

export interface WhenOptions {
  readonly nowMs: number;
  readonly timeZone: string;
}

const minuteMs = 60_000;
/** What a day without a time means. */
const morning = { hour: 9, minute: 0 };

const units: readonly (readonly [RegExp, 'minute' | 'hour' | 'day' | 'week' | 'month'])[] = [
  [/^(?:m|min|mins|minutes?|minuten?)$/, 'minute'],
  [/^(?:h|hrs?|hours?|std|stunden?)$/, 'hour'],
  [/^(?:d|days?|tage?n?)$/, 'day'],
  [/^(?:w|weeks?|wochen?)$/, 'week'],
  [/^(?:months?|monate?n?)$/, 'month'],
];
const counts: Readonly<Record<string, number>> = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, ten: 10 },
  ...{ ein: 1, eine: 1, einem: 1, einer: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, zehn: 10 },
};

const weekdays: readonly RegExp[] = [
  /^(?:sun|sunday|so|sonntag)$/,
  /^(?:mon|monday|mo|montag)$/,
  /^(?:tue|tues|tuesday|di|dienstag)$/,
  /^(?:wed|weds|wednesday|mi|mittwoch)$/,
  /^(?:thu|thur|thurs|thursday|do|donnerstag)$/,
  /^(?:fri|friday|fr|freitag)$/,
  /^(?:sat|saturday|sa|samstag|sonnabend)$/,
];

const months: readonly RegExp[] = [
  /^(?:jan|january|januar)$/,
  /^(?:feb|february|februar)$/,
  /^(?:mar|march|märz|mär)$/,
  /^(?:apr|april)$/,
  /^(?:may|mai)$/,
  /^(?:jun|june|juni)$/,
  /^(?:jul|july|juli)$/,
  /^(?:aug|august)$/,
  /^(?:sep|sept|september)$/,
  /^(?:oct|october|okt|oktober)$/,
  /^(?:nov|november)$/,
  /^(?:dec|december|dez|dezember)$/,
];

const times: Readonly<Record<string, readonly [hour: number, minute: number]>> = {
  ...{
    morning: [9, 0],
    noon: [12, 0],
    midday: [12, 0],
    afternoon: [14, 0],
    evening: [18, 0],
    tonight: [20, 0],
  },
  ...{
    vormittag: [10, 0],
    mittag: [12, 0],
    mittags: [12, 0],
    nachmittag: [14, 0],
    abend: [18, 0],
    früh: [8, 0],
  },
};

/** Words that only hold others together, in both languages. */
const fillers = new Set([
  'at',
  'on',
  'the',
  'of',
  'in',
  'this',
  'um',
  'am',
  'an',
  'der',
  'den',
  'diesen',
  'uhr',
  'o’clock',
]);

/**
 * A time in natural words, English or German: "in 20 minutes", "tomorrow 9:00", "next monday", "morgen um 9",
 * "24 Dec 17:30", "2026-12-24 17:30". A day without a time means its morning; a time without a day the next one.
 */
export function parseWhen(text: string, { nowMs, timeZone }: WhenOptions): When {
  const words = wordsOf(text);
  if (words.length === 0) return { kind: 'unclear' };
  const now = localTime(nowMs, timeZone);
  const span = spanOf(words);
  if (span) return resolve(span(nowMs, now, timeZone), nowMs);
  const found = readWords(words, now);
  if (!found) return { kind: 'unclear' };
  const { day, time } = found;
  if (day) return resolve(instantOf({ ...day, ...(time ?? morning) }, timeZone), nowMs);
  if (!time) return { kind: 'unclear' };
  const today = instantOf({ ...now, ...time }, timeZone);
  return today !== undefined && today > nowMs
    ? { kind: 'at', atMs: today }
    : resolve(instantOf({ ...plusDays(now, 1), ...time }, timeZone), nowMs);
}

function resolve(atMs: number | undefined, nowMs: number): When {
  if (atMs === undefined) return { kind: 'missing' };
  return atMs > nowMs ? { kind: 'at', atMs } : { kind: 'past' };
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/(\d)\s*([ap])\.?m\b\.?/g, '$1$2m')
    .replace(/\b(\d+)(min|mins|h|std|d|w|m)\b/g, '$1 $2')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
}

/** "in 20 minutes", "20 min", "in einer Stunde"; days and longer keep the time of day. */
function spanOf(words: readonly string[]) {
  const rest = words[0] === 'in' ? words.slice(1) : words;
  const isHalf = /^(?:half|halben?|halbe)$/.test(rest.find((word) => /^hal/.test(word)) ?? '');
  const [first = '', second = ''] = rest.filter((word) => !/^hal/.test(word));
  const count = /^\d{1,4}$/.test(first) ? Number(first) : counts[first];
  const unit = units.find(([pattern]) => pattern.test(second))?.[1];
  const most = isHalf ? 3 : 2;
  if (count === undefined || !unit || rest.length > most) return undefined;
  return (nowMs: number, now: LocalTime, timeZone: string): number | undefined => {
    if (isHalf) return unit === 'hour' ? nowMs + 30 * minuteMs : undefined;
    if (unit === 'minute') return nowMs + count * minuteMs;
    if (unit === 'hour') return nowMs + count * 60 * minuteMs;
    if (unit === 'month') return instantOf(plusMonths(now, count), timeZone);
    return instantOf(plusDays(now, unit === 'day' ? count : count * 7), timeZone);
  };
}

/** The same day of the month, or the last one there is. */
function plusMonths(local: LocalTime, count: number): LocalTime {
  const first = new Date(Date.UTC(local.year, local.month - 1 + count, 1));
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + 1];
  return { ...local, year, month, day: Math.min(local.day, new Date(Date.UTC(year, month, 0)).getUTCDate()) };
}

interface Found {
  day?: LocalTime;
  time?: { hour: number; minute: number };
  isNext?: boolean;
}

/** Every word must mean something, and none of it twice; undefined otherwise. */
function readWords(words: readonly string[], now: LocalTime): Found | undefined {
  const found: Found = {};
  for (let index = 0; index < words.length; ) {
    const used = readDay(words, index, { now, found }) || readTime(words, index, found);
    if (used === 0 && !fillers.has(words[index] as string)) return undefined;
    index += Math.max(used, 1);
  }
  return found.isNext ? undefined : found;
}

/** How many words say a day here; 0: none. */
function readDay(
  words: readonly string[],
  index: number,
  { now, found }: { now: LocalTime; found: Found },
): number {
  const word = words[index] as string;
  const take = (day: LocalTime | undefined, used = 1): number => {
    if (!day || found.day) return 0;
    found.day = day;
    return used;
  };
  if (word === 'today' || word === 'heute') return take(now);
  // "morgen" is tomorrow, and after a day the morning of it.
  if (word === 'tomorrow' || word === 'tmrw' || (word === 'morgen' && !found.day))
    return take(plusDays(now, 1));
  if (word === 'übermorgen') return take(plusDays(now, 2));
  if (word === 'tonight') {
    found.time = { hour: 20, minute: 0 };
    return take(now);
  }
  if (/^(?:next|nächste[nrsm]?|kommende[nrsm]?)$/.test(word)) {
    const after = words[index + 1] ?? '';
    if (/^(?:week|woche)$/.test(after)) return take(plusDays(now, (8 - weekdayOf(now)) % 7 || 7), 2);
    if (/^(?:month|monat)$/.test(after)) return take({ ...plusMonths({ ...now, day: 1 }, 1) }, 2);
    found.isNext = true;
    return 1;
  }
  const weekday = weekdays.findIndex((pattern) => pattern.test(word.replace(/\.$/, '')));
  if (weekday >= 0) {
    const used = take(plusDays(now, (weekday - weekdayOf(now) + 7) % 7 || 7));
    if (used > 0) found.isNext = false;
    return used;
  }
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:t(\d{2}):(\d{2}))?$/.exec(word);
  if (iso) {
    if (iso[4]) found.time = { hour: Number(iso[4]), minute: Number(iso[5]) };
    return take({ ...now, year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) });
  }
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?$/.exec(word);
  if (dotted) return take(dated(now, Number(dotted[1]), { month: Number(dotted[2]), year: dotted[3] }));
  return readNamedDay(words, index, { now, take });
}

/** "24 Dec", "Dec 24", "24. Dezember 2026". */
function readNamedDay(
  words: readonly string[],
  index: number,
  { now, take }: { now: LocalTime; take: (day: LocalTime | undefined, used: number) => number },
): number {
  const [first = '', second = '', third = ''] = words.slice(index, index + 3);
  const monthOf = (word: string) => months.findIndex((pattern) => pattern.test(word.replace(/\.$/, ''))) + 1;
  const dayOf = (word: string) => Number(/^(\d{1,2})(?:st|nd|rd|th|\.)?$/.exec(word)?.[1] ?? 0);
  const [day, month] = monthOf(first) > 0 ? [dayOf(second), monthOf(first)] : [dayOf(first), monthOf(second)];
  if (day === 0 || month === 0) return 0;
  const year = /^\d{4}$/.test(third) ? third : undefined;
  return take(dated(now, day, { month, year }), year ? 3 : 2);
}

/** Without a year the next such day. */
function dated(
  now: LocalTime,
  day: number,
  { month, year }: { month: number; year: string | undefined },
): LocalTime | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  if (year !== undefined) return { ...now, year: Number(year.length === 2 ? `20${year}` : year), month, day };
  const isBehind = month < now.month || (month === now.month && day < now.day);
  return { ...now, year: now.year + (isBehind ? 1 : 0), month, day };
}

/** How many words say a time of day here; 0: none. */
function readTime(words: readonly string[], index: number, found: Found): number {
  const word = words[index] as string;
  const take = (hour: number, minute: number, used = 1): number => {
    if (hour > 23 || minute > 59 || found.time) return 0;
    found.time = { hour, minute };
    return used;
  };
  const named = word === 'morgen' ? times.morning : times[word];
  if (named) {
    // "tomorrow morning at 8": the hour says it better.
    return readsTime(words.slice(index + 1)) ? 1 : take(...named);
  }
  const clock = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm|h)?$/.exec(word);
  if (!clock) return 0;
  const [, hours = '', minutes = '0', half] = clock;
  const hour = Number(hours);
  if (half === 'am' || half === 'pm') {
    if (hour < 1 || hour > 12) return 0;
    return take((hour % 12) + (half === 'pm' ? 12 : 0), Number(minutes));
  }
  const saysEvening = words
    .slice(0, index)
    .some((one) => /^(?:evening|tonight|abend|afternoon|nachmittag)$/.test(one));
  return take(saysEvening && hour < 12 ? hour + 12 : hour, Number(minutes));
}

const readsTime = (words: readonly string[]): boolean =>
  words.some((word) => /^\d{1,2}(?:[:.]\d{2})?(?:am|pm|h)?$/.test(word));
