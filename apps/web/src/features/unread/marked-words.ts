import { plural, t } from '@lingui/core/macro';

/** What was marked as read, so many of each. */
export function markedWords(channels: number, threads: number): string {
  if (threads === 0)
    return plural(channels, { one: 'Marked # channel as read', other: 'Marked # channels as read' });
  if (channels === 0)
    return plural(threads, { one: 'Marked # thread as read', other: 'Marked # threads as read' });
  const inChannels = plural(channels, { one: '# channel', other: '# channels' });
  const inThreads = plural(threads, { one: '# thread', other: '# threads' });
  return t`Marked ${inChannels} and ${inThreads} as read`;
}
