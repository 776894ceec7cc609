import type * as z from 'zod/mini';
import * as channels from './channels.js';
import type {
  CommandDefinition,
  EndpointDefinition,
  EventDefinition,
  PayloadOf,
  ResultOf,
} from './define.js';
import type { Envelope } from './envelope.js';
import * as invites from './invites.js';
import * as messages from './messages.js';
import * as readState from './read-state.js';
import * as realtime from './realtime.js';
import * as session from './session.js';
import * as workspaces from './workspaces.js';

type Commands = Readonly<Record<string, CommandDefinition>>;
type Events = Readonly<Record<string, EventDefinition>>;

/** A set of commands and events, by type. `composeCatalogues` puts one's own beside Parley's. */
export interface Catalogue<C extends Commands = Commands, E extends Events = Events> {
  readonly commands: C;
  readonly events: E;
}

type ByType<D extends readonly { readonly type: string }[]> = { readonly [T in D[number] as T['type']]: T };

function byType<const D extends readonly { readonly type: string }[]>(definitions: D): ByType<D> {
  return Object.freeze(Object.fromEntries(definitions.map((one) => [one.type, one]))) as ByType<D>;
}

function refuseRepeats(types: readonly string[]): void {
  const repeated = types.find((type, index) => types.indexOf(type) !== index);
  if (repeated !== undefined) throw new Error(`${repeated} is defined twice`);
}

/** Throws when two of the definitions have the same type. */
export function defineCatalogue<
  const C extends readonly CommandDefinition[],
  const E extends readonly EventDefinition[],
>(parts: { commands: C; events: E }): Catalogue<ByType<C>, ByType<E>> {
  refuseRepeats([...parts.commands, ...parts.events].map((one) => one.type));
  return { commands: byType(parts.commands), events: byType(parts.events) };
}

/** Both catalogues as one; throws when they define the same type. */
export function composeCatalogues<A extends Catalogue, B extends Catalogue>(
  a: A,
  b: B,
): Catalogue<A['commands'] & B['commands'], A['events'] & B['events']> {
  refuseRepeats([a.commands, a.events, b.commands, b.events].flatMap(Object.keys));
  return { commands: { ...a.commands, ...b.commands }, events: { ...a.events, ...b.events } };
}

export const catalogue = defineCatalogue({
  commands: [
    messages.messageSend,
    messages.messageEdit,
    messages.messageDelete,
    channels.channelCreate,
    channels.channelOpenDirect,
    channels.channelJoin,
    channels.channelLeave,
    channels.channelAddMembers,
    channels.channelRemoveMember,
    channels.channelRename,
    channels.channelSetTopic,
    channels.channelArchive,
    channels.channelUnarchive,
    readState.channelMarkRead,
    workspaces.memberUpdateProfile,
    workspaces.memberRemove,
    invites.inviteCreate,
    invites.inviteRevoke,
  ],
  events: [
    messages.messageCreated,
    messages.messageEdited,
    messages.messageDeleted,
    channels.channelCreated,
    channels.channelUpdated,
    channels.channelMemberJoined,
    channels.channelMemberLeft,
    channels.channelAccessGranted,
    channels.channelAccessRevoked,
    readState.channelRead,
    workspaces.memberJoined,
    workspaces.memberUpdated,
    workspaces.workspaceAccessRevoked,
  ],
});

/** Every REST endpoint; the server refuses to start while one has no handler. */
export const endpoints = [
  session.sessionRead,
  session.sessionSignIn,
  session.sessionSignOut,
  session.setup,
  workspaces.workspaceCreate,
  invites.inviteList,
  invites.invitePreview,
  invites.inviteAccept,
  messages.messageHistory,
  channels.channelMembers,
  channels.channelDirectory,
  realtime.bootstrap,
  realtime.connectionToken,
  realtime.replay,
  realtime.snapshot,
  realtime.commandEndpoint,
] as const satisfies readonly EndpointDefinition[];

type ParleyCommands = (typeof catalogue)['commands'];
type ParleyEvents = (typeof catalogue)['events'];
export type CommandType = keyof ParleyCommands;
export type EventType = keyof ParleyEvents;
export type CommandPayload<T extends CommandType> = PayloadOf<ParleyCommands[T]>;
export type CommandResult<T extends CommandType> = ResultOf<ParleyCommands[T]>;
export type EventPayload<T extends EventType> = PayloadOf<ParleyEvents[T]>;

/** A durable event with its payload parsed: a union that `switch (event.type)` narrows. */
export type ParleyEvent = {
  [T in EventType]: Omit<Envelope, 'type' | 'payload'> & {
    readonly type: T;
    readonly payload: EventPayload<T>;
  };
}[EventType];

export type ClientToServerEvents = realtime.CommandEvents<ParleyCommands> & realtime.SubscriptionEvents;

export type ParsedEvent =
  | { readonly kind: 'event'; readonly event: ParleyEvent }
  /** Defined later than this client: its place in the sequence counts, its content is passed over (R-EVT-5). */
  | { readonly kind: 'unknown'; readonly envelope: Envelope }
  | { readonly kind: 'malformed'; readonly envelope: Envelope; readonly issues: string };

/** Parses the payload of an envelope by the definition its type names. Never throws. */
export function parseEvent(envelope: Envelope): ParsedEvent {
  const definition = Object.hasOwn(catalogue.events, envelope.type)
    ? (catalogue.events as Events)[envelope.type]
    : undefined;
  if (!definition) return { kind: 'unknown', envelope };
  const parsed = definition.payload.safeParse(envelope.payload);
  if (!parsed.success) return { kind: 'malformed', envelope, issues: issuesOf(parsed.error) };
  return { kind: 'event', event: { ...envelope, payload: parsed.data } as ParleyEvent };
}

/** `path: what is wrong` of each issue, for logs and for the `invalid_input` error. */
export function issuesOf(error: z.core.$ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'value'}: ${issue.message}`).join('; ');
}
