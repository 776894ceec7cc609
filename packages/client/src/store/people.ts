import type { Member, MemberStatus, UserId } from '@parley/protocol';
import type { ChatState } from './state.js';

/** What somebody says of themselves at a moment; undefined when they say nothing, or it has run out. */
export function statusAt(member: Member | undefined, nowMs: number): MemberStatus | undefined {
  const status = member?.status;
  if (!status || member.leftAt !== null) return undefined;
  return status.expiresAt !== null && Date.parse(status.expiresAt) <= nowMs ? undefined : status;
}

/** Whether somebody does not want to be disturbed at a moment. Without a zone of their own, hours are those here. */
export function isQuietAt(member: Member | undefined, nowMs: number): boolean {
  const quiet = member?.quiet;
  if (!quiet) return false;
  if (quiet.until !== null && Date.parse(quiet.until) > nowMs) return true;
  if (!quiet.hours) return false;
  const { from, until } = quiet.hours;
  const now = wallClock(nowMs, member.timeZone);
  return from < until ? from <= now && now < until : from <= now || now < until;
}

/** Whether I do not want to be disturbed now: ask before making any sound or showing any notification. */
export const isQuiet = (state: ChatState, nowMs: number): boolean => isQuietAt(selfOf(state), nowMs);

function selfOf({ me, members }: ChatState): Member | undefined {
  const userId: UserId | undefined = me?.account.id;
  return userId === undefined ? undefined : members.get(userId);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall shows, such as `08:05`; of the zone here when there is none, or nobody here knows it. */
export function wallClock(atMs: number, timeZone: string | undefined): string {
  const known = clocks.get(timeZone ?? '');
  const clock = known ?? clockOf(timeZone);
  if (!known) clocks.set(timeZone ?? '', clock);
  return clock.format(atMs);
}

function clockOf(timeZone: string | undefined): Intl.DateTimeFormat {
  const shape = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...shape, ...(timeZone !== undefined && { timeZone }) });
  } catch {
    return new Intl.DateTimeFormat('en-GB', shape);
  }
}
