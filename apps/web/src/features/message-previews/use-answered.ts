import type { MessagePreview } from '@parley/protocol';
import { useQuery } from '@tanstack/react-query';
import { useChatState } from '../../client.js';
import { enclosedBy } from '../enclosures/index.js';
import { previewQuery } from './preview-query.js';

/** The message that replies answer: as it is held, or else as the server tells it. */
export function useAnswered(
  channelId: string,
  rootId: string,
): Pick<MessagePreview, 'authorId' | 'text' | 'encloses'> | undefined {
  const held = useChatState((state) => {
    const channel = state.channels.get(channelId);
    return channel?.timeline.rows.byId(rootId) ?? channel?.openThreads.get(rootId)?.root ?? undefined;
  });
  const { data } = useQuery({
    ...previewQuery({ channelId, messageId: rootId }),
    enabled: held === undefined,
  });
  return held
    ? { authorId: held.authorId, text: held.text, encloses: enclosedBy(held) }
    : (data ?? undefined);
}
