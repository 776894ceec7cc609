import type { PendingMessage, TimelineRows } from '@parley/client';
import type { Message } from '@parley/protocol';
import { enclosuresHeight } from '../enclosures/index.js';

/** One row of the list as it is drawn, top to bottom. */
export type TimelineItem =
  | { readonly kind: 'start'; readonly key: 'start' }
  | { readonly kind: 'more'; readonly key: 'before' | 'after' }
  | { readonly kind: 'day'; readonly key: string; readonly atMs: number }
  | { readonly kind: 'new'; readonly key: 'new' }
  | (Placed & { readonly kind: 'message'; readonly key: string; readonly message: Message })
  | (Placed & { readonly kind: 'pending'; readonly key: string; readonly pending: PendingMessage });

/** How a message stands to the one above it. */
export interface Placed {
  /** By the same author, soon after: they share one head. */
  readonly isGrouped: boolean;
  /** Answers the same message: what they answer is told once. */
  readonly isSameThread: boolean;
}

export interface TimelineSource {
  readonly rows: TimelineRows;
  readonly pending: readonly PendingMessage[];
  readonly hasMoreBefore: boolean;
  readonly hasMoreAfter: boolean;
  readonly myId: string;
  /** Sequence of the first message that was unread when the channel was opened. */
  readonly firstUnread: number | undefined;
}

/** Messages of one author closer than this share one head. */
const groupMs = 5 * 60_000;

/** Who says it, and in which thread. */
type Said = Pick<Message, 'authorId' | 'threadRootId'>;

/** The same for a message on its way and the confirmed one, so that the row is never replaced. */
const keyOf = (authorId: string, clientMessageId: string) => `${authorId}:${clientMessageId}`;

/** What the list shows: day dividers, the "New" line, messages in groups, and what is still on its way. */
export function timelineItems(source: TimelineSource): TimelineItem[] {
  const items: TimelineItem[] = [
    source.hasMoreBefore ? { kind: 'more', key: 'before' } : { kind: 'start', key: 'start' },
  ];
  let day: number | undefined;
  let previous: (Said & { readonly atMs: number }) | undefined;
  let isNewShown = source.firstUnread === undefined;

  /** Puts the dividers due before a message of this moment; says how it goes on from the one before. */
  const follow = (said: Said, atMs: number): Placed => {
    const itsDay = localDay(atMs);
    if (itsDay !== day) {
      items.push({ kind: 'day', key: `day:${itsDay}`, atMs });
      day = itsDay;
      previous = undefined;
    }
    const { authorId, threadRootId } = said;
    const isGrouped = previous?.authorId === authorId && atMs - previous.atMs < groupMs;
    const isSameThread = threadRootId !== undefined && previous?.threadRootId === threadRootId;
    previous = { authorId, threadRootId, atMs };
    return { isGrouped, isSameThread };
  };

  for (const message of source.rows) {
    const atMs = Date.parse(message.createdAt);
    if (
      !isNewShown &&
      message.sequence >= (source.firstUnread as number) &&
      message.authorId !== source.myId
    ) {
      if (localDay(atMs) !== day) {
        day = localDay(atMs);
        items.push({ kind: 'day', key: `day:${day}`, atMs });
      }
      items.push({ kind: 'new', key: 'new' });
      isNewShown = true;
      previous = undefined;
    }
    const placed = follow(message, atMs);
    const key = keyOf(message.authorId, message.clientMessageId);
    items.push({ kind: 'message', key, message, ...placed });
    if (message.deletedAt) previous = undefined;
  }
  if (source.hasMoreAfter) items.push({ kind: 'more', key: 'after' });
  else
    for (const pending of source.pending) {
      const placed = follow({ authorId: source.myId, threadRootId: pending.threadRootId }, pending.queuedAt);
      items.push({ kind: 'pending', key: keyOf(source.myId, pending.clientMessageId), pending, ...placed });
    }
  return items;
}

/** Number of the day in the reader's time zone. */
function localDay(atMs: number): number {
  return Math.floor((atMs - new Date(atMs).getTimezoneOffset() * 60_000) / 86_400_000);
}

/** First guess of a row's height in px, before it is measured. */
export function estimatedHeight(item: TimelineItem): number {
  switch (item.kind) {
    case 'start':
      return 120;
    case 'more':
      return 240;
    case 'day':
      return 44;
    case 'new':
      return 24;
    default: {
      const said = item.kind === 'message' ? item.message : item.pending;
      let lines = 0;
      for (const line of said.text.split('\n')) lines += Math.max(1, Math.ceil(line.length / 85));
      const marks = item.kind === 'message' ? marksHeight(item.message) : 0;
      const answers = said.threadRootId !== undefined && !item.isSameThread ? 18 : 0;
      return lines * 22 + (item.isGrouped ? 4 : 34) + enclosuresHeight(said) + marks + answers;
    }
  }
}

/** A line of reactions, the mark of a pin, and the line under a thread's root. */
const marksHeight = ({ reactions, pinnedAt, thread }: Message): number =>
  (reactions ? 32 : 0) + (pinnedAt ? 16 : 0) + (thread ? 30 : 0);
