import {
  type ChannelId,
  channelStream,
  type Message,
  type MessagePage,
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
import { sendsConfirmed } from './store/reducers/outbox.js';
import type { Timeline } from './store/state.js';
import { emptyTimeline, extendTimeline, newestOf, replaceTimeline, windowOf } from './store/timeline.js';
import type { Side } from './store/timeline-rows.js';

/** Channels whose rows are all held; of one opened longer ago the newest stay. */
const wholeTimelines = 20;
/** Channels of which any rows are held. */
const heldTimelines = 50;
/** After a page could not be had: how long until it is asked for again, longer with every failure. */
const firstRetryMs = 2_000;
const longestRetryMs = 20_000;
/** Rows that stay of a channel opened longer ago: enough to show it at once. */
const restingRows = 100;

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
  /** Loads that failed since one went well. */
  const failures = new Map<ChannelId, number>();
  const extending = new Map<string, Promise<void>>();
  /** The newest wish of each channel: what an older one brings is dropped. */
  const wished = new Map<ChannelId, symbol>();

  const listeners = new Set<(message: Message) => void>();

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
      return sendsConfirmed({ ...state, channels }, messages);
    });
    if (messages.length > 0) parts.onMessages(messages);
  }

  /** What is held stays; the side that could not be had may be asked for again in a while. */
  function failed(channelId: ChannelId): void {
    changeTimeline(channelId, (timeline) => ({ ...timeline, status: 'failed' }));
    const count = failures.get(channelId) ?? 0;
    failures.set(channelId, count + 1);
    parts.clock.after(Math.min(longestRetryMs, firstRetryMs * 2 ** count), () => mayAskAgain(channelId));
  }

  function mayAskAgain(channelId: ChannelId): void {
    const timeline = timelineOf(channelId);
    if (timeline?.status !== 'failed' || timeline.rows.length === 0) return;
    changeTimeline(channelId, (now) => ({ ...now, status: 'ready' }));
  }

  async function fetchPage(
    channelId: ChannelId,
    at: { readonly before?: number; readonly after?: number; readonly around?: number },
  ): Promise<MessagePage | null> {
    const line = timelineOf(channelId)?.line ?? 'main';
    const answer = await http(messageHistory, { params: { channelId }, query: { ...at, line } });
    if (!answer.ok) return null;
    failures.delete(channelId);
    return answer.result;
  }

  async function extend(channelId: ChannelId, side: Side): Promise<void> {
    const timeline = timelineOf(channelId);
    if (!timeline) return;
    const rows = windowOf(timeline);
    const edgeOf = () => (side === 'before' ? rows.first : rows.last)?.sequence;
    const edge = edgeOf();
    const hasMore = side === 'before' ? timeline.hasMoreBefore : timeline.hasMoreAfter;
    if (edge === undefined || !hasMore) return;
    rows.beginLoad();
    const page = await fetchPage(channelId, { [side]: edge });
    // The window may have been replaced or cut meanwhile; then the page does not fit it any more.
    if (timelineOf(channelId)?.rows === rows && edgeOf() === edge) {
      if (page) changeTimeline(channelId, (now) => extendTimeline(now, page, side), page.messages);
      else failed(channelId);
    }
    rows.endLoad();
    if (page) inbox.noteHeads([{ stream: channelStream(channelId), head: page.head }]);
  }

  async function replace(channelId: ChannelId, at: { readonly around?: number }): Promise<void> {
    const wish = Symbol(channelId);
    wished.set(channelId, wish);
    const before = timelineOf(channelId);
    if (!before) return;
    if (before.rows.length === 0) changeTimeline(channelId, (now) => ({ ...now, status: 'loading' }));
    const rows = windowOf(before);
    rows.beginLoad();
    const page = await fetchPage(channelId, at);
    const now = timelineOf(channelId);
    const isWanted = wished.get(channelId) === wish;
    if (isWanted && now?.rows === rows) {
      if (page) changeTimeline(channelId, (timeline) => replaceTimeline(timeline, page), page.messages);
      else failed(channelId);
    }
    rows.endLoad();
    if (page) inbox.noteHeads([{ stream: channelStream(channelId), head: page.head }]);
    // A snapshot came in between: what arrived for the old window says nothing about this page.
    if (isWanted && page && now && now.rows !== rows && now.status === 'ready') await replace(channelId, at);
  }

  function once(channelId: ChannelId, side: Side): Promise<void> {
    const key = `${side} ${channelId}`;
    const underWay = extending.get(key);
    if (underWay) return underWay;
    const load = extend(channelId, side).finally(() => extending.delete(key));
    extending.set(key, load);
    return load;
  }

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
    if (error) failed(channelId);
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
    mayAskAgain(channelId);
    if (!timeline || timeline.rows.length > 0) return;
    if (timeline.status !== 'empty' && timeline.status !== 'failed') return;
    if (store.current().streams.has(channelStream(channelId))) void replace(channelId, {});
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
    loadBefore: (channelId) => once(channelId, 'before'),
    loadAfter: (channelId) => once(channelId, 'after'),
    loadAround: (channelId, sequence) => replace(channelId, { around: sequence }),
    loadNewest: (channelId) => replace(channelId, {}),
    onArrival(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    noteEvents(events) {
      for (const event of events) {
        if (event.type !== 'message.created' || !parts.news.take(event.stream, event.sequence)) continue;
        for (const listener of listeners) listener(event.payload.message);
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
