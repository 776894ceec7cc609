import {
  draftSet,
  messageSave,
  messageSend,
  messageUnsave,
  notificationsUpdate,
  preferencesUpdate,
  sidebarUpdate,
} from '@parley/protocol';
import * as z from 'zod/mini';
import { waitsForLine } from './store/later-waiting.js';
import { type Mark, markOf } from './store/reducers/outbox.js';
import type { OutboxEntry } from './store/state.js';

/** Most frames of one lane on the line at once. */
export const pipelined = 8;

/**
 * Most read markers on the line at once, of all places together: whoever reads everything may move hundreds, and nothing
 * that somebody wrote should wait behind them. Many times as many as a server works on for one person.
 */
export const markersAtOnce = 32;

const isDraft = (entry: OutboxEntry): boolean => entry.type === draftSet.type;

const threaded = z.object({ threadRootId: z.optional(z.string()) });

/** The thread or the channel that a draft is of. */
const draftPlace = ({ channelId, payload }: OutboxEntry): string | null =>
  threaded.safeParse(payload).data?.threadRootId ?? channelId;

/** Read markers and drafts: a later one of the same place may stand for it. */
export const isReplaceable = (entry: OutboxEntry): boolean => isDraft(entry) || markOf(entry) !== undefined;

/** Both are of one place, and nothing is lost when only the newer one is said. */
export function standsFor(newer: OutboxEntry, older: OutboxEntry): boolean {
  if (newer.commandId === older.commandId) return false;
  if (isDraft(newer)) return isDraft(older) && draftPlace(newer) === draftPlace(older);
  return isCoveredBy(markOf(older), markOf(newer));
}

/** `isCareful`: something went wrong in the lane, so one by one until it is empty. Times in epoch milliseconds. */
export interface Lane {
  readonly isCareful: boolean;
  readonly waitUntil: number;
}

/** Longest that an entry is held: a moment further away was written by a clock that has been set back since. */
export const longestHoldMs = 60_000;

/** How long an entry is still to be held, in milliseconds; 0: it may go. */
export function heldForMs({ heldUntilAt }: OutboxEntry, now: number): number {
  const leftMs = (heldUntilAt ?? 0) - now;
  return leftMs > 0 && leftMs <= longestHoldMs ? leftMs : 0;
}

const stepwise = new Set<string>([preferencesUpdate.type, sidebarUpdate.type, notificationsUpdate.type]);

const kept = z.object({ reminderId: z.optional(z.string()), scheduledId: z.optional(z.string()) });
const marking = new Set<string>([messageSave.type, messageUnsave.type]);
const markedMessage = z.object({ messageId: z.string() });

/** What a command for later is about; one that makes something new is about nothing else. */
export function keptThing({
  type,
  payload,
  commandId,
}: Pick<OutboxEntry, 'type' | 'payload' | 'commandId'>): string {
  if (marking.has(type)) return markedMessage.safeParse(payload).data?.messageId ?? commandId;
  const { reminderId, scheduledId } = kept.safeParse(payload).data ?? {};
  return reminderId ?? scheduledId ?? commandId;
}

/** Entries of one lane go out in the order they were queued; lanes do not wait for each other. */
export function laneOf(entry: OutboxEntry): string {
  const mark = markOf(entry);
  if (mark) return `read ${mark.place}`;
  if (isDraft(entry)) return `draft ${draftPlace(entry)}`;
  if (waitsForLine(entry.type)) return `later ${keptThing(entry)}`;
  // What changes one thing step by step keeps its order.
  if (stepwise.has(entry.type)) return entry.type;
  return entry.channelId ?? entry.commandId;
}

/**
 * What may be written to the line now. A lane in order writes messages ahead of their acks, as a line keeps the order of
 * frames and the server handles one channel's sends as they come in. Everything else it does side by side, so an edit, a
 * reaction or a pin waits for what was said before it: the last word would not always win otherwise. After a lost ack or
 * a refusal for now it asks one by one, from the oldest.
 */
export function sendableNow(
  outbox: readonly OutboxEntry[],
  lanes: ReadonlyMap<string, Lane>,
  now: number,
): OutboxEntry[] {
  const onLine = new Map<string, number>();
  let markers = 0;
  for (const entry of outbox) {
    if (entry.state !== 'sending') continue;
    onLine.set(laneOf(entry), (onLine.get(laneOf(entry)) ?? 0) + 1);
    if (markOf(entry)) markers += 1;
  }
  const held = new Set<string>();
  return outbox.filter((entry) => {
    if (entry.state !== 'queued') return false;
    const name = laneOf(entry);
    // What was written after it waits as well: the order is the one it was written in.
    if (heldForMs(entry, now) > 0) held.add(name);
    if (held.has(name)) return false;
    const lane = lanes.get(name);
    const busy = onLine.get(name) ?? 0;
    const most = lane?.isCareful || entry.type !== messageSend.type ? 1 : pipelined;
    const isMarker = markOf(entry) !== undefined;
    if (busy >= most || (lane?.waitUntil ?? 0) > now || (isMarker && markers >= markersAtOnce)) {
      held.add(name);
      return false;
    }
    if (isMarker) markers += 1;
    onLine.set(name, busy + 1);
    return true;
  });
}

/** A marker put back undoes whatever was said before; one that moves forward covers those it passes. */
function isCoveredBy(mark: Mark | undefined, newest: Mark | undefined): boolean {
  if (!mark || mark.place !== newest?.place) return false;
  return newest.isBack || (!mark.isBack && mark.sequence <= newest.sequence);
}
