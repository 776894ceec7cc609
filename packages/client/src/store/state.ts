import type {
  Account,
  Channel,
  ChannelId,
  CustomEmoji,
  Draft,
  Group,
  GroupId,
  Member,
  Message,
  MessageId,
  MessageRules,
  NewChecklist,
  NewPoll,
  NotificationSettings,
  Preferences,
  Presence,
  ReadState,
  Reminder,
  SavedMessage,
  ScheduledMessage,
  SidebarLayout,
  StreamName,
  ThreadReadState,
  Timestamp,
  UserId,
  Vote,
  WireError,
  Workspace,
} from '@parley/protocol';

/** Somebody types: in a thread, or in the line of the channel. */
export interface Typist {
  /** Shown until then, in epoch ms. */
  readonly until: number;
  readonly threadRootId: MessageId | undefined;
}

/**
 * All that a client knows, changed only by applying snapshots, events and outbox transitions. Everything in it is
 * replaced, never edited in place, except the rows of a timeline, which grow in place and are announced by `version`
 * (appending must not copy ten thousand rows).
 */
export interface ChatState {
  readonly phase: ChatPhase;
  readonly connection: ConnectionState;
  readonly line: LineState;
  /** Null until the first bootstrap. */
  readonly me: Me | null;
  readonly members: ReadonlyMap<UserId, Member>;
  /** User groups of the workspace; deleted ones too, for what was said. */
  readonly groups: ReadonlyMap<GroupId, Group>;
  /** The workspace's own, by id; `selectEmoji` finds one by its name. */
  readonly emoji: ReadonlyMap<string, CustomEmoji>;
  /** How long messages may be edited and deleted here, and whether earlier texts are shown. */
  readonly messageRules: MessageRules;
  /** Channels I belong to, public ones of the workspace, and those looked into. */
  readonly channels: ReadonlyMap<ChannelId, ChannelState>;
  readonly streams: ReadonlyMap<StreamName, StreamState>;
  /** How those are whom some view looks at, as far as the server tells now. */
  readonly presence: ReadonlyMap<UserId, Presence>;
  /** Who types where, without me. */
  readonly typing: ReadonlyMap<ChannelId, ReadonlyMap<UserId, Typist>>;
  /** As the server has them; `selectPreferences` tells them with what is on its way. */
  readonly preferences: Preferences;
  /** As the server has it; `selectLayout` tells it with what is on its way. Null until it is known. */
  readonly sidebar: SidebarLayout | null;
  readonly later: LaterState;
  /** As the server has them; `selectNotifications` tells them with what is on its way. Null until they are known. */
  readonly notifications: NotificationSettings | null;
  /**
   * Reactions of mine that were given (`true`) or taken back since the page was opened, by message and emoji, the
   * latest last: a page that was read before says otherwise.
   */
  readonly ownReactions: ReadonlyMap<string, boolean>;
  /** What I chose in polls, as my own stream told; those told last, the newest at the end. */
  readonly votes: ReadonlyMap<MessageId, Vote>;
  /** Commands not yet confirmed, oldest first. */
  readonly outbox: readonly OutboxEntry[];
  /** False when what is written now would not outlive the page: there is no storage, or it does not take it. */
  readonly canKeep: boolean;
}

/** What I keep for later in this workspace; what is over is not in it. By id, drafts by their thread or channel. */
export interface LaterState {
  readonly saved: ReadonlyMap<MessageId, SavedMessage>;
  readonly drafts: ReadonlyMap<ChannelId | MessageId, Draft>;
  readonly reminders: ReadonlyMap<string, Reminder>;
  readonly scheduled: ReadonlyMap<string, ScheduledMessage>;
}

/** `refused`: the client cannot go on by itself; `code` says why (e.g. `session_revoked`, `protocol_unsupported`). */
export type ChatPhase =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly code: string };

export interface Me {
  readonly account: Account;
  readonly workspace: Workspace;
  readonly limits: Readonly<Record<string, number>>;
}

/** What the UI always shows one of (R-CONN-2). */
export type ConnectionState =
  | { readonly status: 'connecting' }
  | { readonly status: 'connected' }
  /** Connected, and catching up on what was missed. */
  | { readonly status: 'syncing' }
  /** `retryAt`: epoch milliseconds of the next attempt. */
  | { readonly status: 'reconnecting'; readonly attempt: number; readonly retryAt: number }
  | { readonly status: 'offline'; readonly attempt: number; readonly retryAt: number };

/** How the server is reached: for people who want to know, and for those who help them. */
export interface LineState {
  /** Null without a line. */
  readonly transport: TransportName | null;
  /** Which part this tab has in the one connection of the browser; `alone`: it has one of its own (R-TAB-1). */
  readonly role: TabRole;
  /** Null without an acknowledged line. */
  readonly connectionId: string | null;
  /** Epoch milliseconds of the line's acknowledgement; null without one. */
  readonly connectedAt: number | null;
  /** Milliseconds, the newest measurement on this line; null: none yet. Measured only while somebody looks. */
  readonly roundTripMs: number | null;
  /** How the last return to the head went; null: there was nothing to return from. */
  readonly lastRecovery: Recovery | null;
  /** What the server last said of itself. */
  readonly server: ServerFacts | null;
}

