import type { ChatState } from '@parley/client';
import type { Message } from '@parley/protocol';
import { useChatState } from '../../client.js';

/** The newest that is known of a message, where it stands or as it was; undefined once it is gone or not to be seen. */
export const useMessageNow = (asked: Message): Message | undefined =>
  useChatState((state) => messageNow(state, asked));

function messageNow({ channels }: ChatState, asked: Message): Message | undefined {
  const channel = channels.get(asked.channelId);
  if (!channel) return undefined;
  const { id, threadRootId = id } = asked;
  const thread = channel.openThreads.get(threadRootId);
  const held = [channel.timeline.rows.byId(id), thread?.timeline.rows.byId(id)];
  if (thread?.root?.id === id) held.push(thread.root);
  const newest = held.reduce<Message>((best, one) => (one && one.version > best.version ? one : best), asked);
  return newest.deletedAt === null ? newest : undefined;
}
