import { forMeCount, noticedCount, type SidebarRow, type UnreadThread } from '@parley/client';

/** One entry of the list of everything unread: a channel or conversation, or a thread in one. */
export interface UnreadPlace {
  readonly row: SidebarRow;
  readonly thread?: UnreadThread;
}

/** What is for me first; threads stand after what is unread in their channel. */
export function unreadPlaces(
  rows: readonly SidebarRow[],
  threads: readonly UnreadThread[],
): readonly UnreadPlace[] {
  const inChannel = new Map<string, UnreadThread[]>();
  for (const thread of threads)
    inChannel.set(thread.channelId, [...(inChannel.get(thread.channelId) ?? []), thread]);
  const places = rows.flatMap((row): UnreadPlace[] => [
    ...(noticedCount(row) > 0 ? [{ row }] : []),
    ...(inChannel.get(row.channelId) ?? []).map((thread) => ({ row, thread })),
  ]);
  return places.sort((a, b) => Number(isForMe(b)) - Number(isForMe(a)));
}

const isForMe = ({ row, thread }: UnreadPlace): boolean => thread !== undefined || forMeCount(row) > 0;
