import { useLingui } from '@lingui/react/macro';
import {
  type ChatClient,
  type MovedMarkers,
  readLine,
  selectSidebar,
  selectThreadReading,
  selectUnread,
} from '@parley/client';
import { type ChannelId, channelMarkUnread, threadMarkRead, threadMarkUnread } from '@parley/protocol';
import { useCallback } from 'react';
import { useChat } from '../../client.js';
import { showToast } from '../../ui/toast.js';
import { markedWords } from './marked-words.js';

/** Markers as they stood before. */
interface Before extends MovedMarkers {
  readonly channelId: ChannelId;
}

/**
 * Moves the markers of these channels to the newest message that is counted, not to the head: what comes meanwhile
 * stays unread. Gives back where they stood.
 */
function markRead(chat: ChatClient, channelIds: readonly ChannelId[]): Before[] {
  const moved: Before[] = [];
  for (const channelId of channelIds) {
    const found = selectUnread(channelId)(chat.store.getState());
    const sequence = found?.unread.sequences.at(-1);
    if (!found || sequence === undefined) continue;
    moved.push({ channelId, ...readLine(chat, { channelId, sequence }) });
  }
  return moved;
}

/** The same for the threads one follows, wherever their replies stand. */
function markThreadsRead(chat: ChatClient): Before[] {
  const moved: Before[] = [];
  for (const [channelId, { isMember, threads: followed }] of chat.store.getState().channels) {
    if (!isMember) continue;
    const threads = [...followed.keys()].flatMap((rootId) => {
      const reading = selectThreadReading(channelId, rootId)(chat.store.getState());
      const sequence = reading?.unread.sequences.at(-1);
      if (!reading || sequence === undefined) return [];
      void chat.send(threadMarkRead, { rootId, sequence });
      return [{ rootId, marker: reading.lastReadSequence }];
    });
    if (threads.length > 0) moved.push({ channelId, channel: undefined, threads });
  }
  return moved;
}

function putBack(chat: ChatClient, moved: readonly Before[]): void {
  for (const { channelId, channel, threads } of moved) {
    if (channel !== undefined) void chat.send(channelMarkUnread, { channelId, sequence: channel + 1 });
    for (const { rootId, marker } of threads)
      void chat.send(threadMarkUnread, { rootId, sequence: marker + 1 });
  }
}

/** Marks channels read, and the threads one follows if that is wanted, and offers to take it back. */
export function useMarkRead(): (channelIds: readonly ChannelId[], hasThreads?: boolean) => void {
  const { t } = useLingui();
  const chat = useChat();
  return useCallback(
    (channelIds, hasThreads = false) => {
      const channels = markRead(chat, channelIds);
      const inThreads = hasThreads ? markThreadsRead(chat) : [];
      const moved = [...channels, ...inThreads];
      if (moved.length === 0) {
        showToast({ id: 'marked-read', text: t`Nothing was unread.` });
        return;
      }
      showToast({
        id: 'marked-read',
        text: markedWords(
          channels.length,
          inThreads.reduce((count, one) => count + one.threads.length, 0),
        ),
        action: { label: t`Undo`, onSelect: () => putBack(chat, moved) },
      });
    },
    [chat, t],
  );
}

/** Every channel, conversation and thread of the workspace. */
export function useMarkAllRead(): () => void {
  const chat = useChat();
  const mark = useMarkRead();
  return useCallback(() => {
    const { channels, directs } = selectSidebar(chat.store.getState());
    mark(
      [...channels, ...directs].map((row) => row.channelId),
      true,
    );
  }, [chat, mark]);
}
