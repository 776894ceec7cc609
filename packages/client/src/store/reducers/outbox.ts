import {
  type ChannelId,
  channelMarkRead,
  channelMarkUnread,
  type Message,
  type MessageId,
  messageEdit,
  messageSend,
  threadMarkRead,
  threadMarkUnread,
} from '@parley/protocol';
import * as z from 'zod/mini';
import type { ChannelState, ChatState, OutboxEntry } from '../state.js';

export function entryAdded(state: ChatState, entry: OutboxEntry): ChatState {
  return { ...state, outbox: [...state.outbox, entry] };
}

/** The messages that are on the screen already, of those that these entries are to send. */
export function messagesHeld(state: ChatState, entries: readonly OutboxEntry[]): Message[] {
  const wanted = new Set(entries.map((entry) => entry.commandId));
  const channelIds = new Set(entries.map((entry) => entry.channelId ?? ''));
  return [...channelIds].flatMap((channelId) =>
    rowsHeld(state.channels.get(channelId)).filter(
      (row) => wanted.has(row.clientMessageId) && row.authorId === state.me?.account.id,
    ),
  );
}

function rowsHeld(channel: ChannelState | undefined): Message[] {
  if (!channel) return [];
  const threads = [...channel.openThreads.values()];
  return [...channel.timeline.rows, ...threads.flatMap(({ timeline }) => [...timeline.rows])];
}

/** Entries that came from elsewhere, in the order in which all of them were queued. What is kept stays kept. */
export function entriesMerged(state: ChatState, entries: readonly OutboxEntry[]): ChatState {
  const merged = new Map(state.outbox.map((entry) => [entry.commandId, entry]));
  for (const entry of entries) {
    const isKept = entry.isKept || merged.get(entry.commandId)?.isKept === true;
    merged.set(entry.commandId, { ...entry, isKept });
  }
  return { ...state, outbox: [...merged.values()].sort(byQueued) };
}

export const byQueued = (a: OutboxEntry, b: OutboxEntry): number =>
  a.queuedAt - b.queuedAt || (a.commandId < b.commandId ? -1 : 1);

export function entriesChanged(
  state: ChatState,
  commandIds: ReadonlySet<string>,
  change: Partial<Pick<OutboxEntry, 'state' | 'error' | 'isKept'>>,
): ChatState {
  return {
    ...state,
    outbox: state.outbox.map((entry) => (commandIds.has(entry.commandId) ? { ...entry, ...change } : entry)),
  };
}

/** The same state back when nothing goes. */
export function entriesRemoved(state: ChatState, goes: (entry: OutboxEntry) => boolean): ChatState {
  return state.outbox.some(goes) ? { ...state, outbox: state.outbox.filter((entry) => !goes(entry)) } : state;
}

/**
 * Entries that these messages leave nothing to do for: sends, as a message's `clientMessageId` is the id of the command
 * that wrote it, and edits of what is deleted, which hold words of it.
 */
export function entriesSettled(state: ChatState, messages: Iterable<Message>): ChatState {
  if (state.outbox.length === 0) return state;
  const me = state.me?.account.id;
  const done = new Set<string>();
  const deleted = new Set<MessageId>();
  for (const message of messages) {
    if (message.authorId !== me) continue;
    done.add(message.clientMessageId);
    if (message.deletedAt !== null) deleted.add(message.id);
  }
  if (done.size === 0) return state;
  return entriesRemoved(state, ({ type, commandId, payload }) => {
    if (type === messageSend.type) return done.has(commandId);
    if (type !== messageEdit.type || deleted.size === 0) return false;
    return deleted.has(messageEdit.payload.safeParse(payload).data?.messageId ?? '');
  });
}

/** Where a command on its way would put a marker. `isBack`: there and nowhere else, also when that is back. */
export interface Mark {
  /** The channel, or the root of the thread. */
  readonly place: ChannelId | MessageId;
  readonly sequence: number;
  readonly isBack: boolean;
}

const forward: ReadonlySet<string> = new Set([channelMarkRead.type, threadMarkRead.type]);
const back: ReadonlySet<string> = new Set([channelMarkUnread.type, threadMarkUnread.type]);
const placed = z.object({
  channelId: z.optional(z.string()),
  rootId: z.optional(z.string()),
  sequence: z.number(),
});
const marks = new WeakMap<OutboxEntry, Mark>();

/** The mark of an entry that moves a marker of a channel or a thread; undefined for any other. */
export function markOf(entry: OutboxEntry): Mark | undefined {
  const isBack = back.has(entry.type);
  if (!isBack && !forward.has(entry.type)) return undefined;
  const known = marks.get(entry);
  if (known) return known;
  const { data } = placed.safeParse(entry.payload);
  const place = data?.rootId ?? data?.channelId;
  if (!data || place === undefined) return undefined;
  const mark = { place, sequence: data.sequence - (isBack ? 1 : 0), isBack };
  marks.set(entry, mark);
  return mark;
}

const marksByOutbox = new WeakMap<readonly OutboxEntry[], ReadonlyMap<Mark['place'], readonly Mark[]>>();

/** Found once for all who ask: many threads may be asked about, while as many markers are on their way. */
function marksByPlace(outbox: readonly OutboxEntry[]): ReadonlyMap<Mark['place'], readonly Mark[]> {
  const known = marksByOutbox.get(outbox);
  if (known) return known;
  const found = new Map<Mark['place'], Mark[]>();
  for (const entry of outbox) {
    const mark = markOf(entry);
    if (!mark) continue;
    const ofPlace = found.get(mark.place);
    if (ofPlace) ofPlace.push(mark);
    else found.set(mark.place, [mark]);
  }
  marksByOutbox.set(outbox, found);
  return found;
}

/** Where a marker will stand once what is on its way has arrived. */
export function markerAfter(
  outbox: readonly OutboxEntry[],
  place: ChannelId | MessageId,
  confirmed: number,
): number {
  const marks = marksByPlace(outbox).get(place) ?? [];
  return marks.reduce(
    (marker, { isBack, sequence }) => (isBack ? sequence : Math.max(marker, sequence)),
    confirmed,
  );
}

/** Read markers on their way that the confirmed one has reached; after one that goes back they still have to be said. */
export function markersReached(state: ChatState, place: ChannelId | MessageId, sequence: number): ChatState {
  let isBackOnItsWay = false;
  const reached = new Set<OutboxEntry>();
  for (const entry of state.outbox) {
    const mark = markOf(entry);
    if (mark?.place !== place) continue;
    isBackOnItsWay ||= mark.isBack;
    if (!isBackOnItsWay && mark.sequence <= sequence) reached.add(entry);
  }
  return reached.size === 0 ? state : entriesRemoved(state, (entry) => reached.has(entry));
}
