/**
 * - `near`: "now", "4 min", "14:05", "Yesterday 14:05", "Mon 14:05", "12 Mar", "12 Mar 2024"
 * - `clock`: "14:05"
 * - `day`: "Today", "Yesterday", "Monday, 12 March", with the year when it is not this one
 * - `date`: "today", "yesterday", "12 March", "12 March 2024", as it stands within a sentence
 * - `full`: "Monday, 12 March 2024 at 14:05"
 */
export type TimeStyle = 'near' | 'clock' | 'day' | 'date' | 'full';

export interface TimeFormatOptions {
  readonly style: TimeStyle;
  readonly locale: string;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** IANA name; the machine's own zone without it. */
  readonly timeZone?: string | undefined;
}

/** Whether hours go to 12 or to 24; `locale`: as the region writes them. */
export type HourClock = 'locale' | '12' | '24';

let hourClock: HourClock = 'locale';
const clockListeners = new Set<() => void>();

/** For every time on the page, from now on. */
export function chooseClock(next: HourClock): void {
  if (next === hourClock) return;
  hourClock = next;
  dateFormats.clear();
  for (const listener of clockListeners) listener();
}

export const chosenClock = {
  listen(onChange: () => void): () => void {
    clockListeners.add(onChange);
    return () => clockListeners.delete(onChange);
  },
  read: (): HourClock => hourClock,
};

/** What a time with an hour is formatted with besides, so that it goes by the chosen clock. */
export const clockFields = (): { readonly hour12?: boolean } =>
  hourClock === 'locale' ? {} : { hour12: hourClock === '12' };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const shapes = {
  clock: { timeStyle: 'short' },
  weekday: { weekday: 'short' },
  date: { day: 'numeric', month: 'short' },
  dateAndYear: { day: 'numeric', month: 'short', year: 'numeric' },
  longDate: { weekday: 'long', day: 'numeric', month: 'long' },
  longDateAndYear: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  plainDate: { day: 'numeric', month: 'long' },
  plainDateAndYear: { day: 'numeric', month: 'long', year: 'numeric' },
  full: { dateStyle: 'full', timeStyle: 'short' },
  parts: { day: 'numeric', month: 'numeric', year: 'numeric', calendar: 'gregory', numberingSystem: 'latn' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

// Making a formatter costs about 50 µs and a list asks for hundreds: each is made once.
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();
const minuteFormats = new Map<string, Intl.NumberFormat>();

function cached<Format>(store: Map<string, Format>, key: string, create: () => Format): Format {
  const known = store.get(key);
  if (known !== undefined) return known;
  const made = create();
  store.set(key, made);
  return made;
}

function dateFormat(
  shape: keyof typeof shapes,
  { locale, timeZone }: TimeFormatOptions,
): Intl.DateTimeFormat {
  return cached(
    dateFormats,
    `${shape} ${locale} ${timeZone ?? ''}`,
    () =>
      new Intl.DateTimeFormat(locale, {
        ...shapes[shape],
        ...(timeZone !== undefined && { timeZone }),
        ...('timeStyle' in shapes[shape] && clockFields()),
      }),
  );
}

/** A calendar day as a count, so that days can be subtracted whatever summer time does to their length. */
function dayNumber(atMs: number, options: TimeFormatOptions): { day: number; year: number } {
  const found = { day: 1, month: 1, year: 1970 };
  for (const { type, value } of dateFormat('parts', { ...options, locale: 'en' }).formatToParts(atMs)) {
    if (type === 'day' || type === 'month' || type === 'year') found[type] = Number(value);
  }
  return { day: Date.UTC(found.year, found.month - 1, found.day) / DAY, year: found.year };
}

function sentenceCase(text: string, locale: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
}

function relative(amount: number, unit: 'day' | 'second', locale: string): string {
  const format = cached(
    relativeFormats,
    locale,
    () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
  );
  return format.format(amount, unit);
}

function dayName(atMs: number, options: TimeFormatOptions): string {
  const isHeading = options.style === 'day';
  const then = dayNumber(atMs, options);
  const today = dayNumber(options.nowMs, options);
  const ago = today.day - then.day;
  if (ago === 0 || ago === 1) {
    const words = relative(-ago, 'day', options.locale);
    return isHeading ? sentenceCase(words, options.locale) : words;
  }
  const shape = isHeading ? 'longDate' : 'plainDate';
  return dateFormat(then.year === today.year ? shape : `${shape}AndYear`, options).format(atMs);
}

function near(atMs: number, options: TimeFormatOptions): string {
  const { locale, nowMs } = options;
  const age = nowMs - atMs;
  // A clock that runs a little fast must not make anything happen in the future.
  if (age < MINUTE && age > -5 * MINUTE) return relative(0, 'second', locale);
  if (age >= MINUTE && age < HOUR) {
    const minutes = cached(
      minuteFormats,
      locale,
      () => new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'short' }),
    );
    return minutes.format(Math.floor(age / MINUTE));
  }
  const then = dayNumber(atMs, options);
  const today = dayNumber(nowMs, options);
  const ago = today.day - then.day;
  const clock = dateFormat('clock', options).format(atMs);
  if (ago === 0) return clock;
  if (ago === 1) return `${sentenceCase(relative(-1, 'day', locale), locale)} ${clock}`;
  if (ago > 1 && ago < 7) return `${dateFormat('weekday', options).format(atMs)} ${clock}`;
  return dateFormat(then.year === today.year ? 'date' : 'dateAndYear', options).format(atMs);
}

/** A moment in the words people use for it. */
export function formatTime(atMs: number, options: TimeFormatOptions): string {
  switch (options.style) {
    case 'near':
      return near(atMs, options);
    case 'day':
    case 'date':
      return dayName(atMs, options);
    case 'clock':
      return dateFormat('clock', options).format(atMs);
    case 'full':
      return dateFormat('full', options).format(atMs);
  }
}
