import { countOf } from './number-words.js';
import { type ClockTime, readTime } from './read-time.js';
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
  'gegen',
  'uhr',
  'o’clock',
  "o'clock",
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
    .replace(/\b(\d{1,2}),5 /g, '$1.5 ')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
}

/** "in 20 minutes", "20 min", "in anderthalb Stunden", "an hour and a half"; days and longer keep the time of day. */
function spanOf(given: readonly string[]) {
  const text = given.join(' ').replace(/^in /, '');
  const isAndHalf = / and a half\b/.test(text);
  const words = text.replace(/ and a half\b/, '').split(' ');
  const isHalf = words.some((word) => /^(?:half|halben?)$/.test(word));
  const [first = '', second = ''] = words.filter((word) => !/^hal/.test(word));
  const said = countOf(first);
  const unit = units.find(([pattern]) => pattern.test(second))?.[1];
  const most = isHalf ? 3 : 2;
  if (said === undefined || !unit || words.length > most) return undefined;
  const count = isHalf ? 0.5 : said + (isAndHalf ? 0.5 : 0);
  // Half of anything but an hour is no time to be sure of.
  if (unit !== 'hour' && !Number.isInteger(count)) return undefined;
  return (nowMs: number, now: LocalTime, timeZone: string): number | undefined => {
    if (unit === 'hour') return nowMs + count * 60 * minuteMs;
    if (unit === 'minute') return nowMs + count * minuteMs;
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
  time?: ClockTime;
  /** The time is a part of the day only. */
  isPart?: boolean;
  isNext?: boolean;
  /** Which day of the week was named; 0 is Sunday. */
  weekday?: number;
  /** Monday of the week that was named. */
  week?: LocalTime;
}

/** Every word must mean something, and none of it twice; undefined otherwise. */
function readWords(words: readonly string[], now: LocalTime): Found | undefined {
  const found: Found = {};
  for (let index = 0; index < words.length; ) {
    const used =
      readWeek(words, index, { now, found }) ||
      readDay(words, index, { now, found }) ||
      takeTime(words, index, found);
    if (used === 0 && !fillers.has(words[index] as string)) return undefined;
    index += Math.max(used, 1);
  }
  return found.isNext ? undefined : found;
}

/** How many words say a time of day here; 0: none. What a part of the day said before, a clock makes exact. */
function takeTime(words: readonly string[], index: number, found: Found): number {
  const said = readTime(words, index);
  if (!said) return 0;
  const { hour, minute, used, isPart } = said;
  if (found.time && isPart === (found.isPart ?? false)) return 0;
  if (!found.time || !isPart) found.time = { hour, minute };
  found.isPart = isPart && (found.isPart ?? true);
  return used;
}

/** "next week", alone or with a day of it, and "in a week" from a day; 0: none. */
function readWeek(
  words: readonly string[],
  index: number,
  { now, found }: { now: LocalTime; found: Found },
): number {
  const [first = '', second = '', third = ''] = words.slice(index, index + 3);
  const isWeek = (word: string) => /^(?:weeks?|wochen?)$/.test(word);
  if (first === 'in' && found.day && isWeek(third)) {
    const count = countOf(second);
    if (count === undefined || !Number.isInteger(count)) return 0;
    found.day = plusDays(found.day, 7 * count);
    return 3;
  }
  if (!next.test(first) || !isWeek(second) || found.week) return 0;
  if (found.day && found.weekday === undefined) return 0;
  found.week = plusDays(now, (8 - weekdayOf(now)) % 7 || 7);
  found.day = found.weekday === undefined ? found.week : dayOfWeek(found.week, found.weekday);
  return 2;
}

const next = /^(?:next|nächste[nrsm]?|kommende[nrsm]?)$/;
const dayOfWeek = (monday: LocalTime, weekday: number): LocalTime => plusDays(monday, (weekday + 6) % 7);

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
  // Its time is read from the same word, unless a clock says it.
  if (word === 'tonight') return take(now) && takeTime(words, index, found);
  if (next.test(word)) {
    const after = words[index + 1] ?? '';
    if (/^(?:month|monat)$/.test(after)) return take({ ...plusMonths({ ...now, day: 1 }, 1) }, 2);
    found.isNext = true;
    return 1;
  }
  const weekday = weekdays.findIndex((pattern) => pattern.test(word.replace(/\.$/, '')));
  if (weekday >= 0) {
    if (found.week && found.weekday === undefined) {
      found.weekday = weekday;
      found.day = dayOfWeek(found.week, weekday);
      return 1;
    }
    const used = take(plusDays(now, (weekday - weekdayOf(now) + 7) % 7 || 7));
    if (used > 0) Object.assign(found, { isNext: false, weekday });
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
