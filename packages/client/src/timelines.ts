import {
  type ChannelId,
  channelStream,
  type Message,
  messageHistory,
  type ParleyEvent,
} from '@parley/protocol';
import type { Timelines } from './chat-client.js';
import type { Clock } from './clock.js';
import type { HttpCall } from './http.js';
import type { Inbox } from './inbox.js';
import type { News } from './news.js';
import type { ChatStore } from './store/chat-store.js';
import { hasRepliesInLine } from './store/chosen.js';
import { entriesSettled } from './store/reducers/outbox.js';
import type { Timeline } from './store/state.js';
import { emptyTimeline, newestOf } from './store/timeline.js';
import { createWindowLoader } from './window-loader.js';

/** Channels whose rows are all held; of one opened longer ago the newest stay. */
const wholeTimelines = 20;
/** Channels of which any rows are held. */
const heldTimelines = 50;
/** Rows that stay of a channel opened longer ago: enough to show it at once. */
const restingRows = 100;
/** Messages that are held for who listens for them: more than arrive while a page fetches the code that does. */
const unheardMessages = 50;

export interface TimelineParts {
  readonly clock: Clock;
  readonly http: HttpCall;
  readonly store: ChatStore;
  readonly inbox: Inbox;
  readonly news: Pick<News, 'take'>;
  /** Another channel is on screen. */
  readonly onOpened: () => void;
  /** Messages have become known through a page. */
  readonly onMessages: (messages: readonly Message[]) => void;
}

export interface TimelineLoader extends Timelines {
  /** The newest, unless they are held already. */
  toEnd(channelId: ChannelId): void;
  openChannel(): ChannelId | null;
  /** When each channel was last opened, the latest last. */
  opened(): ReadonlyMap<ChannelId, number>;
  /** These were opened on an earlier page, and their rows are held. */
  restored(opened: ReadonlyMap<ChannelId, number>): void;
  /** These events were applied. */
  noteEvents(events: readonly ParleyEvent[]): void;
  /** Loads the open channel if an earlier try failed, or it was not known then; its sides may be asked for again. */
  resume(): void;
}

export function createTimelines(parts: TimelineParts): TimelineLoader {
  const { http, store, inbox } = parts;
  let open: ChannelId | null = null;
  let opened = new Map<ChannelId, number>();

  const listeners = new Set<(message: Message) => void>();
  /** What arrived before anybody listened; null from then on. */
  let unheard: Message[] | null = [];

  const timelineOf = (channelId: ChannelId) => store.current().channels.get(channelId)?.timeline;

  function changeTimeline(
    channelId: ChannelId,
    change: (timeline: Timeline) => Timeline,
    messages: readonly Message[] = [],
  ): void {
    store.change((state) => {
      const channel = state.channels.get(channelId);
      if (!channel) return state;
      const channels = new Map(state.channels);
      channels.set(channelId, { ...channel, timeline: change(channel.timeline) });
      return entriesSettled({ ...state, channels }, messages);
    });
    if (messages.length > 0) parts.onMessages(messages);
  }

  const loader = createWindowLoader<ChannelId>({
    clock: parts.clock,
    timelineOf,
    changeTimeline,
    async fetchPage(channelId, at) {
      const line = timelineOf(channelId)?.line ?? 'main';
      const answer = await http(messageHistory, { params: { channelId }, query: { ...at, line } });
      return answer.ok ? answer.result : null;
    },
    onHead: (channelId, head) => inbox.noteHeads([{ stream: channelStream(channelId), head }]),
  });

  function touch(channelId: ChannelId): void {
    opened.delete(channelId);
    opened.set(channelId, parts.clock.now());
    const older = [...opened.keys()].reverse().slice(wholeTimelines);
    const resting = older[0];
    if (resting) changeTimeline(resting, (timeline) => newestOf(timeline, restingRows));
    for (const oldest of older.slice(heldTimelines - wholeTimelines)) {
      opened.delete(oldest);
      changeTimeline(oldest, ({ line }) => emptyTimeline(line));
    }
  }

  /** A channel with no stream state is one looked into: its snapshot brings state and rows together. */
  async function lookInto(channelId: ChannelId): Promise<void> {
    changeTimeline(channelId, (timeline) => ({ ...timeline, status: 'loading' }));
    const error = await inbox.ensure(channelStream(channelId));
    if (error) loader.failed(channelId);
    else parts.onOpened();
  }

  const wantedLine = (channelId: ChannelId): Timeline['line'] =>
    hasRepliesInLine(store.current(), channelId) ? 'all' : 'main';

  /** Another line is another window: its rows are asked for anew. */
  function align(channelId: ChannelId): void {
    const line = wantedLine(channelId);
    if (timelineOf(channelId)?.line !== line) changeTimeline(channelId, () => emptyTimeline(line));
  }

  store.view.subscribe(() => {
    const timeline = open === null ? undefined : timelineOf(open);
    if (open === null || !timeline) return;
    // A snapshot has no rows for a window with all replies.
    const isLost = timeline.line === 'all' && timeline.status === 'empty';
    if (isLost || timeline.line !== wantedLine(open)) load(open);
  });

  function load(channelId: ChannelId): void {
    align(channelId);
    const timeline = timelineOf(channelId);
    loader.mayAskAgain(channelId);
    if (!timeline || timeline.rows.length > 0) return;
    if (timeline.status !== 'empty' && timeline.status !== 'failed') return;
    if (store.current().streams.has(channelStream(channelId))) void loader.replace(channelId, {});
    else void lookInto(channelId);
  }

  return {
    open(channelId) {
      open = channelId;
      touch(channelId);
      parts.onOpened();
      load(channelId);
      store.flush();
    },
    loadBefore: (channelId) => loader.extend(channelId, 'before'),
    loadAfter: (channelId) => loader.extend(channelId, 'after'),
    loadAround: (channelId, sequence) => loader.replace(channelId, { around: sequence }),
    loadNewest: (channelId) => loader.replace(channelId, {}),
    toEnd: loader.toEnd,
    onArrival(listener) {
      listeners.add(listener);
      for (const message of unheard ?? []) listener(message);
      unheard = null;
      return () => listeners.delete(listener);
    },
    noteEvents(events) {
      for (const event of events) {
        if (event.type !== 'message.created' || !parts.news.take(event.stream, event.sequence)) continue;
        const { message } = event.payload;
        for (const listener of listeners) listener(message);
        if (unheard && unheard.length < unheardMessages) unheard.push(message);
      }
    },
    openChannel: () => open,
    opened: () => opened,
    restored(earlier) {
      opened = new Map([...[...earlier].filter(([channelId]) => !opened.has(channelId)), ...opened]);
    },
    resume() {
      if (open !== null) load(open);
    },
  };
}
