import type { ChannelId } from '@parley/protocol';

export interface ReachableRow {
  readonly channelId: ChannelId;
  readonly unreadCount: number;
}

export interface RowStep {
  readonly direction: 'up' | 'down';
  readonly unreadOnly: boolean;
}

/** The row a step leads to from the open channel, going round at the ends; undefined when there is no other. */
export function nextRow(
  rows: readonly ReachableRow[],
  openId: ChannelId | undefined,
  { direction, unreadOnly }: RowStep,
): ChannelId | undefined {
  const from = rows.findIndex((row) => row.channelId === openId);
  const step = direction === 'down' ? 1 : -1;
  const start = from < 0 && direction === 'up' ? 0 : from;
  for (let moved = 1; moved <= rows.length; moved += 1) {
    const row = rows[(((start + step * moved) % rows.length) + rows.length) % rows.length];
    if (row && row.channelId !== openId && (!unreadOnly || row.unreadCount > 0)) return row.channelId;
  }
  return undefined;
}
