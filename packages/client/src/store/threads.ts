import type { ChannelId, MessageId, ThreadReadState, UnreadList } from '@parley/protocol';
import type { Badge } from './selectors.js';
import type { ChatState, OpenThread } from './state.js';

/** Undefined for a thread that is not held: it has to be opened first. */
export const selectThread =
  (channelId: ChannelId, rootId: MessageId) =>
  (state: ChatState): OpenThread | undefined =>
    state.channels.get(channelId)?.openThreads.get(rootId);

/** What I have read of a thread; undefined for one I do not follow. */
export const selectThreadReading =
  (channelId: ChannelId, rootId: MessageId) =>
  (state: ChatState): ThreadReadState | undefined =>
    state.channels.get(channelId)?.threads.get(rootId);

const mostShown = 100;
const countOf = ({ sequences, hasMore }: UnreadList): number =>
  hasMore ? mostShown : Math.min(sequences.length, mostShown);

/** The numbers of one thread, 0 to 100; 100 stands for "99+". */
export const threadBadge = (thread: ThreadReadState | undefined): Badge => ({
  unreadCount: thread ? countOf(thread.unread) : 0,
  mentionCount: thread ? countOf(thread.mentions) : 0,
});

/** What is new in all threads I follow. */
export interface ThreadsBadge {
  /** Threads with something new; what the entry of the list counts. */
  readonly threadCount: number;
  /** Unread replies that mention me, 0 to 100. */
  readonly mentionCount: number;
}

const noneNew: ThreadsBadge = { threadCount: 0, mentionCount: 0 };
const badges = new WeakMap<ChatState['channels'], ThreadsBadge>();
let last: ThreadsBadge = noneNew;

/** The same object while the numbers stay the same, so that nobody draws them again. */
export function selectThreadsBadge({ channels }: ChatState): ThreadsBadge {
  const known = badges.get(channels);
  if (known) return known;
  let threadCount = 0;
  let mentionCount = 0;
  for (const { isMember, threads } of channels.values()) {
    if (!isMember) continue;
    for (const thread of threads.values()) {
      if (thread.unread.sequences.length > 0) threadCount += 1;
      mentionCount = Math.min(mostShown, mentionCount + countOf(thread.mentions));
    }
  }
  if (last.threadCount !== threadCount || last.mentionCount !== mentionCount) {
    last = threadCount + mentionCount === 0 ? noneNew : { threadCount, mentionCount };
  }
  badges.set(channels, last);
  return last;
}
