import type { Message } from '@parley/protocol';
import { useQuery } from '@tanstack/react-query';
import { useChatState } from '../../client.js';
import { previewQuery } from '../message-previews/index.js';

/** The message that a reply in the line answers: as it is held, or else as the server tells it. */
export function useAnswered(
  channelId: string,
  rootId: string,
): Pick<Message, 'authorId' | 'text'> | undefined {
  const held = useChatState((state) => {
    const channel = state.channels.get(channelId);
    return channel?.timeline.rows.byId(rootId) ?? channel?.openThreads.get(rootId)?.root ?? undefined;
  });
  const { data } = useQuery({
    ...previewQuery({ channelId, messageId: rootId }),
    enabled: held === undefined,
  });
  return held ?? data ?? undefined;
}
