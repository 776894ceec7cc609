import {
  type ChannelId,
  parseStreamName,
  type StreamName,
  type SubscribeResult,
  subscribeResult,
  type WireError,
} from '@parley/protocol';
import type { Inbox } from './inbox.js';
import type { Ask } from './live-line.js';
import { baseStreams, neededStreams } from './needed-streams.js';
import type { News } from './news.js';
import { broken } from './refusals.js';
import type { ChatStore } from './store/chat-store.js';
import { emptyTimeline } from './store/timeline.js';

export interface SubscriptionParts {
  readonly store: ChatStore;
  readonly inbox: Inbox;
  readonly news: Pick<News, 'heardOf'>;
  readonly ask: Ask;
  readonly openChannel: () => ChannelId | null;
  /** The line does not do what it is asked. */
  readonly onFailure: () => void;
}

/** Keeps what is subscribed equal to what is needed. */
export interface Subscriptions {
  /** Everything needed, from the cursors held; the refusal, if it could not be had. Also asks for fresh heads. */
  subscribeAll(): Promise<WireError | null>;
  /** What is needed may have changed. */
  reconcile(): void;
  /** The server took the stream off the line, as it does when a membership ends (R-AUTH-2). */
  ended(stream: StreamName): void;
  lineLost(): void;
}

export function createSubscriptions(parts: SubscriptionParts): Subscriptions {
  const { store, inbox } = parts;
  const held = new Set<StreamName>();
  let isLineUp = false;
  let isBusy = false;
  let isStale = false;

  async function subscribe(streams: readonly StreamName[]): Promise<WireError | null> {
    const cursorOf = (stream: StreamName) => store.current().streams.get(stream)?.cursor ?? 0;
    const asked = streams.map((stream) => ({ stream, fromSequence: cursorOf(stream) }));
    const ack = await parts.ask('stream.subscribe', { streams: asked });
    if (!ack.ok) return ack.error;
    const parsed = subscribeResult.safeParse(ack.result);
    if (!parsed.success) return broken();
    for (const answer of parsed.data.streams) settle(answer);
    return null;
  }

  function settle(answer: SubscribeResult['streams'][number]): void {
    if (answer.ok) {
      held.add(answer.stream);
      parts.news.heardOf(answer.stream, answer.head);
      inbox.subscribed(answer.stream, answer.head, answer.reset);
    } else if (answer.code !== 'limit_reached') inbox.refused(answer.stream);
  }

  /** One change at a time; what came up meanwhile is looked at afterwards. */
  async function change(): Promise<void> {
    if (isBusy) {
      isStale = true;
      return;
    }
    isBusy = true;
    isStale = false;
    const needed = new Set(neededStreams(store.current(), parts.openChannel(), held));
    const missing = [...needed].filter((stream) => !held.has(stream));
    const spare = [...held].filter((stream) => !needed.has(stream));
    let error: WireError | null = null;
    if (missing.length > 0) error = await subscribe(missing);
    if (spare.length > 0 && isLineUp) {
      for (const stream of spare) letGo(stream);
      await parts.ask('stream.unsubscribe', { streams: spare });
    }
    isBusy = false;
    if (error && isLineUp) parts.onFailure();
    else if (isStale && isLineUp) void change();
  }

  function letGo(stream: StreamName): void {
    held.delete(stream);
    inbox.unsubscribed(stream);
  }

  /** Public channels that are neither mine nor on screen: without their events what is held of them grows stale. */
  function forgetLookedInto(): void {
    const state = store.current();
    const open = parts.openChannel();
    const channels = new Map(state.channels);
    const streams = new Map(state.streams);
    for (const stream of state.streams.keys()) {
      const name = parseStreamName(stream);
      if (name?.kind !== 'channel' || name.id === open) continue;
      const channel = channels.get(name.id);
      if (channel?.isMember) continue;
      streams.delete(stream);
      if (channel) channels.set(name.id, { ...channel, timeline: emptyTimeline(channel.timeline.line) });
    }
    if (streams.size !== state.streams.size) store.change((now) => ({ ...now, channels, streams }));
  }

  return {
    async subscribeAll() {
      for (const error of await Promise.all(baseStreams(store.current()).map(inbox.ensure))) {
        if (error) return error;
      }
      isLineUp = true;
      return subscribe(neededStreams(store.current(), parts.openChannel(), held));
    },
    reconcile() {
      forgetLookedInto();
      if (isLineUp) void change();
    },
    ended: letGo,
    lineLost() {
      isLineUp = false;
      held.clear();
    },
  };
}