export type TransportName = 'websocket' | 'sse' | 'polling';
export type TabRole = 'leader' | 'follower' | 'alone';

export interface Recovery {
  /** `reset`: at least one stream could not be continued, and was taken anew. */
  readonly kind: 'nothing' | 'replayed' | 'reset';
  /** Events replayed over all streams. */
  readonly events: number;
  /** From the line's return, or from noticing a hole, until everything was at the head. */
  readonly tookMs: number;
  /** Epoch milliseconds of its end. */
  readonly at: number;
}

export interface ServerFacts {
  /** Null when the server does not say. */
  readonly version: string | null;
  readonly protocol: { readonly version: number; readonly floor: number };
}

export interface ChannelState {
  readonly channel: Channel;
  readonly isMember: boolean;
  /** Null for channels I do not belong to. */
  readonly readState: ReadState | null;
  readonly lastMessageAt: Timestamp | null;
  readonly timeline: Timeline;
  /** The threads I follow here, by their roots. */
  readonly threads: ReadonlyMap<MessageId, ThreadReadState>;
  /** The threads that were opened last, by their roots. */
  readonly openThreads: ReadonlyMap<MessageId, OpenThread>;
}

/** A thread that is on screen, or was a moment ago. */
export interface OpenThread {
  /** Null until it has been loaded. */
  readonly root: Message | null;
  /** The replies. */
  readonly timeline: Timeline;
}

/** One contiguous window of a channel's messages, ascending by sequence, tombstones included. */
export interface Timeline {
  /** `empty`: nothing asked for yet. `failed`: the last load failed and may be tried again. */
  readonly status: 'empty' | 'loading' | 'ready' | 'failed';
  /** `all`: with the replies that stand in their thread alone. Of a thread it says nothing. */
  readonly line: 'main' | 'all';
  readonly rows: TimelineRows;
  readonly hasMoreBefore: boolean;
  /** True while the window does not reach the newest message; live messages are then not appended. */
  readonly hasMoreAfter: boolean;
  /** Raised with every change to `rows`. */
  readonly version: number;
}

/** Read face of the window; see `timeline-rows.ts`. */
export interface TimelineRows {
  readonly length: number;
  at(index: number): Message | undefined;
  byId(id: string): Message | undefined;
  /** Index of the message, or -1. */
  indexOf(id: string): number;
  /** Index of the first row at or after the sequence; `length` when there is none. */
  indexFrom(sequence: number): number;
  [Symbol.iterator](): Iterator<Message>;
}

export interface StreamState {
  /** The last sequence applied. */
  readonly cursor: number;
  /** The highest sequence heard of; above `cursor` there is something to catch up on. */
  readonly head: number;
  /** Sequence of the newest event seen that changed who belongs to the channel: a list fetched before it is old. */
  readonly peopleChangedAt?: number;
  /** Sequence of the newest event seen that may have changed what is pinned, or what a pinned message says. */
  readonly pinsChangedAt?: number;
  /** Sequence of the newest event seen that deleted a message, whether its row is held or not. */
  readonly messageDeletedAt?: number;
  readonly status: 'idle' | 'live' | 'catching-up' | 'refused';
}

/**
 *            send()                 connected             ack ok / event seen
 *  (nothing) ──────▶ queued ───────────────────▶ sending ─────────────────────▶ (removed)
 *                      ▲   ▲                        │ │
 *              retry() │   └── line lost / time-out ┘ │ refused for good
 *                      └───────────── failed ◀────────┘
 */
export interface OutboxEntry {
  readonly commandId: string;
  readonly type: string;
  readonly payload: unknown;
  /** The channel whose order it keeps; null: none. */
  readonly channelId: ChannelId | null;
  /** Epoch milliseconds, the client's clock. */
  readonly queuedAt: number;
  /** Not sent before this moment, in epoch milliseconds: until then it can be taken back. */
  readonly heldUntilAt?: number | undefined;
  readonly state: 'queued' | 'sending' | 'failed';
  /** Why it failed; null otherwise. */
  readonly error: WireError | null;
  /** On the disk: it outlives reload and crash (G11). Sending does not wait for it. */
  readonly isKept: boolean;
}

/** A message of mine on its way: drawn after the confirmed ones. */
export interface PendingMessage {
  readonly clientMessageId: string;
  readonly channelId: ChannelId;
  readonly text: string;
  /** Of a reply; `alsoInChannel`: drawn in the main line as well. */
  readonly threadRootId?: MessageId | undefined;
  readonly alsoInChannel?: boolean | undefined;
  readonly poll?: NewPoll | undefined;
  readonly checklist?: NewChecklist | undefined;
  readonly queuedAt: number;
  /** Can be taken back until then, in epoch milliseconds; undefined: it went at once. */
  readonly heldUntilAt?: number | undefined;
  readonly state: OutboxEntry['state'];
  readonly error: WireError | null;
  readonly isKept: boolean;
}

/** An edit of mine on its way: its text is drawn in place of the confirmed one. */
export interface PendingEdit {
  readonly commandId: string;
  readonly messageId: MessageId;
  readonly text: string;
  readonly state: OutboxEntry['state'];
  readonly error: WireError | null;
}
