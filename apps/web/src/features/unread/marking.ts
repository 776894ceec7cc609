import { useLingui } from '@lingui/react/macro';
import { type ChatClient, type MovedMarkers, readAll, readThread, selectSidebar } from '@parley/client';
import { type ChannelId, channelMarkUnread, type MessageId, threadMarkUnread } from '@parley/protocol';
import { useCallback } from 'react';
import { useChat } from '../../client.js';
import { showToast } from '../../ui/toast.js';
import { markedWords } from './marked-words.js';

/** Markers as they stood before. */
interface Before extends MovedMarkers {
  readonly channelId: ChannelId;
}

export interface ThreadPlace {
  readonly channelId: ChannelId;
  readonly rootId: MessageId;
}

/** Gives back where the markers stood. */
function markRead(chat: ChatClient, channelIds: readonly ChannelId[]): Before[] {
  return channelIds.flatMap((channelId) => {
    const moved = readAll(chat, channelId);
    return moved ? [{ channelId, ...moved }] : [];
  });
}

/** The same for threads one follows, wherever their replies stand. */
function markThreadsRead(chat: ChatClient, places: readonly ThreadPlace[]): Before[] {
  return places.flatMap((place) => {
    const moved = readThread(chat, place);
    return moved ? [{ channelId: place.channelId, ...moved }] : [];
  });
}

function putBack(chat: ChatClient, moved: readonly Before[]): void {
  // Of a thread that was read on the way and then by itself, the first of the two counts: it is said last.
  for (const { channelId, channel, threads } of moved.toReversed()) {
    if (channel !== undefined) void chat.send(channelMarkUnread, { channelId, sequence: channel + 1 });
    for (const { rootId, marker } of threads)
      void chat.send(threadMarkUnread, { rootId, sequence: marker + 1 });
  }
}

/** Marks channels and threads read, and offers to take it back. */
export function useMarkRead(): (channelIds: readonly ChannelId[], threads?: readonly ThreadPlace[]) => void {
  const { t } = useLingui();
  const chat = useChat();
  return useCallback(
    (channelIds, threads = []) => {
      const inChannels = markRead(chat, channelIds);
      const inThreads = markThreadsRead(chat, threads);
      const moved = [...inChannels, ...inThreads];
      if (moved.length === 0) {
        showToast({ id: 'marked-read', text: t`Nothing was unread.` });
        return;
      }
      showToast({
        id: 'marked-read',
        text: markedWords(inChannels.length, inThreads.length),
        action: { label: t`Undo`, onSelect: () => putBack(chat, moved) },
      });
    },
    [chat, t],
  );
}

/** All threads that the person follows. */
function threadsFollowed({ store }: ChatClient): ThreadPlace[] {
  const places: ThreadPlace[] = [];
  for (const [channelId, { isMember, threads }] of store.getState().channels)
    if (isMember) for (const rootId of threads.keys()) places.push({ channelId, rootId });
  return places;
}

/** All threads one follows, wherever their replies stand. */
export function useMarkThreadsRead(): () => void {
  const chat = useChat();
  const mark = useMarkRead();
  return useCallback(() => mark([], threadsFollowed(chat)), [chat, mark]);
}

/** Every channel, conversation and thread of the workspace. */
export function useMarkAllRead(): () => void {
  const chat = useChat();
  const mark = useMarkRead();
  return useCallback(() => {
    const { channels, directs } = selectSidebar(chat.store.getState());
    mark(
      [...channels, ...directs].map((row) => row.channelId),
      threadsFollowed(chat),
    );
  }, [chat, mark]);
}
