/** A time as a calendar and a clock on the wall say it. Months count from 1. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}

/** What the clocks of a zone show at an instant. */
export function localTime(atMs: number, timeZone: string): LocalTime {
  const found = { year: 1970, month: 1, day: 1, hour: 0, minute: 0 };
  for (const { type, value } of formatOf(timeZone).formatToParts(atMs))
    if (type in found) found[type as keyof typeof found] = Number(value);
  return found;
}

/** As if the clock on the wall stood in Greenwich: two of these can be compared, and days counted. */
const asUtc = ({ year, month, day, hour, minute }: LocalTime): number =>
  Date.UTC(year, month - 1, day, hour, minute);

const dayMs = 86_400_000;

/**
 * The instant at which the clocks of a zone show this; the first of the two when they are set back over it. Undefined
 * when they are set forward past it and it never comes, or when there is no such date.
 */
export function instantOf(local: LocalTime, timeZone: string): number | undefined {
  const wanted = asUtc(local);
  // A zone's distance from Greenwich a day before and a day after: between them lies at most one change.
  const candidates = [wanted - dayMs, wanted + dayMs].map(
    (near) => wanted - (asUtc(localTime(near, timeZone)) - near),
  );
  return candidates
    .sort((a, b) => a - b)
    .find((at) => asUtc(localTime(at, timeZone)) === wanted && isDate(local));
}

function isDate({ year, month, day }: LocalTime): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The same clock time so many days on. */
export function plusDays(local: LocalTime, days: number): LocalTime {
  const date = new Date(Date.UTC(local.year, local.month - 1, local.day + days));
  return {
    ...local,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}

/** 0 is Sunday. */
export const weekdayOf = ({ year, month, day }: LocalTime): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay();
