import type * as z from 'zod/mini';
import * as channels from './channels.js';
import * as checklists from './checklists.js';
import * as customEmoji from './custom-emoji.js';
import type {
  CommandDefinition,
  EndpointDefinition,
  EventDefinition,
  PayloadOf,
  ResultOf,
  TransientDefinition,
} from './define.js';
import type { Envelope, TransientEvent } from './envelope.js';
import * as groups from './groups.js';
import * as invites from './invites.js';
import * as later from './later.js';
import * as messagePreviews from './message-previews.js';
import * as messageRevisions from './message-revisions.js';
import * as messageRules from './message-rules.js';
import * as messages from './messages.js';
import * as notifications from './notifications.js';
import * as passwordResets from './password-resets.js';
import * as pins from './pins.js';
import * as polls from './polls.js';
import * as preferences from './preferences.js';
import * as presence from './presence.js';
import * as reactions from './reactions.js';
import * as readState from './read-state.js';
import * as realtime from './realtime.js';
import * as session from './session.js';
import * as sidebar from './sidebar.js';
import * as threads from './threads.js';
import * as workspaces from './workspaces.js';

type Commands = Readonly<Record<string, CommandDefinition>>;
type Events = Readonly<Record<string, EventDefinition>>;
type Transients = Readonly<Record<string, TransientDefinition>>;

/** Commands, events and passing facts, by type. `composeCatalogues` puts one's own beside Parley's. */
export interface Catalogue<
  C extends Commands = Commands,
  E extends Events = Events,
  T extends Transients = Transients,
