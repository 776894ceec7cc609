import type * as z from 'zod/mini';
import type { ErrorCode } from './errors.js';
import type { StreamKind } from './streams.js';

/**
 * The only constructors of the contract. A definition is a plain value: both sides parse with its schemas and
 * derive their types from it, and the generated documentation is printed from it.
 */
export interface CommandDefinition<
  Type extends string = string,
  Payload extends z.ZodMiniType = z.ZodMiniType,
  Result extends z.ZodMiniType = z.ZodMiniType,
> {
  readonly type: Type;
  /** One sentence for the generated documentation. */
  readonly doc: string;
  readonly payload: Payload;
  readonly result: Result;
  /** Refusals this command adds to those any command can meet (`commonErrors`). */
  readonly errors: readonly ErrorCode[];
}

export interface EventDefinition<
  Type extends string = string,
  Payload extends z.ZodMiniType = z.ZodMiniType,
> {
  readonly type: Type;
  readonly doc: string;
  /** The kinds of stream this event can stand in. */
  readonly streams: readonly StreamKind[];
  /** Raised when a payload changes in a way an older reader would misread (R-EVT-5). Starts at 1. */
  readonly schemaVersion: number;
  readonly payload: Payload;
}

/**
 * A passing fact: in no stream, without a sequence, kept nowhere and never replayed. It may be dropped on the way, so
 * nothing may hang on it.
 */
export interface TransientDefinition<
  Type extends string = string,
  Payload extends z.ZodMiniType = z.ZodMiniType,
> {
  readonly type: Type;
  readonly doc: string;
  readonly payload: Payload;
  /** Of several with the same key only the last one matters: whoever has to save leaves out the others. */
  keyOf(payload: z.output<Payload>): string;
}

export type HttpMethod = 'GET' | 'POST' | 'DELETE';

export interface EndpointDefinition<
  Params extends z.ZodMiniType = z.ZodMiniType,
  Query extends z.ZodMiniType = z.ZodMiniType,
  Body extends z.ZodMiniType = z.ZodMiniType,
  Result extends z.ZodMiniType = z.ZodMiniType,
> {
  readonly name: string;
  readonly doc: string;
  readonly method: HttpMethod;
  /** Express syntax, e.g. `/api/v1/channels/:channelId/messages`. */
  readonly path: string;
  /** `public` needs no session; everything else answers `unauthenticated` without one. */
  readonly access: 'public' | 'session';
  /** Largest body in bytes where it may be larger than `limits.frameBytes`: an upload, read for who is signed in only. */
  readonly bodyBytes?: number;
  /** Media types of the answer where it is a file and no JSON. */
  readonly media?: readonly string[];
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly result: Result;
  readonly errors: readonly ErrorCode[];
}

export function defineCommand<
  const Type extends string,
  Payload extends z.ZodMiniType,
  Result extends z.ZodMiniType,
>(definition: CommandDefinition<Type, Payload, Result>): CommandDefinition<Type, Payload, Result> {
  return definition;
}

export function defineEvent<const Type extends string, Payload extends z.ZodMiniType>(
  definition: EventDefinition<Type, Payload>,
): EventDefinition<Type, Payload> {
  return definition;
}

export function defineTransient<const Type extends string, Payload extends z.ZodMiniType>(
  definition: TransientDefinition<Type, Payload>,
): TransientDefinition<Type, Payload> {
  return definition;
}

export function defineEndpoint<
  Params extends z.ZodMiniType,
  Query extends z.ZodMiniType,
  Body extends z.ZodMiniType,
  Result extends z.ZodMiniType,
>(
  definition: EndpointDefinition<Params, Query, Body, Result>,
): EndpointDefinition<Params, Query, Body, Result> {
  return definition;
}

export type PayloadOf<D extends { readonly payload: z.ZodMiniType }> = z.output<D['payload']>;
export type ResultOf<D extends { readonly result: z.ZodMiniType }> = z.output<D['result']>;
