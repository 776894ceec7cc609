import { readLine, selectFirstUnread, selectPending, selectUnread } from '@parley/client';
import type { ChannelId } from '@parley/protocol';
import { useCallback, useMemo } from 'react';
import { useChat } from '../../client.js';
import { useIsCovered } from '../page/index.js';
import { type ReadPlace, useNewLine } from '../timeline/index.js';

interface Reading {
  /** Sequence of the message the "new" line stands before. */
  readonly firstUnread: number | undefined;
  readonly onReachBottom: (newestSequence: number) => void;
}

/** Who sees the newest message in a window that has focus, with no pane over it, has read the channel: the marker moves. */
export function useReading(channelId: ChannelId): Reading {
  const chat = useChat();
  const place = useMemo<ReadPlace>(
    () => ({
      firstUnreadIn: (state) => selectFirstUnread(channelId)(state) ?? undefined,
      markerIn: (state) => selectUnread(channelId)(state)?.marker ?? 0,
      isWritingIn: (state) => selectPending(channelId)(state).length > 0,
    }),
    [channelId],
  );
  const isCovered = useIsCovered();
  const { firstUnread, isPutBack, startAnew } = useNewLine(place, isCovered);
  const onReachBottom = useCallback(
    (newestSequence: number) => {
      if (isCovered) return;
      // Whoever hears of the focus first: the line is found before the marker moves past it.
      startAnew();
      if (isPutBack.current) return;
      readLine(chat, { channelId, sequence: newestSequence });
    },
    [chat, channelId, isCovered, isPutBack, startAnew],
  );
  return { firstUnread, onReachBottom };
}