> {
  readonly commands: C;
  readonly events: E;
  readonly transients: T;
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
  const T extends readonly TransientDefinition[] = readonly [],
>(parts: { commands: C; events: E; transients?: T }): Catalogue<ByType<C>, ByType<E>, ByType<T>> {
  const transients = parts.transients ?? ([] as unknown as T);
  refuseRepeats([...parts.commands, ...parts.events, ...transients].map((one) => one.type));
  return {
    commands: byType(parts.commands),
    events: byType(parts.events),
    transients: byType(transients),
  };
}

/** Both catalogues as one; throws when they define the same type. */
export function composeCatalogues<A extends Catalogue, B extends Catalogue>(
  a: A,
  b: B,
): Catalogue<A['commands'] & B['commands'], A['events'] & B['events'], A['transients'] & B['transients']> {
  refuseRepeats([a, b].flatMap((one) => Object.values(one).flatMap((part: object) => Object.keys(part))));
  return {
    commands: { ...a.commands, ...b.commands },
    events: { ...a.events, ...b.events },
    transients: { ...a.transients, ...b.transients },
  };
}

export const catalogue = defineCatalogue({
  commands: [
    messages.messageSend,
    messages.messageEdit,
    messages.messageDelete,
    reactions.messageReact,
    reactions.messageUnreact,
    pins.messagePin,
    pins.messageUnpin,
    polls.pollVote,
    polls.pollClose,
    polls.pollReopen,
    polls.pollRevise,
    checklists.checklistTick,
    checklists.checklistRevise,
    threads.threadFollow,
    threads.threadUnfollow,
    threads.threadMarkRead,
    threads.threadMarkUnread,
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
    readState.channelMarkUnread,
    notifications.notificationsUpdate,
    workspaces.memberUpdateProfile,
    workspaces.memberSetStatus,
    workspaces.memberSetQuiet,
    workspaces.memberRemove,
    messageRules.workspaceSetMessageRules,
    preferences.preferencesUpdate,
    sidebar.sidebarUpdate,
    invites.inviteCreate,
    invites.inviteRevoke,
    groups.groupCreate,
    groups.groupRename,
    groups.groupAddMembers,
    groups.groupRemoveMember,
    groups.groupDelete,
    customEmoji.emojiRename,
    customEmoji.emojiRemove,
    later.messageSave,
    later.messageUnsave,
    later.draftSet,
    later.reminderCreate,
    later.reminderSnooze,
    later.reminderComplete,
    later.scheduleCreate,
    later.scheduleUpdate,
    later.scheduleCancel,
    later.scheduleSend,
  ],
  events: [
    messages.messageCreated,
    messages.messageEdited,
    messages.messageDeleted,
    reactions.messageReacted,
    pins.messagePinned,
    reactions.reactionChanged,
    polls.pollUpdated,
    polls.pollVoted,
    checklists.checklistUpdated,
    threads.threadUpdated,
    threads.threadFollowed,
    threads.threadUnfollowed,
    threads.threadRead,
    channels.channelCreated,
    channels.channelUpdated,
    channels.channelMemberJoined,
    channels.channelMemberLeft,
    channels.channelAccessGranted,
    channels.channelAccessRevoked,
    readState.channelRead,
    notifications.notificationsUpdated,
    workspaces.memberJoined,
    workspaces.memberUpdated,
    workspaces.workspaceAccessRevoked,
    groups.groupCreated,
    groups.groupUpdated,
    customEmoji.emojiAdded,
    customEmoji.emojiRenamed,
    customEmoji.emojiRemoved,
    messageRules.workspaceMessageRulesUpdated,
    preferences.preferencesUpdated,
    sidebar.sidebarUpdated,
    later.messageSaved,
    later.messageUnsaved,
    later.draftChanged,
    later.reminderChanged,
    later.scheduleChanged,
  ],
  transients: [presence.presenceUpdated, presence.typingUpdated],
});

/** Every REST endpoint; the server refuses to start while one has no handler. */
export const endpoints = [
  session.sessionRead,
  session.sessionSignIn,
  session.sessionSignOut,
  session.sessionChangePassword,
  passwordResets.passwordResetPreview,
  passwordResets.passwordResetComplete,
  session.setup,
  workspaces.workspaceCreate,
  invites.inviteList,
  invites.invitePreview,
  invites.inviteAccept,
  messages.messageHistory,
  reactions.messageReactors,
  polls.pollVoters,
  customEmoji.emojiAdd,
  customEmoji.emojiImage,
  pins.channelPins,
  messages.messageListed,
  messageRevisions.messageRevisions,
  messagePreviews.messagePreviews,
  threads.threadReplies,
  threads.threadList,
  channels.channelMembers,
  channels.channelDirectory,
  presence.presenceHere,
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
export type TransientType = keyof (typeof catalogue)['transients'];
export type CommandPayload<T extends CommandType> = PayloadOf<ParleyCommands[T]>;
export type CommandResult<T extends CommandType> = ResultOf<ParleyCommands[T]>;
export type EventPayload<T extends EventType> = PayloadOf<ParleyEvents[T]>;
export type TransientPayload<T extends TransientType> = PayloadOf<(typeof catalogue)['transients'][T]>;

/** A durable event with its payload parsed: a union that `switch (event.type)` narrows. */
export type ParleyEvent = {
  [T in EventType]: Omit<Envelope, 'type' | 'payload'> & {
    readonly type: T;
    readonly payload: EventPayload<T>;
  };
}[EventType];

/** A passing fact with its payload parsed. `key`: it takes the place of an earlier one with the same type and key. */
export type ParleyTransient = {
  [T in TransientType]: {
    readonly type: T;
    readonly key: string;
    readonly payload: TransientPayload<T>;
  };
}[TransientType];

export type ClientToServerEvents = realtime.CommandEvents<ParleyCommands> &
  realtime.SubscriptionEvents &
  realtime.PresenceEvents;

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

/** Parses a passing fact; null for what cannot be read or was defined later, as either may be dropped. Never throws. */
export function parseTransient({ type, payload }: TransientEvent): ParleyTransient | null {
  const definition = Object.hasOwn(catalogue.transients, type)
    ? (catalogue.transients as Transients)[type]
    : undefined;
  const parsed = definition?.payload.safeParse(payload);
  if (!definition || !parsed?.success) return null;
  return { type, key: definition.keyOf(parsed.data), payload: parsed.data } as ParleyTransient;
}

/** `path: what is wrong` of each issue, for logs and for the `invalid_input` error. */
export function issuesOf(error: z.core.$ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'value'}: ${issue.message}`).join('; ');
}
