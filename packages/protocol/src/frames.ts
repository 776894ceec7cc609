import * as z from 'zod/mini';
import { envelope, streamHead } from './envelope.js';
import {
  connectionAck,
  type ServerToClientEvents,
  type SubscriptionEvents,
  subscribeRequest,
  subscribeResult,
  unsubscribeRequest,
} from './realtime.js';

/** Why a connection ends. A reason defined later than this reader is possible: test it with `isCloseReason`. */
export const closeNotice = z.object({ code: z.string() });
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
} as const satisfies Record<keyof SubscriptionEvents, FrameDefinition & { readonly result: z.ZodMiniType }>;
