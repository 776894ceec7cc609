import * as z from 'zod/mini';
import { channel, membership } from './channels.js';
import type { CloseReason } from './close-reasons.js';
import { customEmoji } from './custom-emoji.js';
import { type CommandDefinition, defineEndpoint } from './define.js';
import {
  type Ack,
  ack,
  type CommandFrame,
  commandFrame,
  type Envelope,
  envelope,
  type StreamHead,
  streamHead,
  type TransientEvent,
} from './envelope.js';
import { group } from './groups.js';
import { id, sequence } from './ids.js';
import { later } from './later.js';
import { limits } from './limits.js';
import { defaultMessageRules, messageRules } from './message-rules.js';
import { messagePage } from './messages.js';
import { notificationSettings } from './notifications.js';
import { preferences } from './preferences.js';
import type {
  presenceActiveRequest,
  presenceUnwatchRequest,
  presenceWatchRequest,
  presenceWatchResult,
  typingStartRequest,
} from './presence.js';
import { readState, threadReadState } from './read-state.js';
import { account } from './session.js';
import { sidebarLayout } from './sidebar.js';
import { streamName } from './streams.js';
import { member, workspace } from './workspaces.js';

const limitsTold = z.record(z.string(), z.int());
const protocolTold = z.object({ version: z.int(), floor: z.int() });

export const bootstrap = defineEndpoint({
  name: 'realtime.bootstrap',
  doc: 'Right after sign-in or page load: where to connect, which streams are allowed, their heads, the limits (R-CONN-3).',
  method: 'GET',
  path: '/api/v1/realtime/bootstrap',
  access: 'session',
  params: z.object({}),
  query: z.object({ workspace: z.string().check(z.maxLength(limits.workspaceSlugLength)) }),
  body: z.undefined(),
  result: z.object({
    account,
    workspace,
    /** Origin to connect to; empty for the origin the page came from. */
    serverUrl: z.string(),
    protocol: protocolTold,
    /** Every stream the caller may subscribe to and needs for the sidebar, with its head. */
    streams: z.array(streamHead),
    limits: limitsTold,
  }),
  errors: ['not_found'],
});

export const connectionToken = defineEndpoint({
  name: 'realtime.token',
  doc: 'A connection token for the handshake, good for 60 seconds, bound to the session (R-CONN-4).',
  method: 'POST',
  path: '/api/v1/realtime/token',
  access: 'session',
  params: z.object({}),
  query: z.object({}),
  body: z.object({ workspaceId: id }),
  result: z.object({ token: z.string(), expiresInMs: z.int() }),
  errors: ['not_found'],
});

export const replay = defineEndpoint({
  name: 'realtime.replay',
  doc: 'Events of a stream after `fromSeq`, in order, a page at a time (R-REC-2).',
  method: 'GET',
  path: '/api/v1/realtime/replay/:stream',
  access: 'session',
  params: z.object({ stream: streamName }),
  query: z.object({ fromSeq: z.coerce.number().check(z.int(), z.nonnegative()) }),
  body: z.undefined(),
  result: z.object({ events: z.array(envelope), head: sequence, hasMore: z.boolean() }),
  errors: ['not_found', 'cursor_too_old'],
});

export const channelSnapshot = z.object({
  kind: z.literal('channel'),
  head: sequence,
  channel,
  /** Null when looking into a public channel without belonging to it. */
  readState: z.nullable(readState),
  /** The threads I follow there. */
  threads: z.optional(z.array(threadReadState)),
  page: messagePage,
});
export const workspaceSnapshot = z.object({
  kind: z.literal('workspace'),
  head: sequence,
  workspace,
  members: z.array(member).check(z.maxLength(limits.membersPerWorkspace)),
  /** The public ones, archived included. */
  channels: z.array(channel).check(z.maxLength(limits.channelsPerWorkspace)),
  /** Deleted ones included, without their people; absent when there are none. */
  groups: z.optional(z.array(group).check(z.maxLength(limits.groupsPerWorkspace))),
  /** Absent when there is none. */
  emoji: z.optional(z.array(customEmoji).check(z.maxLength(limits.emojiPerWorkspace))),
  /** Of a server that says nothing about them: as they were before there were any. */
  messageRules: z._default(messageRules, defaultMessageRules),
});
export const userSnapshot = z.object({
  kind: z.literal('user'),
  head: sequence,
  account,
  memberships: z.array(membership).check(z.maxLength(limits.channelsPerMember)),
  /** Left out by a server that knows none. */
  preferences: z.optional(preferences),
  sidebar: z.optional(sidebarLayout),
  /** What the person keeps for later in the workspace; absent when there is nothing. */
  later: z.optional(later),
  notifications: z.optional(notificationSettings),
});
export const streamSnapshot = z.discriminatedUnion('kind', [
  channelSnapshot,
  workspaceSnapshot,
  userSnapshot,
]);
export type ChannelSnapshot = z.output<typeof channelSnapshot>;
export type WorkspaceSnapshot = z.output<typeof workspaceSnapshot>;
export type UserSnapshot = z.output<typeof userSnapshot>;
export type StreamSnapshot = z.output<typeof streamSnapshot>;

