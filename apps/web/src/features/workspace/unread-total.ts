import { selectSidebar } from '@parley/client';
import { useChatState } from '../../client.js';

interface UnreadTotal {
  /** Messages that are for me: mentions, and all of direct conversations. */
  readonly mentions: number;
  readonly hasUnread: boolean;
}

/** What waits in the whole workspace. */
export function useUnreadTotal(): UnreadTotal {
  const { channels, directs } = useChatState(selectSidebar);
  const open = channels.filter((row) => !row.isArchived);
  return {
    mentions:
      open.reduce((sum, row) => sum + row.mentionCount, 0) +
      directs.reduce((sum, row) => sum + row.unreadCount, 0),
    hasUnread: [...open, ...directs].some((row) => row.unreadCount > 0),
  };
}
