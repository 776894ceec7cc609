import type {
  Ack,
  ChannelId,
  CommandDefinition,
  CommandType,
  Message,
  MessageId,
  ResultOf,
  threadList,
  UserId,
} from '@parley/protocol';
import type * as z from 'zod/mini';
import type { StoreApi } from 'zustand/vanilla';
import type { ChatState } from './store/state.js';

/** The whole face of the headless client. */
export interface ChatClient {
  /** Read-only for views: a zustand store; read it through the selectors. It follows once per frame. */
  readonly store: Pick<StoreApi<ChatState>, 'getState' | 'getInitialState' | 'subscribe'>;
  /**
   * Sends a command. Messages, edits, deletions, reactions, read markers, drafts, preferences and the order of the sidebar
   * go
   * through the outbox, and without a line what is kept for later: kept over reloads,
   * sent in order, retried with the same id, answered when it is settled for good; all else needs the line and is answered
   * `unavailable` without it. What it changed is in the store when it resolves. Never throws.
   */
  readonly send: Send;
  readonly timelines: Timelines;
  readonly threads: Threads;
  readonly presence: PresenceControl;
  readonly connection: ConnectionControl;
  /** Closes the line and ends all timers; what is queued stays stored, unless it is to be forgotten (sign-out). */
  readonly dispose: (options?: { readonly forget?: boolean }) => Promise<void>;
}

/** Fields the client fills in by itself. */
type FilledIn = 'clientMessageId';
export type SendPayload<D extends CommandDefinition> = Omit<z.input<D['payload']>, FilledIn>;
export type Send = <D extends CommandDefinition & { readonly type: CommandType }>(
  definition: D,
  payload: SendPayload<D>,
  options?: SendOptions,
) => Promise<Ack<ResultOf<D>>>;

export interface SendOptions {
  /** What goes through the outbox waits in it for so long and can be taken back; at most a minute. */
  readonly holdMs?: number | undefined;
  /** Called at once when it waits in the outbox because there is no line. */
  readonly onWaiting?: (() => void) | undefined;
}

/** Which part of which channel is held; loading is idempotent and never throws (`timeline.status` tells). */
export interface Timelines {
  /** The channel is on screen: its stream is kept subscribed and its newest page loaded, if it is not yet. */
  open(channelId: ChannelId): void;
  loadBefore(channelId: ChannelId): Promise<void>;
  loadAfter(channelId: ChannelId): Promise<void>;
  /** Replaces the window by one around a sequence. */
  loadAround(channelId: ChannelId, sequence: number): Promise<void>;
  /** Replaces the window by the newest page. */
  loadNewest(channelId: ChannelId): Promise<void>;
  /**
   * Tells of each message once, as it is written, in any channel of mine; not of what was written without a line. The
   * first who listens is also told of what arrived before. Call the answer to end it.
   */
  onArrival(listener: (message: Message) => void): () => void;
}

/** Which threads are held, by their roots; loading is idempotent and never throws (`timeline.status` tells). */
export interface Threads {
  /** The thread is on screen: its root and replies are loaded, if they are not yet; around `at`, or the newest. */
  open(channelId: ChannelId, rootId: MessageId, at?: number): void;
  loadBefore(rootId: MessageId): Promise<void>;
  loadAfter(rootId: MessageId): Promise<void>;
  /** Replaces the window by one around a sequence. */
  loadAround(rootId: MessageId, sequence: number): Promise<void>;
  /** Replaces the window by the newest page. */
  loadNewest(rootId: MessageId): Promise<void>;
  /**
   * A page of the threads one follows, the newest reply first. Their roots and newest replies are held from then on
   * (`selectThread`) and follow what is told.
   */
  list(query: z.input<(typeof threadList)['query']>): Promise<Ack<ListedThreads>>;
}

export interface ListedThreads {
  readonly threads: readonly { readonly channelId: ChannelId; readonly rootId: MessageId }[];
  /** What to ask with for the next page; null on the last one. */
  readonly next: { readonly beforeAt: string; readonly beforeId: MessageId } | null;
}

/** Who is there, and who types: `selectPresence`, `selectTyping` and `selectThreadTyping` tell. */
export interface PresenceControl {
  /** Somebody looks at these people, until the answer is called. Only people looked at cost anything. */
  watch(userIds: readonly UserId[]): () => void;
  /** The person is writing a message for this channel, or a reply in a thread of it; call it with every change, it is said every three seconds. */
  typing(channelId: ChannelId, threadRootId?: MessageId): void;
}

export interface ConnectionControl {
  /** Tries now instead of at `retryAt`. */
  retryNow(): void;
  /** Somebody looks at the round trip (`line.roundTripMs`): it is measured until the answer is called. */
  watchRoundTrip(): () => void;
  /** A failed message goes back to the queue. A failed edit too, by its command id. */
  retrySend(clientMessageId: MessageId): void;
  /** Takes a queued or failed message out of the outbox; one that is being sent stays. */
  discard(clientMessageId: MessageId): void;
  /** Takes back a message that is held. False: it was too late, it is on its way. */
  takeBack(clientMessageId: MessageId): Promise<boolean>;
}
