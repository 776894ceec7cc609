import type { PendingMessage, TimelineRows } from '@parley/client';
import type { Message } from '@parley/protocol';
import { enclosuresHeight } from '../enclosures/index.js';
import { foldedLines, isLong, linesOf } from './folding.js';

/** One row of the list as it is drawn, top to bottom. */
export type TimelineItem =
  | { readonly kind: 'start'; readonly key: 'start' }
  | { readonly kind: 'more'; readonly key: 'before' | 'after' }
  | {
      readonly kind: 'day';
      readonly key: string;
      readonly atMs: number;
      /** The "New" line as well: one line, not two. */
      readonly isNew?: true;
    }
  | { readonly kind: 'new'; readonly key: 'new' }
  /** Under the message that a thread is about. */
  | { readonly kind: 'replies'; readonly key: 'replies'; readonly count: number }
  | MessageItem
  | (Placed & { readonly kind: 'pending'; readonly key: string; readonly pending: PendingMessage });

export interface MessageItem extends Placed {
  readonly kind: 'message';
  readonly key: string;
  readonly message: Message;
  readonly atMs: number;
}

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

/**
 * What the list shows: day dividers, the "New" line, messages in groups, and what is still on its way. With what it
 * showed the last time, a message that came costs one item and not two thousand: those that say the same are handed
 * out again.
 */
export function timelineItems(source: TimelineSource, last: readonly TimelineItem[] = []): TimelineItem[] {
  const lastOf = inOrder(last);
  const items: TimelineItem[] = [
    source.hasMoreBefore ? { kind: 'more', key: 'before' } : { kind: 'start', key: 'start' },
  ];
  let day: LocalDay | undefined;
  let previous: (Said & { readonly atMs: number }) | undefined;
  let isNewShown = !isFirstUnreadIn(source);

  /** Puts the divider of a day that begins with this moment. */
  const beginDay = (atMs: number, news: { readonly isNew?: true } = {}): boolean => {
    if (day && atMs >= day.startsAt && atMs < day.endsAt) return false;
    day = localDay(atMs);
    items.push({ kind: 'day', key: `day:${day.number}`, atMs, ...news });
    return true;
  };

  /** Puts the divider due before a message of this moment; says how it goes on from the one before. */
  const follow = (said: Said, atMs: number): Placed => {
    if (beginDay(atMs)) previous = undefined;
    const { authorId, threadRootId } = said;
    const isGrouped = previous?.authorId === authorId && atMs - previous.atMs < groupMs;
    const isSameThread = threadRootId !== undefined && previous?.threadRootId === threadRootId;
    previous = { authorId, threadRootId, atMs };
    return { isGrouped, isSameThread };
  };

  for (const message of source.rows) {
    const known = lastOf(message);
    const atMs = known?.atMs ?? Date.parse(message.createdAt);
    if (
      !isNewShown &&
      message.sequence >= (source.firstUnread as number) &&
      message.authorId !== source.myId
    ) {
      if (!beginDay(atMs, { isNew: true })) items.push({ kind: 'new', key: 'new' });
      isNewShown = true;
      previous = undefined;
    }
    const placed = follow(message, atMs);
    items.push(known && isPlacedAlike(known, placed) ? known : messageItem(message, atMs, placed));
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

/** Where reading stopped. */
export const isNewLine = (item: TimelineItem): boolean =>
  item.kind === 'new' || (item.kind === 'day' && item.isNew === true);

/** False also where the window begins after it: what is first in it was not the first that was new. */
function isFirstUnreadIn({ firstUnread, hasMoreBefore, rows }: TimelineSource): boolean {
  if (firstUnread === undefined) return false;
  return !hasMoreBefore || (rows.at(0)?.sequence ?? 0) <= firstUnread;
}

const messageItem = (message: Message, atMs: number, placed: Placed): MessageItem => ({
  kind: 'message',
  key: keyOf(message.authorId, message.clientMessageId),
  message,
  atMs,
  ...placed,
});

export const isPlacedAlike = (before: Placed, after: Placed): boolean =>
  before.isGrouped === after.isGrouped && before.isSameThread === after.isSameThread;

/** The item that shows this very message, asked for in the order in which they stand. */
function inOrder(items: readonly TimelineItem[]): (message: Message) => MessageItem | undefined {
  let at = 0;
  return (message) => {
    for (let item = items[at]; item; item = items[++at]) {
      if (item.kind !== 'message' || item.message.sequence < message.sequence) continue;
      return item.message === message ? item : undefined;
    }
    return undefined;
  };
}

/** In the reader's time zone. */
export const isSameDay = (a: number, b: number): boolean => localDay(a).number === localDay(b).number;

/** A day in the reader's time zone. */
interface LocalDay {
  readonly number: number;
  /** Epoch ms. */
  readonly startsAt: number;
  readonly endsAt: number;
}

function localDay(atMs: number): LocalDay {
  const moment = new Date(atMs);
  const midnight = (days: number) =>
    new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + days).getTime();
  const number = Math.floor((atMs - moment.getTimezoneOffset() * 60_000) / 86_400_000);
  return { number, startsAt: midnight(0), endsAt: midnight(1) };
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
    case 'replies':
      return 32;
    default: {
      const said = item.kind === 'message' ? item.message : item.pending;
      const marks = item.kind === 'message' ? marksHeight(item.message) : 0;
      const answers = said.threadRootId !== undefined && !item.isSameThread ? 18 : 0;
      return textHeight(said.text) + (item.isGrouped ? 4 : 34) + enclosuresHeight(said) + marks + answers;
    }
  }
}

/** A folded one has a button under it. */
const textHeight = (text: string): number => (isLong(text) ? foldedLines * 22 + 30 : linesOf(text) * 22);

/** A line of reactions, the mark of a pin, and the line under a thread's root. */
const marksHeight = ({ reactions, pinnedAt, thread }: Message): number =>
  (reactions ? 32 : 0) + (pinnedAt ? 16 : 0) + (thread ? 30 : 0);