export const snapshot = defineEndpoint({
  name: 'realtime.snapshot',
  doc: 'The state of a stream as of `head`; events after it bring it up to date (R-REC-3).',
  method: 'GET',
  path: '/api/v1/realtime/snapshot/:stream',
  access: 'session',
  params: z.object({ stream: streamName }),
  /** A user stream spans workspaces; its snapshot is of one, and names it. */
  query: z.object({ workspaceId: id }),
  body: z.undefined(),
  result: streamSnapshot,
  errors: ['not_found'],
});

export const commandEndpoint = defineEndpoint({
  name: 'command',
  doc: 'Any command over HTTP: the same schema and result as over the socket.',
  method: 'POST',
  path: '/api/v1/commands/:type',
  access: 'session',
  params: z.object({ type: z.string() }),
  query: z.object({}),
  body: commandFrame,
  result: ack,
  errors: ['unknown_command'],
});

/** What a client puts into the Socket.IO handshake's `auth`: never into the URL (R-CONN-7). */
export const handshakeAuth = z.object({ token: z.string().check(z.maxLength(4096)), protocol: z.int() });
export type HandshakeAuth = z.output<typeof handshakeAuth>;

/** First frame after the handshake (R-CONN-6). */
export const connectionAck = z.object({
  connectionId: z.string(),
  userId: id,
  workspaceId: id,
  limits: limitsTold,
  protocol: protocolTold,
  heartbeat: z.object({ intervalMs: z.int(), timeoutMs: z.int() }),
  /** Which build answers; a server may keep it to itself. */
  server: z.optional(z.object({ version: z.string() })),
});
export type ConnectionAck = z.output<typeof connectionAck>;

/** `fromSequence` is the cursor: the last sequence the client has applied. */
export const subscribeRequest = z.object({
  streams: z
    .array(z.object({ stream: streamName, fromSequence: sequence }))
    .check(z.minLength(1), z.maxLength(limits.subscriptionsPerConnection)),
});
export type SubscribeRequest = z.output<typeof subscribeRequest>;

/** Per stream, in the order asked. `head` > cursor: replay the rest. `reset`: the cursor cannot be continued, take a snapshot. */
export const subscribeResult = z.object({
  streams: z.array(
    z.union([
      z.object({ stream: streamName, ok: z.literal(true), head: sequence, reset: z.boolean() }),
      z.object({
        stream: streamName,
        ok: z.literal(false),
        code: z.catch(z.enum(['not_found', 'forbidden', 'limit_reached']), 'forbidden'),
      }),
    ]),
  ),
});
export type SubscribeResult = z.output<typeof subscribeResult>;

export const unsubscribeRequest = z.object({
  streams: z.array(streamName).check(z.minLength(1), z.maxLength(limits.subscriptionsPerConnection)),
});
export type UnsubscribeRequest = z.output<typeof unsubscribeRequest>;

/** Asks for nothing but an answer: how long it takes is the round trip. */
export const pingRequest = z.object({});
export type PingRequest = z.output<typeof pingRequest>;

/** Socket.IO's typed maps, put together from the catalogue's commands. */
export type CommandEvents<Commands extends Record<string, CommandDefinition>> = {
  [Type in keyof Commands & string]: (
    frame: CommandFrame,
    reply: (ack: Ack<z.output<Commands[Type]['result']>>) => void,
  ) => void;
};

export interface SubscriptionEvents {
  'stream.subscribe': (request: SubscribeRequest, reply: (ack: Ack<SubscribeResult>) => void) => void;
  'stream.unsubscribe': (
    request: UnsubscribeRequest,
    reply: (ack: Ack<Record<string, never>>) => void,
  ) => void;
  'connection.ping': (request: PingRequest, reply: (ack: Ack<Record<string, never>>) => void) => void;
}

type Asked<Request extends z.ZodMiniType, Result = Record<string, never>> = (
  request: z.output<Request>,
  reply: (ack: Ack<Result>) => void,
) => void;

/** What belongs to one connection and ends with it (R-PRES-3). */
export interface PresenceEvents {
  'presence.watch': Asked<typeof presenceWatchRequest, z.output<typeof presenceWatchResult>>;
  'presence.unwatch': Asked<typeof presenceUnwatchRequest>;
  'presence.active': Asked<typeof presenceActiveRequest>;
  'typing.start': Asked<typeof typingStartRequest>;
}

export interface ServerToClientEvents {
  'connection.ack': (hello: ConnectionAck) => void;
  /** Events of one stream, ascending; those of one tick share a frame. */
  'stream.events': (events: Envelope[]) => void;
  /** Heads, so that a client that missed a frame notices (head check), and of streams it is not subscribed to. */
  'stream.heads': (heads: StreamHead[]) => void;
  /** Passing facts: dropped first when a connection reads too slowly. */
  'transient.events': (events: TransientEvent[]) => void;
  /** The connection is about to be closed by the server, and why. */
  'connection.closing': (reason: { code: CloseReason; retryAfterMs?: number }) => void;
  /** R-AUTH-1: the session is over; clear what is kept and show the sign-in. */
  'auth.revoked': (reason: { code: CloseReason }) => void;
}
