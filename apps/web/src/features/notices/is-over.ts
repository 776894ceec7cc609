import { type ChatState, hasRepliesInLine, selectThreadReading, selectUnread } from '@parley/client';
import type { Message } from '@parley/protocol';

/**
 * Whether there is nothing left to tell: the message was read on some device or deleted, or its channel may not be seen
 * any more. What badges do not count is not told of either. What stands in two places is read in either.
 */
export function isOver(
  state: ChatState,
  message: Pick<Message, 'channelId' | 'sequence' | 'threadRootId' | 'alsoInChannel'>,
): boolean {
  const { channelId, sequence, threadRootId, alsoInChannel } = message;
  const inLine = selectUnread(channelId)(state)?.unread.sequences.includes(sequence) === true;
  if (threadRootId === undefined) return !inLine;
  const reading = selectThreadReading(channelId, threadRootId)(state);
  const isInLine = alsoInChannel === true || hasRepliesInLine(state, channelId);
  if (!reading) return !(isInLine && inLine);
  return !reading.unread.sequences.includes(sequence) || (isInLine && !inLine);
}
