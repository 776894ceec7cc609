import { type ChannelId, channelMarkRead, type MessageId, threadMarkRead } from '@parley/protocol';
import type { ChatClient } from './chat-client.js';
import { hasRepliesInLine } from './store/chosen.js';
import { selectUnread, type Unread } from './store/selectors.js';
import type { ChatState } from './store/state.js';
import { selectThreadReading } from './store/threads.js';

/** Where a marker stood before it was moved. */
export interface MovedMarkers {
  /** Undefined: it stood there already. */
  readonly channel: number | undefined;
  readonly threads: readonly { readonly rootId: MessageId; readonly marker: number }[];
}

type Reader = Pick<ChatClient, 'send' | 'store'>;

/** A marker, and the first and the last sequence after it that may be unread. */
interface Span {
  readonly marker: number;
  readonly from: number;
  readonly to: number;
}

/** `confirmed`: where the server has the marker. Null: nothing is unread. */
function spanOf({ marker, unread }: Omit<Unread, 'mentions'>, confirmed: number): Span | null {
  const [first, last] = [unread.sequences[0], unread.sequences.at(-1)];
  // It was put back, and the server has not counted yet: whatever lies between is not known to be read.
  if (marker < confirmed) return { marker, from: marker + 1, to: Math.max(confirmed, last ?? 0) };
  return first === undefined || last === undefined ? null : { marker, from: first, to: last };
}

function unreadIn(state: ChatState, channelId: ChannelId): Span | null {
  const found = selectUnread(channelId)(state);
  return found && spanOf(found, state.channels.get(channelId)?.readState?.lastReadSequence ?? 0);
}

function unreadInThread(state: ChatState, channelId: ChannelId, rootId: MessageId): Span | null {
  const reading = selectThreadReading(channelId, rootId)(state);
  const confirmed = state.channels.get(channelId)?.threads.get(rootId)?.lastReadSequence ?? 0;
  return reading ? spanOf({ marker: reading.lastReadSequence, unread: reading.unread }, confirmed) : null;
}

/**
 * The person has seen the line of a channel up to a sequence, as they have it: where replies stand in the line, the
 * threads they follow are read as far (docs/adr/0026).
 */
export function readLine(
  { send, store }: Reader,
  { channelId, sequence }: { readonly channelId: ChannelId; readonly sequence: number },
): MovedMarkers {
  const state = store.getState();
  const unread = unreadIn(state, channelId);
  const isUnread = unread !== null && unread.from <= sequence;
  const threads = hasRepliesInLine(state, channelId) ? threadsSeen(state, channelId, sequence) : [];
  if (isUnread) void send(channelMarkRead, { channelId, sequence });
  for (const { rootId } of threads) void send(threadMarkRead, { rootId, sequence });
  return { channel: isUnread ? unread.marker : undefined, threads };
}

/**
 * Reads a channel to the newest message that is known to be unread, not to its head: what comes meanwhile stays unread.
 * Null: there is none.
 */
export function readAll(reader: Reader, channelId: ChannelId): MovedMarkers | null {
  const unread = unreadIn(reader.store.getState(), channelId);
  return unread && readLine(reader, { channelId, sequence: unread.to });
}

/** The same of a thread one follows, wherever its replies stand. */
export function readThread(
  { send, store }: Reader,
  { channelId, rootId }: { readonly channelId: ChannelId; readonly rootId: MessageId },
): MovedMarkers | null {
  const unread = unreadInThread(store.getState(), channelId, rootId);
  if (!unread) return null;
  void send(threadMarkRead, { rootId, sequence: unread.to });
  return { channel: undefined, threads: [{ rootId, marker: unread.marker }] };
}

function threadsSeen(
  state: ChatState,
  channelId: ChannelId,
  sequence: number,
): { rootId: MessageId; marker: number }[] {
  const followed = state.channels.get(channelId)?.threads.keys() ?? [];
  return [...followed].flatMap((rootId) => {
    const unread = unreadInThread(state, channelId, rootId);
    return unread && unread.from <= sequence ? [{ rootId, marker: unread.marker }] : [];
  });
}
