import { type ChannelId, channelMarkRead, type MessageId, threadMarkRead } from '@parley/protocol';
import type { ChatClient } from './chat-client.js';
import { hasRepliesInLine } from './store/chosen.js';
import { selectUnread } from './store/selectors.js';
import type { ChatState } from './store/state.js';
import { selectThreadReading } from './store/threads.js';

/** Where a marker stood before it was moved. */
export interface MovedMarkers {
  /** Undefined: it stood there already. */
  readonly channel: number | undefined;
  readonly threads: readonly { readonly rootId: MessageId; readonly marker: number }[];
}

/**
 * The person has seen the line of a channel up to a sequence, as they have it: where replies stand in the line, the
 * threads they follow are read as far (docs/adr/0026).
 */
export function readLine(
  { send, store }: Pick<ChatClient, 'send' | 'store'>,
  { channelId, sequence }: { readonly channelId: ChannelId; readonly sequence: number },
): MovedMarkers {
  const state = store.getState();
  const unread = selectUnread(channelId)(state);
  const isUnread = unread !== null && (unread.unread.sequences[0] ?? sequence + 1) <= sequence;
  const threads = hasRepliesInLine(state, channelId) ? threadsSeen(state, channelId, sequence) : [];
  if (isUnread) void send(channelMarkRead, { channelId, sequence });
  for (const { rootId } of threads) void send(threadMarkRead, { rootId, sequence });
  return { channel: isUnread ? unread.marker : undefined, threads };
}

function threadsSeen(
  state: ChatState,
  channelId: ChannelId,
  sequence: number,
): { rootId: MessageId; marker: number }[] {
  const followed = state.channels.get(channelId)?.threads.keys() ?? [];
  return [...followed]
    .flatMap((rootId) => selectThreadReading(channelId, rootId)(state) ?? [])
    .filter(({ unread }) => (unread.sequences[0] ?? sequence + 1) <= sequence)
    .map(({ rootId, lastReadSequence }) => ({ rootId, marker: lastReadSequence }));
}
