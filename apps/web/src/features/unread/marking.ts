import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type ChatClient, selectSidebar, selectUnread } from '@parley/client';
import { type ChannelId, channelMarkRead, channelMarkUnread } from '@parley/protocol';
import { useCallback } from 'react';
import { useChat } from '../../client.js';
import { showToast } from '../../ui/toast.js';

/** A marker as it stood before. */
interface Before {
  readonly channelId: ChannelId;
  readonly marker: number;
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
    moved.push({ channelId, marker: found.marker });
    void chat.send(channelMarkRead, { channelId, sequence });
  }
  return moved;
}

function putBack(chat: ChatClient, moved: readonly Before[]): void {
  for (const { channelId, marker } of moved)
    void chat.send(channelMarkUnread, { channelId, sequence: marker + 1 });
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
