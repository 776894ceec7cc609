import {
  isInMainLine,
  isMentioned,
  limits,
  type Message,
  type ReadState,
  type ReplyCounts,
  type UserId,
} from '@parley/protocol';

/** Unread by definition: after the marker, by others, still there. */
export function countedAfter(
  messages: readonly Message[],
  { marker, userId }: { readonly marker: number; readonly userId: UserId },
): Pick<ReadState, 'lastReadSequence' | 'unread' | 'mentions'> {
  const counted = messages.filter(
    (one) => one.sequence > marker && one.authorId !== userId && one.deletedAt === null,
  );
  const listed = (some: Message[]) => ({
    sequences: some.slice(-limits.unreadListed).map((one) => one.sequence),
    hasMore: some.length > limits.unreadListed,
  });
  const mentions = counted.filter((one) => isMentioned(one, userId));
  return { lastReadSequence: marker, unread: listed(counted), mentions: listed(mentions) };
}

/** Replies in their thread alone, of the newest hundred that are unread in the whole line. */
export function repliesAfter(
  messages: readonly Message[],
  at: { marker: number; userId: UserId },
): { replies?: ReplyCounts } {
  const whole = countedAfter(messages, at).unread;
  const isListed = ({ sequence }: Message) => sequence >= (whole.sequences[0] ?? 0);
  const replies = countedAfter(
    messages.filter((one) => isListed(one) && !isInMainLine(one)),
    at,
  );
  if (replies.unread.sequences.length === 0) return {};
  const unread = { ...replies.unread, hasMore: whole.hasMore };
  return { replies: { unread, mentions: replies.mentions } };
}
