import {
  type ChannelId,
  channelStream,
  type Message,
  type MessageId,
  type ThreadPage,
  threadReplies,
} from '@parley/protocol';
import type { Threads } from './chat-client.js';
import type { HttpCall } from './http.js';
import type { Inbox } from './inbox.js';
import type { ChatStore } from './store/chat-store.js';
import { isNewer } from './store/newer.js';
import { sendsConfirmed } from './store/reducers/outbox.js';
import type { OpenThread } from './store/state.js';
import { emptyTimeline, extendTimeline, replaceTimeline, windowOf } from './store/timeline.js';

/** Threads whose replies are held; of those opened longer ago nothing stays. */
const heldThreads = 10;

export interface OpenThreadsParts {
  readonly http: HttpCall;
  readonly store: ChatStore;
  readonly inbox: Pick<Inbox, 'noteHeads'>;
  /** Messages have become known through a page. */
  readonly onMessages: (messages: readonly Message[]) => void;
}

interface Place {
  readonly channelId: ChannelId;
  readonly rootId: MessageId;
}

/** Loads the replies of threads, and lets go of those that were opened longest ago. */
export function createOpenThreads(parts: OpenThreadsParts): Threads {
  const { http, store, inbox } = parts;
  /** Roots and their channels, the latest opened last. */
  const opened = new Map<MessageId, ChannelId>();
  const loading = new Map<MessageId, Promise<void>>();

  const threadAt = ({ channelId, rootId }: Place): OpenThread | undefined =>
    store.current().channels.get(channelId)?.openThreads.get(rootId);

  function change(
    { channelId, rootId }: Place,
    to: OpenThread | null,
    messages: readonly Message[] = [],
  ): void {
    store.change((state) => {
      const channel = state.channels.get(channelId);
      if (!channel) return state;
      const openThreads = new Map(channel.openThreads);
      if (to) openThreads.set(rootId, to);
      else openThreads.delete(rootId);
      const channels = new Map(state.channels).set(channelId, { ...channel, openThreads });
      return sendsConfirmed({ ...state, channels }, messages);
    });
    if (messages.length > 0) parts.onMessages(messages);
  }

  function touch({ channelId, rootId }: Place): void {
    opened.delete(rootId);
    opened.set(rootId, channelId);
    for (const [oldest, itsChannel] of [...opened].slice(0, -heldThreads)) {
      opened.delete(oldest);
      change({ channelId: itsChannel, rootId: oldest }, null);
    }
  }

  const fail = (place: Place, thread: OpenThread) =>
    change(place, { ...thread, timeline: { ...thread.timeline, status: 'failed' } });

  async function fetchPage({ rootId }: Place, query: { before?: number }): Promise<ThreadPage | null> {
    const answer = await http(threadReplies, { params: { rootId }, query });
    return answer.ok ? answer.result : null;
  }

  const newerRoot = (held: Message | null, told: Message): Message =>
    isNewer(told, held ?? undefined) || held === null ? told : held;

  async function load(place: Place): Promise<void> {
    const held = threadAt(place);
    const before = held?.timeline ?? emptyTimeline();
    if (held && before.status !== 'empty' && before.status !== 'failed') return;
    // A root that is on screen in the channel is shown at once.
    const channel = store.current().channels.get(place.channelId);
    const root = held?.root ?? channel?.timeline.rows.byId(place.rootId) ?? null;
    change(place, { root, timeline: { ...before, status: 'loading' } });
    const rows = windowOf(before);
    rows.beginLoad();
    const page = await fetchPage(place, {});
    const now = threadAt(place);
    if (now?.timeline.rows === rows) {
      if (page) {
        const timeline = replaceTimeline(now.timeline, page);
        change(place, { root: newerRoot(now.root, page.root), timeline }, page.messages);
      } else fail(place, now);
    }
    rows.endLoad();
    if (page) inbox.noteHeads([{ stream: channelStream(place.channelId), head: page.head }]);
  }

  async function extend(place: Place): Promise<void> {
    const held = threadAt(place);
    if (!held?.timeline.hasMoreBefore) return;
    const rows = windowOf(held.timeline);
    const edge = rows.first?.sequence;
    if (edge === undefined) return;
    rows.beginLoad();
    const page = await fetchPage(place, { before: edge });
    const now = threadAt(place);
    if (now?.timeline.rows === rows && rows.first?.sequence === edge) {
      if (page)
        change(place, { ...now, timeline: extendTimeline(now.timeline, page, 'before') }, page.messages);
      else change(place, { ...now, timeline: { ...now.timeline, status: 'ready' } });
    }
    rows.endLoad();
  }

  function once(place: Place, work: (place: Place) => Promise<void>): Promise<void> {
    const underWay = loading.get(place.rootId);
    if (underWay) return underWay;
    const load = work(place).finally(() => loading.delete(place.rootId));
    loading.set(place.rootId, load);
    return load;
  }

  return {
    open(channelId, rootId) {
      touch({ channelId, rootId });
      void once({ channelId, rootId }, load);
      store.flush();
    },
    loadBefore: (channelId, rootId) => once({ channelId, rootId }, extend),
  };
}
