import { type ChatState, readLine, selectFirstUnread, selectPending, selectUnread } from '@parley/client';
import type { ChannelId } from '@parley/protocol';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useChat } from '../../client.js';

interface Reading {
  /** Sequence of the message the "new" line stands before. */
  readonly firstUnread: number | undefined;
  readonly onReachBottom: (newestSequence: number) => void;
}

/**
 * Who sees the newest message in a window that has focus has read the channel: the marker moves. The line stays
 * where reading started, so that one sees what was new; coming back to the window starts anew.
 * A marker that was put back, here or on another device, stays there until the person comes back to the channel or
 * writes into it: what was marked unread is not read again for being on screen.
 */
export function useReading(channelId: ChannelId): Reading {
  const chat = useChat();
  const wasAway = useRef(false);
  const isPutBack = useRef(false);
  const first = useCallback(
    () => selectFirstUnread(channelId)(chat.store.getState()) ?? undefined,
    [chat, channelId],
  );
  const [firstUnread, setFirstUnread] = useState(first);

  const startAnew = useCallback(() => {
    if (!wasAway.current) return;
    wasAway.current = false;
    setFirstUnread((before) => first() ?? before);
  }, [first]);

  useEffect(() => {
    const leave = () => {
      wasAway.current = true;
    };
    addEventListener('blur', leave);
    addEventListener('focus', startAnew);
    return () => {
      removeEventListener('blur', leave);
      removeEventListener('focus', startAnew);
    };
  }, [startAnew]);

  useEffect(() => {
    const markerIn = (state: ChatState) => selectUnread(channelId)(state)?.marker ?? 0;
    let marker = markerIn(chat.store.getState());
    return chat.store.subscribe((state) => {
      if (isPutBack.current && selectPending(channelId)(state).length > 0) isPutBack.current = false;
      const next = markerIn(state);
      if (next < marker) {
        isPutBack.current = true;
        setFirstUnread(first());
      }
      marker = next;
    });
  }, [chat, channelId, first]);

  const onReachBottom = useCallback(
    (newestSequence: number) => {
      // Whoever hears of the focus first: the line is found before the marker moves past it.
      startAnew();
      if (isPutBack.current) return;
      readLine(chat, { channelId, sequence: newestSequence });
    },
    [chat, channelId, startAnew],
  );
  return { firstUnread, onReachBottom };
}
