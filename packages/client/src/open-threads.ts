import {
  type ChannelId,
  channelStream,
  limits,
  type Message,
  type MessageId,
  threadList,
  threadReplies,
} from '@parley/protocol';
import type { Threads } from './chat-client.js';
import type { Clock } from './clock.js';
import type { HttpCall } from './http.js';
import type { Inbox } from './inbox.js';
import { offline } from './refusals.js';
import type { ChatStore } from './store/chat-store.js';
import { isNewer } from './store/newer.js';
import { entriesSettled } from './store/reducers/outbox.js';
import { withListed } from './store/reducers/threads.js';
import type { OpenThread, Timeline } from './store/state.js';
import { emptyTimeline, newestOf } from './store/timeline.js';
import { createWindowLoader } from './window-loader.js';

/** Threads of which everything that was read is held; of one opened longer ago nothing stays, unless it is listed. */
const wholeThreads = 10;
/** Replies that stay of a thread that is listed: as many as the list shows. */
const listedReplies = 3;

export interface OpenThreadsParts {
  readonly clock: Clock;
  readonly http: HttpCall;
  readonly store: ChatStore;
  readonly inbox: Pick<Inbox, 'noteHeads'>;
  /** Messages have become known through a page. */
  readonly onMessages: (messages: readonly Message[]) => void;
}

export interface ThreadLoader extends Threads {
  /** The newest, unless they are held already. */
  toEnd(rootId: MessageId): void;
  /** These messages were told by events, and applied. */
  noteMessages(messages: Iterable<Message>): void;
}

interface Place {
  readonly channelId: ChannelId;
  readonly rootId: MessageId;
}

/** Loads the replies of threads, and lets go of those that were opened longest ago. */
export function createOpenThreads(parts: OpenThreadsParts): ThreadLoader {
  const { http, store, inbox } = parts;
  /** Roots and their channels, the latest last: those that were opened, and those of the list of threads. */
  const opened = new Map<MessageId, ChannelId>();
  const listed = new Map<MessageId, ChannelId>();
  /** What is told while lists are on their way: they may have been read before. */
  const toldMeanwhile = new Set<Message[]>();

  const channelOf = (rootId: MessageId) => opened.get(rootId) ?? listed.get(rootId) ?? '';

  const threadOf = (rootId: MessageId): OpenThread | undefined =>
    store.current().channels.get(channelOf(rootId))?.openThreads.get(rootId);

  function put({ channelId, rootId }: Place, to: OpenThread | null, messages: readonly Message[] = []): void {
    store.change((state) => {
      const channel = state.channels.get(channelId);
      if (!channel) return state;
      const openThreads = new Map(channel.openThreads);
      if (to) openThreads.set(rootId, to);
      else openThreads.delete(rootId);
      const channels = new Map(state.channels).set(channelId, { ...channel, openThreads });
      return entriesSettled({ ...state, channels }, messages);
    });
    if (messages.length > 0) parts.onMessages(messages);
  }

  function changeTimeline(
    rootId: MessageId,
    change: (timeline: Timeline) => Timeline,
    messages?: readonly Message[],
  ): void {
    const held = threadOf(rootId);
    if (held)
      put({ channelId: channelOf(rootId), rootId }, { ...held, timeline: change(held.timeline) }, messages);
  }

  const loader = createWindowLoader<MessageId>({
    clock: parts.clock,
    timelineOf: (rootId) => threadOf(rootId)?.timeline,
    changeTimeline,
    async fetchPage(rootId, at) {
      const answer = await http(threadReplies, { params: { rootId }, query: at });
      if (!answer.ok) return null;
      const { root, ...page } = answer.result;
      const held = threadOf(rootId);
      if (held && (held.root === null || isNewer(root, held.root)))
        put({ channelId: root.channelId, rootId }, { ...held, root });
      return page;
    },
    onHead: (rootId, head) => inbox.noteHeads([{ stream: channelStream(channelOf(rootId)), head }]),
  });

  function touch({ channelId, rootId }: Place): void {
    opened.delete(rootId);
    opened.set(rootId, channelId);
    for (const [oldest, itsChannel] of [...opened].slice(0, -wholeThreads)) {
      const held = threadOf(oldest);
      opened.delete(oldest);
      const rest = held && listed.has(oldest) ? newestOf(held.timeline, listedReplies) : undefined;
      put({ channelId: itsChannel, rootId: oldest }, held && rest ? { ...held, timeline: rest } : null);
    }
  }

  function load(place: Place, at: number | undefined): void {
    const { channelId, rootId } = place;
    const held = threadOf(rootId);
    loader.mayAskAgain(rootId);
    if (held?.timeline.status === 'loading') return;
    // Where it is held, whoever looks for something further back asks for it.
    const isHeld = held !== undefined && held.timeline.rows.length > 0;
    if (isHeld && (at !== undefined || !held.timeline.hasMoreAfter)) return;
    if (held?.timeline.status === 'ready' && !held.timeline.hasMoreAfter) return;
    if (!held) {
      // A root that is on screen in the channel is shown at once.
      const root = store.current().channels.get(channelId)?.timeline.rows.byId(rootId) ?? null;
      put(place, { root, timeline: emptyTimeline() });
    }
    void loader.replace(rootId, at === undefined ? {} : { around: at });
  }

  return {
    open(channelId, rootId, at) {
      touch({ channelId, rootId });
      load({ channelId, rootId }, at);
      store.flush();
    },
    loadBefore: (rootId) => loader.extend(rootId, 'before'),
    loadAfter: (rootId) => loader.extend(rootId, 'after'),
    loadAround: (rootId, sequence) => loader.replace(rootId, { around: sequence }),
    loadNewest: (rootId) => loader.replace(rootId, {}),
    toEnd: loader.toEnd,
    async list(query) {
      const workspaceId = store.current().me?.workspace.id;
      if (workspaceId === undefined) return { ok: false, error: offline() };
      const told: Message[] = [];
      toldMeanwhile.add(told);
      const answer = await http(threadList, { params: { workspaceId }, query });
      toldMeanwhile.delete(told);
      if (!answer.ok) return answer;
      const { threads, hasMore } = answer.result;
      for (const { root } of threads) {
        listed.delete(root.id);
        listed.set(root.id, root.channelId);
      }
      for (const [rootId, channelId] of [...listed].slice(0, -limits.threadsFollowed)) {
        listed.delete(rootId);
        if (!opened.has(rootId)) put({ channelId, rootId }, null);
      }
      store.change((state) => withListed(state, threads, told));
      store.flush();
      const places = threads.map(({ root }) => ({ channelId: root.channelId, rootId: root.id }));
      const last = threads.at(-1)?.root;
      const next = hasMore && last?.thread ? { beforeAt: last.thread.lastReplyAt, beforeId: last.id } : null;
      return { ok: true, result: { threads: places, next } };
    },
    noteMessages(messages) {
      if (toldMeanwhile.size === 0) return;
      for (const message of messages) for (const told of toldMeanwhile) told.push(message);
    },
  };
}
