import { type ChatState, selectPendingReplies, selectThreadReading } from '@parley/client';
import { type ChannelId, type MessageId, threadMarkRead } from '@parley/protocol';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useChat } from '../../client.js';
import { type ReadPlace, useNewLine } from '../timeline/index.js';

/** What stays in sight for so long, in ms, has been seen. */
const restMs = 300;

const nothingSeen = { from: Number.POSITIVE_INFINITY, to: 0 };

export interface ThreadReading {
  /** Sequence of the reply the "New" line stands before. */
  readonly firstUnread: number | undefined;
  readonly onSeen: (from: number, to: number) => void;
  readonly onReachBottom: (newest: number) => void;
}

export const firstUnreadReply =
  (channelId: ChannelId, rootId: MessageId) =>
  (state: ChatState): number | undefined => {
    const reading = selectThreadReading(channelId, rootId)(state);
    if (!reading) return undefined;
    const { unread, lastReadSequence } = reading;
    return unread.hasMore ? lastReadSequence + 1 : unread.sequences[0];
  };

/**
 * What was on screen in a window that has focus has been read: the marker follows. It passes over no reply that was
 * not: whoever came to a later one by a link has not read those before it, until they go back to the first of them or
 * write one of their own.
 */
export function useThreadReading(
  channelId: ChannelId,
  rootId: MessageId,
  reply: number | undefined,
): ThreadReading {
  const chat = useChat();
  const place = useMemo<ReadPlace>(
    () => ({
      firstUnreadIn: firstUnreadReply(channelId, rootId),
      markerIn: (state) => selectThreadReading(channelId, rootId)(state)?.lastReadSequence,
      isWritingIn: (state) => selectPendingReplies(rootId)(state).length > 0,
    }),
    [channelId, rootId],
  );
  const { firstUnread, isPutBack, startAnew } = useNewLine(place);
  /** Between these nothing was passed over. */
  const seen = useRef(firstUnread === undefined ? nothingSeen : { from: firstUnread, to: 0 });
  // It opens at the first unread reply, unless a link leads elsewhere.
  useEffect(() => {
    if (reply !== undefined) seen.current = nothingSeen;
  }, [reply]);

  const mark = useCallback(() => {
    startAnew();
    const { from, to } = seen.current;
    const next = place.firstUnreadIn(chat.store.getState());
    if (next === undefined || next < from || next > to || isPutBack.current) return;
    if (document.hasFocus() && !document.hidden) void chat.send(threadMarkRead, { rootId, sequence: to });
  }, [chat, rootId, place, isPutBack, startAnew]);

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const onSeen = useCallback(
    (from: number, to: number) => {
      clearTimeout(timer.current);
      // While rows come in and are put right, others than those that are meant are in sight for a moment.
      timer.current = setTimeout(() => {
        const before = seen.current;
        // Whoever goes further back begins to read there.
        seen.current = from < before.from ? { from, to } : { ...before, to: Math.max(to, before.to) };
        mark();
      }, restMs);
    },
    [mark],
  );
  const onReachBottom = useCallback(
    (newest: number) => {
      const isWriting = place.isWritingIn(chat.store.getState());
      seen.current = { from: isWriting ? 0 : seen.current.from, to: newest };
      mark();
    },
    [chat, place, mark],
  );
  useEffect(() => {
    addEventListener('focus', mark);
    return () => {
      removeEventListener('focus', mark);
      clearTimeout(timer.current);
      mark();
    };
  }, [mark]);
  return { firstUnread, onSeen, onReachBottom };
}
