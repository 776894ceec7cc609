import { selectMe } from '@parley/client';
import { type ChannelId, type SectionId, type SidebarChange, sidebarUpdate } from '@parley/protocol';
import { useCallback } from 'react';
import { useChat } from '../../client.js';
import { useCommand } from '../problems/index.js';

/** Changes the order of the sidebar: shown at once, kept while offline, the same on every device. */
export function useArrange(): (...changes: readonly SidebarChange[]) => void {
  const chat = useChat();
  const run = useCommand();
  return useCallback(
    (...changes) => {
      const workspaceId = selectMe(chat.store.getState())?.workspace.id;
      if (workspaceId === undefined) return;
      for (const change of changes) void run(sidebarUpdate, { workspaceId, change });
    },
    [chat, run],
  );
}

export const intoSection = (sectionId: SectionId | null, ...channelIds: ChannelId[]): SidebarChange => ({
  kind: 'place',
  channelIds,
  sectionId,
});
