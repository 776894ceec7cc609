import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type ChatClient, type MovedMarkers, readLine, selectSidebar, selectUnread } from '@parley/client';
import { type ChannelId, channelMarkUnread, threadMarkUnread } from '@parley/protocol';
import { useCallback } from 'react';
import { useChat } from '../../client.js';
import { showToast } from '../../ui/toast.js';

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

function putBack(chat: ChatClient, moved: readonly Before[]): void {
  for (const { channelId, channel, threads } of moved) {
    if (channel !== undefined) void chat.send(channelMarkUnread, { channelId, sequence: channel + 1 });
    for (const { rootId, marker } of threads)
      void chat.send(threadMarkUnread, { rootId, sequence: marker + 1 });
  }
}

/** Marks channels read, and offers to take it back. */
export function useMarkRead(): (channelIds: readonly ChannelId[]) => void {
  const { t } = useLingui();
  const chat = useChat();
  return useCallback(
    (channelIds) => {
      const moved = markRead(chat, channelIds);
      if (moved.length === 0) {
        showToast({ id: 'marked-read', text: t`Nothing was unread.` });
        return;
      }
      showToast({
        id: 'marked-read',
        text: plural(moved.length, { one: 'Marked # channel as read', other: 'Marked # channels as read' }),
        action: { label: t`Undo`, onSelect: () => putBack(chat, moved) },
      });
    },
    [chat, t],
  );
}

/** Every channel and conversation of the workspace. */
export function useMarkAllRead(): () => void {
  const chat = useChat();
  const mark = useMarkRead();
  return useCallback(() => {
    const { channels, directs } = selectSidebar(chat.store.getState());
    mark([...channels, ...directs].map((row) => row.channelId));
  }, [chat, mark]);
}
