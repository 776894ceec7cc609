import * as z from 'zod/mini';
import { errorCodes } from './errors.js';
import { id, sequence, timestamp } from './ids.js';
import { streamName } from './streams.js';

/** What every durable event travels in (R-EVT-1). The payload is parsed apart, by the definition that `type` names. */
export const envelope = z.object({
  eventId: id,
  schemaVersion: z.int().check(z.positive()),
  stream: streamName,
  sequence: z.int().check(z.positive()),
  type: z.string(),
  payload: z.unknown(),
  timestamp,
});
export type Envelope = z.output<typeof envelope>;

/** What a passing fact travels in. The payload is parsed apart, by the definition that `type` names. */
export const transientEvent = z.object({ type: z.string(), payload: z.unknown() });
export type TransientEvent = z.output<typeof transientEvent>;

/** The frame of one command, over the socket and as the body of `POST /api/v1/commands/:type`. */
export const commandFrame = z.object({
  /** Chosen by the client, the same for every retry: the server answers a repeat with the first result. */
  commandId: id,
  payload: z.unknown(),
});
export type CommandFrame = z.output<typeof commandFrame>;

export const wireError = z.object({
  /** A code defined later than this reader is read as `internal`; `retryable` and `message` still hold (R-EVT-5). */
  code: z.catch(z.enum(errorCodes), 'internal'),
  message: z.string(),
  retryable: z.boolean(),
  retryAfterMs: z.optional(z.int().check(z.nonnegative())),
  correlationId: z.optional(z.string()),
  /** e.g. `{ path: 'payload.text', limit: '10000' }` */
  details: z.optional(z.record(z.string(), z.string())),
});
export type WireError = z.output<typeof wireError>;

/** The one answer to a command. */
export type Ack<Result = unknown> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly error: WireError };

export const ack = z.union([
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({ ok: z.literal(false), error: wireError }),
]);

export const streamHead = z.object({ stream: streamName, head: sequence });
export type StreamHead = z.output<typeof streamHead>;
