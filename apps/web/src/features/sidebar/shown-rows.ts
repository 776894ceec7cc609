import { forMeCount, noticedCount, type SidebarGroup, type SidebarRow } from '@parley/client';
import type { ChannelId } from '@parley/protocol';

/** Whether a row is to be noticed. Of what is muted only mentions are. */
export const isNews = (row: SidebarRow): boolean => noticedCount(row) > 0;

/**
 * What of a section is in sight. A closed one shows what is for me, one that hides what is read what is new; and both
 * what is open, or has something of mine on its way.
 */
export function shownRows(
  { section, rows }: SidebarGroup,
  openId: ChannelId | undefined,
): readonly SidebarRow[] {
  if (!section.isCollapsed && !section.hidesRead) return rows;
  const stays = section.isCollapsed ? (row: SidebarRow) => forMeCount(row) > 0 : isNews;
  return rows.filter((row) => stays(row) || row.hasPending || row.channelId === openId);
}
