import type { ChannelId, MessageId, ThreadReadState } from '@parley/protocol';
import { markerAfter } from './reducers/outbox.js';
import { after, countMessage } from './reducers/read-state.js';
import type { Badge } from './selectors.js';
import { shownCount } from './shown-count.js';
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

/** The numbers of one thread, 0 to 100; 100 stands for "99+". */
export const threadBadge = (thread: Pick<ThreadReadState, 'unread' | 'mentions'> | undefined): Badge => ({
  unreadCount: thread ? shownCount(thread.unread) : 0,
  mentionCount: thread ? shownCount(thread.mentions) : 0,
});
