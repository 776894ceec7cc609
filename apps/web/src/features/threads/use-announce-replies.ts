import { hasRepliesInLine, selectThread } from '@parley/client';
import { useEffect } from 'react';
import { useChat } from '../../client.js';
import { announceNews } from '../news/index.js';

/** Reads out what others reply in the open thread: author, then text. What stands in the channel is read out there. */
export function useAnnounceReplies(channelId: string, rootId: string): void {
  const { store } = useChat();
  useEffect(
    () =>
      announceNews(store, {
        windowOf: (state) => selectThread(channelId, rootId)(state)?.timeline,
        isTold: (state, message) => !message.alsoInChannel && !hasRepliesInLine(state, channelId),
      }),
    [store, channelId, rootId],
  );
}
