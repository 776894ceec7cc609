import { type ChatState, selectUnread } from '@parley/client';
import type { Message } from '@parley/protocol';

/**
 * Whether there is nothing left to tell: the message was read on some device or deleted, or its channel may not be seen
 * any more. What badges do not count is not told of either.
 */
export function isOver(
  state: ChatState,
  { channelId, sequence }: Pick<Message, 'channelId' | 'sequence'>,
): boolean {
  return selectUnread(channelId)(state)?.unread.sequences.includes(sequence) !== true;
}
