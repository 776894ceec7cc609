import type { SidebarGroup, SidebarRow } from '@parley/client';
import type { ChannelId } from '@parley/protocol';

/** Whether a row is to be noticed. Of what is muted only mentions are. */
export const isNews = (row: SidebarRow): boolean =>
  !row.isArchived && (row.isMuted ? row.mentionCount > 0 : row.unreadCount > 0);

/** Whether a row is for me alone: mentions, and what is written in a conversation. */
const isForMe = (row: SidebarRow): boolean =>
  isNews(row) && (row.mentionCount > 0 || (row.name === null && !row.isMuted));

/**
 * What of a section is in sight. A closed one shows what is for me, one that hides what is read what is new; and both
 * what is open, or has something of mine on its way.
 */
export function shownRows(
  { section, rows }: SidebarGroup,
  openId: ChannelId | undefined,
): readonly SidebarRow[] {
  if (!section.isCollapsed && !section.hidesRead) return rows;
  const stays = section.isCollapsed ? isForMe : isNews;
  return rows.filter((row) => stays(row) || row.hasPending || row.channelId === openId);
}
