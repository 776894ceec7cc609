import type { DemoTime } from './belongings.js';
import type { PersonKey } from './people.js';
import type { Choice, Reactions, ScriptLine } from './transcript.js';

/** The clock the transcripts are written by. */
export const officeTimeZone = 'Europe/Vienna';

/** One message of a conversation with the moment it is said to have been sent. */
export interface ScheduledMessage {
  readonly by: PersonKey;
  readonly sentAt: Date;
  readonly text: string;
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly pinned: boolean;
  readonly isReply: boolean;
  readonly reactions: readonly Reactions[];
  readonly poll?: readonly Choice[] | undefined;
  readonly checklist?: readonly Choice[] | undefined;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const atForm = /^-(\d+)d (-?)(\d\d):(\d\d)$/;

const officeFormat = new Intl.DateTimeFormat('en', {
  timeZone: officeTimeZone,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

/** Wall clock at the office as if it were UTC, so that days can be counted with plain arithmetic. */
function officeClock(moment: Date): number {
  const parts = officeFormat.formatToParts(moment);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
}

function fromOfficeClock(clock: number): Date {
  const offset = officeClock(new Date(clock)) - clock;
  const guess = clock - offset;
  // The offset of the guess counts: the two differ in the hours around a change to or from summer time.
  return new Date(clock - (officeClock(new Date(guess)) - guess));
}

/** A moment to come, by the office's clock: on the day that is so many days from now, or on the next Monday. */
export function officeTime(now: Date, { day, clock }: DemoTime): Date {
  const today = Math.floor(officeClock(now) / dayMs) * dayMs;
  const days = day === 'monday' ? (8 - new Date(today).getUTCDay()) % 7 || 7 : day;
  const [hours, minutes] = clock.split(':').map(Number) as [number, number];
  return fromOfficeClock(today + days * dayMs + (hours * 60 + minutes) * minuteMs);
}

/** Spreads the messages of one minute over it, so that no two carry the same moment. */
function secondsInMinute(script: readonly ScriptLine[], index: number): number {
  const at = script[index]?.at;
  let before = 0;
  while (script[index - before - 1]?.at === at) before += 1;
  let after = 0;
  while (script[index + after + 1]?.at === at) after += 1;
  return Math.floor((60 * (before + 1)) / (before + after + 2));
}

/**
 * Puts a conversation on the calendar that ends at `now`.
 *
 * The transcripts are written as if today were a Monday, so `-3d` is a Friday. On any other day they move up to the
 * running week, which keeps Fridays Fridays, and what would then fall on today or later is left out. Lines told by how
 * long ago they were (`-0d -00:07`) always stay.
 *
 * @returns messages in ascending order, all before `now`.
 * @throws Error naming an `at` of another form.
 */
export function scheduleScript(script: readonly ScriptLine[], now: Date): readonly ScheduledMessage[] {
  const today = Math.floor(officeClock(now) / dayMs) * dayMs;
  const daysToMonday = (8 - new Date(today).getUTCDay()) % 7;

  return script.flatMap((line, index) => {
    const [, days, ago, hours, minutes] = atForm.exec(line.at) ?? [];
    if (days === undefined) throw new Error(`Not a time of a script: ${line.at}`);
    const timeMs = (Number(hours) * 60 + Number(minutes)) * minuteMs;
    const secondsMs = secondsInMinute(script, index) * 1000;
    const day = today + (daysToMonday - Number(days)) * dayMs;
    if (!ago && day >= today) return [];
    const sentAt = ago
      ? new Date(now.getTime() - timeMs + secondsMs)
      : fromOfficeClock(day + timeMs + secondsMs);
    const {
      by,
      text,
      edited = false,
      deleted = false,
      pinned = false,
      isReply = false,
      reactions = [],
      poll,
      checklist,
    } = line;
    return [{ by, sentAt, text, edited, deleted, pinned, isReply, reactions, poll, checklist }];
  });
}
