import { selectPendingReplies, selectThreadReading, threadBadge } from '@parley/client';
import { type ChannelId, type MessageId, threadMarkRead } from '@parley/protocol';
import { useEffect, useRef, useState } from 'react';
import { useChat, useChatState } from '../../client.js';

/**
 * Where the "New" line stands, and the marker that moves when the newest reply is seen in a window that has focus. As in
 * a channel, a marker that was put back stays there until the person comes back to the window or writes a reply.
 */
export function useThreadReading(
  channelId: ChannelId,
  rootId: MessageId,
  seen: { readonly newest: number; readonly isAtEnd: boolean },
): number | undefined {
  const chat = useChat();
  const reading = useChatState(selectThreadReading(channelId, rootId));
  const isWriting = useChatState((state) => selectPendingReplies(rootId)(state).length > 0);
  const [firstUnread, setFirstUnread] = useState(() => reading?.unread.sequences[0]);
  const isPutBack = useRef(false);
  const hasUnread = threadBadge(reading).unreadCount > 0;
  const { newest, isAtEnd } = seen;
  useEffect(() => {
    const markerIn = () => selectThreadReading(channelId, rootId)(chat.store.getState())?.lastReadSequence;
    let marker = markerIn();
    return chat.store.subscribe((state) => {
      const next = markerIn();
      if (marker !== undefined && next !== undefined && next < marker) {
        isPutBack.current = true;
        setFirstUnread(selectThreadReading(channelId, rootId)(state)?.unread.sequences[0]);
      }
      marker = next;
    });
  }, [chat, channelId, rootId]);
  useEffect(() => {
    const mark = () => {
      if (isWriting) isPutBack.current = false;
      if (!hasUnread || !isAtEnd || isPutBack.current || newest === 0 || !document.hasFocus()) return;
      void chat.send(threadMarkRead, { rootId, sequence: newest });
    };
    const comeBack = () => {
      isPutBack.current = false;
      mark();
    };
    mark();
    addEventListener('focus', comeBack);
    return () => removeEventListener('focus', comeBack);
  }, [chat, rootId, newest, isAtEnd, hasUnread, isWriting]);
  return firstUnread;
}
