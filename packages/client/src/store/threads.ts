import type { ChannelId, MessageId, SidebarLayout, ThreadReadState, UnreadList } from '@parley/protocol';
import { isMuted, selectLayout } from './chosen.js';
import { markerAfter } from './reducers/outbox.js';
import { after, countMessage } from './reducers/read-state.js';
import type { Badge } from './selectors.js';
import type { ChatState, OpenThread } from './state.js';

/** Undefined for a thread that is not held: it has to be opened first. */
export const selectThread =
  (channelId: ChannelId, rootId: MessageId) =>
  (state: ChatState): OpenThread | undefined =>
    state.channels.get(channelId)?.openThreads.get(rootId);

interface FoundReading {
  readonly version: number;
  readonly marker: number;
  readonly found: ThreadReadState;
}

const readings = new WeakMap<ThreadReadState, FoundReading>();

/**
 * What I have read of a thread, by the marker as it will be once what is on its way has arrived; undefined for one I do
 * not follow.
 */
export const selectThreadReading =
  (channelId: ChannelId, rootId: MessageId) =>
  (state: ChatState): ThreadReadState | undefined => {
    const thread = state.channels.get(channelId)?.threads.get(rootId);
    return thread && readingOf(state, channelId, thread);
  };

function readingOf(state: ChatState, channelId: ChannelId, thread: ThreadReadState): ThreadReadState {
  const { rootId, lastReadSequence } = thread;
  const marker = markerAfter(state.outbox, rootId, lastReadSequence);
  if (marker === lastReadSequence) return thread;
  const isBack = marker < lastReadSequence;
  const open = state.channels.get(channelId)?.openThreads.get(rootId)?.timeline;
  const version = isBack ? (open?.version ?? 0) : 0;
  const known = readings.get(thread);
  if (known?.marker === marker && known.version === version) return known.found;
  let found: ThreadReadState = { ...thread, lastReadSequence: marker };
  // Until the server has counted, what lies between is what the window holds.
  for (const row of (isBack && open?.rows) || [])
    if (row.sequence > marker) found = countMessage(found, row, state.me?.account.id ?? '');
  found = { ...found, unread: after(found.unread, marker), mentions: after(found.mentions, marker) };
  readings.set(thread, { version, marker, found });
  return found;
}

const mostShown = 100;
const countOf = ({ sequences, hasMore }: UnreadList): number =>
  hasMore ? mostShown : Math.min(sequences.length, mostShown);

/** The numbers of one thread, 0 to 100; 100 stands for "99+". */
export const threadBadge = (thread: Pick<ThreadReadState, 'unread' | 'mentions'> | undefined): Badge => ({
  unreadCount: thread ? countOf(thread.unread) : 0,
  mentionCount: thread ? countOf(thread.mentions) : 0,
});

/** What is to be noticed in all threads I follow: of muted channels mentions, of archived ones nothing. */
export interface ThreadsBadge {
  /** Threads with something new; what the entry of the list counts. */
  readonly threadCount: number;
  /** Unread replies that mention me, 0 to 100. */
  readonly mentionCount: number;
}

const noneNew: ThreadsBadge = { threadCount: 0, mentionCount: 0 };
const badges = new WeakMap<
  ChatState['channels'],
  {
    readonly outbox: ChatState['outbox'];
    readonly layout: SidebarLayout | null;
    readonly badge: ThreadsBadge;
  }
>();
let last: ThreadsBadge = noneNew;

/** The same object while the numbers stay the same, so that nobody draws them again. */
export function selectThreadsBadge(state: ChatState): ThreadsBadge {
  const { channels, outbox } = state;
  const layout = selectLayout(state);
  const known = badges.get(channels);
  if (known?.outbox === outbox && known.layout === layout) return known.badge;
  let threadCount = 0;
  let mentionCount = 0;
  for (const [channelId, { isMember, channel, threads }] of channels) {
    if (!isMember || channel.archivedAt !== null) continue;
    for (const confirmed of threads.values()) {
      const thread = readingOf(state, channelId, confirmed);
      const noticed = isMuted(state, channelId) ? thread.mentions : thread.unread;
      if (noticed.sequences.length > 0) threadCount += 1;
      mentionCount = Math.min(mostShown, mentionCount + countOf(thread.mentions));
    }
  }
  if (last.threadCount !== threadCount || last.mentionCount !== mentionCount) {
    last = threadCount + mentionCount === 0 ? noneNew : { threadCount, mentionCount };
  }
  badges.set(channels, { outbox, layout, badge: last });
  return last;
}
