import * as z from 'zod/mini';
import { envelope, streamHead, transientEvent } from './envelope.js';
import {
  presenceActiveRequest,
  presenceUnwatchRequest,
  presenceWatchRequest,
  presenceWatchResult,
  typingStartRequest,
} from './presence.js';
import {
  connectionAck,
  type PresenceEvents,
  pingRequest,
  type ServerToClientEvents,
  type SubscriptionEvents,
  subscribeRequest,
  subscribeResult,
  unsubscribeRequest,
} from './realtime.js';

/**
 * Why a connection ends. A reason defined later than this reader is possible: test it with `isCloseReason`. With
 * `retryAfterMs` the server spreads those whom it sends elsewhere.
 */
export const closeNotice = z.object({
  code: z.string(),
  retryAfterMs: z.optional(z.int().check(z.nonnegative())),
});
export type CloseNotice = z.output<typeof closeNotice>;

interface FrameDefinition {
  readonly doc: string;
  readonly payload: z.ZodMiniType;
}

/** What the server sends by itself, by its name on the socket. */
export const serverFrames = {
  'connection.ack': {
    doc: 'First frame after the handshake: who is connected, the limits, the protocol versions, the heartbeat (R-CONN-6).',
    payload: connectionAck,
  },
  'stream.events': {
    doc: 'Durable events of one stream, ascending; those of one tick share a frame.',
    payload: z.array(envelope),
  },
  'stream.heads': {
    doc: 'Heads of streams: a client behind one of them has missed something and replays (R-EVT-4, R-SUB-4).',
    payload: z.array(streamHead),
  },
  'transient.events': {
    doc: 'Passing facts, in no stream: the first to be dropped for a connection that reads too slowly (R-LIM-1).',
    payload: z.array(transientEvent),
  },
  'connection.closing': {
    doc: 'The server is about to close the connection, and why.',
    payload: closeNotice,
  },
  'auth.revoked': {
    doc: 'The session is over: clear what is kept and show the sign-in (R-AUTH-1).',
    payload: closeNotice,
  },
} as const satisfies Record<keyof ServerToClientEvents, FrameDefinition>;

/** What a client asks beside the commands of the catalogue; each is answered by one ack. */
export const clientFrames = {
  'stream.subscribe': {
    doc: 'Joins streams, each from a cursor; the answer tells per stream its head or why not (R-SUB-2).',
    payload: subscribeRequest,
    result: subscribeResult,
  },
  'stream.unsubscribe': {
    doc: 'Leaves streams; those not subscribed are passed over.',
    payload: unsubscribeRequest,
    result: z.object({}),
  },
  'connection.ping': {
    doc: 'Answered at once, with nothing in it: a client measures the round trip while somebody looks at it.',
    payload: pingRequest,
    result: z.object({}),
  },
  'presence.watch': {
    doc: 'Watches people until the connection ends: how they are now, and every change from here on (R-PRES-3).',
    payload: presenceWatchRequest,
    result: presenceWatchResult,
  },
  'presence.unwatch': {
    doc: 'Ends that; people not watched are passed over.',
    payload: presenceUnwatchRequest,
    result: z.object({}),
  },
  'presence.active': {
    doc: 'The person did something, or how long ago they did: sent at most once a minute, and when a line opens. Giving a command counts as well (R-PRES-1).',
    payload: presenceActiveRequest,
    result: z.object({}),
  },
  'typing.start': {
    doc: 'The person types in a channel they belong to, or in a thread of it: sent again every three seconds while they go on (R-PRES-1).',
    payload: typingStartRequest,
    result: z.object({}),
  },
} as const satisfies Record<
  keyof SubscriptionEvents | keyof PresenceEvents,
  FrameDefinition & { readonly result: z.ZodMiniType }
>;
