import { selectConnection, selectThreadReading, threadBadge } from '@parley/client';
import { type ChannelId, type MessageId, threadMarkRead } from '@parley/protocol';
import { useEffect, useState } from 'react';
import { useChat, useChatState } from '../../client.js';

/** Where the "New" line stands, and the marker that moves when the newest reply is seen in a window that has focus. */
export function useThreadReading(
  channelId: ChannelId,
  rootId: MessageId,
  seen: { readonly newest: number; readonly isAtEnd: boolean },
): number | undefined {
  const chat = useChat();
  const reading = useChatState(selectThreadReading(channelId, rootId));
  const isConnected = useChatState((state) => selectConnection(state).status === 'connected');
  const [firstUnread] = useState(() => reading?.unread.sequences[0]);
  const hasUnread = threadBadge(reading).unreadCount > 0;
  const { newest, isAtEnd } = seen;
  useEffect(() => {
    const mark = () => {
      if (!hasUnread || !isAtEnd || !isConnected || newest === 0 || !document.hasFocus()) return;
      void chat.send(threadMarkRead, { rootId, sequence: newest });
    };
    mark();
    addEventListener('focus', mark);
    return () => removeEventListener('focus', mark);
  }, [chat, rootId, newest, isAtEnd, hasUnread, isConnected]);
  return firstUnread;
}
