import type { PendingMessage, TimelineRows } from '@parley/client';
import type { Message } from '@parley/protocol';
import { enclosuresHeight } from '../enclosures/index.js';

/** One row of the list as it is drawn, top to bottom. */
export type TimelineItem =
  | { readonly kind: 'start'; readonly key: 'start' }
  | { readonly kind: 'more'; readonly key: 'before' | 'after' }
  | { readonly kind: 'day'; readonly key: string; readonly atMs: number }
  | { readonly kind: 'new'; readonly key: 'new' }
  | { readonly kind: 'message'; readonly key: string; readonly message: Message; readonly isGrouped: boolean }
  | {
      readonly kind: 'pending';
      readonly key: string;
      readonly pending: PendingMessage;
      readonly isGrouped: boolean;
    };

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

/** The same for a message on its way and the confirmed one, so that the row is never replaced. */
const keyOf = (authorId: string, clientMessageId: string) => `${authorId}:${clientMessageId}`;

/** What the list shows: day dividers, the "New" line, messages in groups, and what is still on its way. */
export function timelineItems(source: TimelineSource): TimelineItem[] {
  const items: TimelineItem[] = [
    source.hasMoreBefore ? { kind: 'more', key: 'before' } : { kind: 'start', key: 'start' },
  ];
  let day: number | undefined;
  let previous: { authorId: string; atMs: number } | undefined;
  let isNewShown = source.firstUnread === undefined;

  /** Puts the dividers due before a message of this moment; says whether it goes on from the one before. */
  const follow = (authorId: string, atMs: number): boolean => {
    const itsDay = localDay(atMs);
    if (itsDay !== day) {
      items.push({ kind: 'day', key: `day:${itsDay}`, atMs });
      day = itsDay;
      previous = undefined;
    }
    const isGrouped = previous?.authorId === authorId && atMs - previous.atMs < groupMs;
    previous = { authorId, atMs };
    return isGrouped;
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
    const isGrouped = follow(message.authorId, atMs);
    items.push({
      kind: 'message',
      key: keyOf(message.authorId, message.clientMessageId),
      message,
      isGrouped,
    });
    if (message.deletedAt) previous = undefined;
  }
  if (source.hasMoreAfter) items.push({ kind: 'more', key: 'after' });
  else
    for (const pending of source.pending) {
      const isGrouped = follow(source.myId, pending.queuedAt);
      items.push({ kind: 'pending', key: keyOf(source.myId, pending.clientMessageId), pending, isGrouped });
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
      return lines * 22 + (item.isGrouped ? 4 : 34) + enclosuresHeight(said) + marks;
    }
  }
}

/** A line of reactions, the mark of a pin, the line under a thread's root, and the one over a reply in the main line. */
const marksHeight = ({ reactions, pinnedAt, thread, threadRootId }: Message): number =>
  (reactions ? 32 : 0) + (pinnedAt ? 16 : 0) + (thread ? 30 : 0) + (threadRootId === undefined ? 0 : 18);
