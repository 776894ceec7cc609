import type {
  CommandPayload,
  CommandResult,
  CommandType,
  EndpointDefinition,
  UserId,
} from '@parley/protocol';
import type * as z from 'zod/mini';
import { DomainError } from './domain-error.js';

/** Who asks, and under which id: made by the gateway or the command route from the session, never from the payload. */
export interface Actor {
  readonly userId: UserId;
  readonly sessionId: string;
}

export interface CommandContext {
  readonly actor: Actor;
  /** The client's id of this command, the same for every retry. */
  readonly commandId: string;
}

/** Gets a parsed payload; returns the result or throws a DomainError. */
export type CommandHandler<T extends CommandType> = (
  payload: CommandPayload<T>,
  context: CommandContext,
) => Promise<CommandResult<T>>;

/** What one slice handles; compose.ts joins them, and a missing command does not compile. */
export type CommandHandlers<T extends CommandType = CommandType> = { readonly [K in T]: CommandHandler<K> };

export interface EndpointRequest<D extends EndpointDefinition> {
  readonly params: z.output<D['params']>;
  readonly query: z.output<D['query']>;
  readonly body: z.output<D['body']>;
  /** Null only for endpoints with public access. */
  readonly actor: Actor | null;
  readonly headers: Headers;
  readonly address: string;
}

/** `setCookies` are sent as they are. */
export interface EndpointAnswer<D extends EndpointDefinition = EndpointDefinition> {
  readonly result: z.output<D['result']>;
  readonly setCookies?: readonly string[];
  readonly status?: number;
  /** In place of the result, of an endpoint with `media`; what stands at an address never changes. */
  readonly file?: { readonly bytes: Uint8Array; readonly mediaType: string };
}

export interface EndpointHandler<D extends EndpointDefinition = EndpointDefinition> {
  readonly definition: D;
  readonly handle: (request: EndpointRequest<D>) => Promise<EndpointAnswer<D>>;
}

/** Ties a handler to its definition, so that slices hand over one list. */
export function handleEndpoint<D extends EndpointDefinition>(
  definition: D,
  handle: EndpointHandler<D>['handle'],
): EndpointHandler {
  // The registry parses with the definition's own schemas before it calls, so the narrow type is what arrives.
  return { definition, handle: handle as unknown as EndpointHandler['handle'] };
}

/** @throws DomainError `unauthenticated` when nobody is signed in. */
export function requireActor(actor: Actor | null): Actor {
  if (!actor) throw new DomainError('unauthenticated');
  return actor;
}
