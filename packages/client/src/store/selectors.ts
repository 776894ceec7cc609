import {
  type Channel,
  type ChannelId,
  channelStream,
  type Group,
  type Member,
  type Message,
  type MessageId,
  type MessageRules,
  messageDelete,
  messageEdit,
  messageSend,
  type Presence,
  type ReadState,
  type UnreadList,
  type UserId,
} from '@parley/protocol';
import { hasRepliesInLine } from './chosen.js';
import { compareNames } from './compare-names.js';
import { peopleByName } from './people-by-name.js';
import { markerAfter } from './reducers/outbox.js';
import { after, countInChannel, wholeLine } from './reducers/read-state.js';
import { shownCount } from './shown-count.js';
import type {
  ChannelState,
  ChatPhase,
  ChatState,
  ConnectionState,
  Me,
  OutboxEntry,
  PendingEdit,
  PendingMessage,
  StreamState,
  Timeline,
  Typist,
} from './state.js';

export const selectConnection = (state: ChatState): ConnectionState => state.connection;
export const selectPhase = (state: ChatState): ChatPhase => state.phase;
export const selectMe = (state: ChatState): Me | null => state.me;
export const selectMessageRules = (state: ChatState): MessageRules => state.messageRules;
export const selectMember =
  (userId: UserId) =>
  (state: ChatState): Member | undefined =>
    state.members.get(userId);
export const selectChannel =
  (channelId: ChannelId) =>
  (state: ChatState): ChannelState | undefined =>
    state.channels.get(channelId);
/** What a channel is, and whether I belong to it: the part of what is known of it that hardly ever changes. */
export type ChannelFace = Pick<ChannelState, 'channel' | 'isMember'>;

const faces = new WeakMap<Channel, ChannelFace>();

/** The same answer while messages come and go, so that a view of the whole channel is not drawn again with each. */
export const selectChannelFace =
  (channelId: ChannelId) =>
  (state: ChatState): ChannelFace | undefined => {
    const held = state.channels.get(channelId);
    if (!held) return undefined;
    const { channel, isMember } = held;
    const known = faces.get(channel);
    if (known?.isMember === isMember) return known;
    const face = { channel, isMember };
    faces.set(channel, face);
    return face;
  };
export const selectTimeline =
  (channelId: ChannelId) =>
  (state: ChatState): Timeline | undefined =>
    state.channels.get(channelId)?.timeline;
/** The message that stands at a sequence, if it is loaded; `rootId`: a reply is looked for in this thread as well. */
export const selectMessageAt =
  (channelId: ChannelId, sequence: number, rootId?: MessageId) =>
  (state: ChatState): Message | undefined => {
    const channel = state.channels.get(channelId);
    const thread = rootId === undefined ? undefined : channel?.openThreads.get(rootId);
    return messageAt(channel?.timeline, sequence) ?? messageAt(thread?.timeline, sequence);
  };

function messageAt(timeline: Timeline | undefined, sequence: number): Message | undefined {
  const found = timeline?.rows.at(timeline.rows.indexFrom(sequence));
  return found?.sequence === sequence ? found : undefined;
}
export const selectStream =
  (channelId: ChannelId) =>
  (state: ChatState): StreamState | undefined =>
    state.streams.get(channelStream(channelId));

const nothing: readonly never[] = [];

/** How somebody is; undefined while nobody looks at them, and when it cannot be told. */
export const selectPresence =
  (userId: UserId) =>
  (state: ChatState): Presence | undefined => {
    const presence = state.presence.get(userId);
    return presence?.status === 'unknown' ? undefined : presence;
  };

const typists = new WeakMap<ReadonlyMap<UserId, Typist>, Map<string, readonly UserId[]>>();

/** Those of a channel's who type in one of its lines: the same list while they are the same. */
function typistsIn(
  { typing }: ChatState,
  channelId: ChannelId,
  line: 'all' | 'main' | { readonly rootId: MessageId },
): readonly UserId[] {
  const inChannel = typing.get(channelId);
  if (!inChannel) return nothing;
  const known = typists.get(inChannel) ?? new Map<string, readonly UserId[]>();
  typists.set(inChannel, known);
  const [name, root] = typeof line === 'string' ? [line, undefined] : [line.rootId, line.rootId];
  const found =
    known.get(name) ??
    [...inChannel].flatMap(([userId, { threadRootId }]) =>
      line === 'all' || threadRootId === root ? [userId] : [],
    );
  known.set(name, found);
  return found;
}

/** Who types in the line of a channel as I read it, in the order they began. */
export const selectTyping =
  (channelId: ChannelId) =>
  (state: ChatState): readonly UserId[] =>
    typistsIn(state, channelId, hasRepliesInLine(state, channelId) ? 'all' : 'main');

/** Who writes a reply in a thread, in the order they began. */
export const selectThreadTyping =
  (channelId: ChannelId, rootId: MessageId) =>
  (state: ChatState): readonly UserId[] =>
    typistsIn(state, channelId, { rootId });

const membersByName = new WeakMap<ChatState['members'], readonly Member[]>();
/** The last list per client. */
const lastMembers = new WeakMap<Me, { members: ChatState['members']; people: readonly Member[] }>();

/** The people of the workspace, by name; those who left are not among them. */
export function selectMembers({ members, me }: ChatState): readonly Member[] {
  const known = membersByName.get(members);
  if (known) return known;
  const people = peopleByName(members, me ? lastMembers.get(me) : undefined);
  membersByName.set(members, people);
  if (me) lastMembers.set(me, { members, people });
  return people;
}

const groupsByName = new WeakMap<ChatState['groups'], readonly Group[]>();

/** The user groups of the workspace, by name; deleted ones are not among them. */
export function selectGroups(state: ChatState): readonly Group[] {
  const known = groupsByName.get(state.groups);
  if (known) return known;
  const groups = [...state.groups.values()]
    .filter((group) => group.deletedAt === null)
    .sort((a, b) => compareNames(a.name, b.name));
  groupsByName.set(state.groups, groups);
  return groups;
}

/** The channel of this name, archived ones last. */
export const selectChannelByName =
  (name: string) =>
  (state: ChatState): ChannelState | undefined => {
    const wanted = name.toLowerCase();
    let archived: ChannelState | undefined;
    for (const one of state.channels.values()) {
      if (one.channel.name !== wanted) continue;
      if (one.channel.archivedAt === null) return one;
      archived = one;
    }
    return archived;
  };

const pendingByOutbox = new WeakMap<readonly OutboxEntry[], Map<string, PendingMessage[]>>();

const wholeLineOf = (channelId: ChannelId) => `all ${channelId}`;

/** My messages on their way into the line of a channel, oldest first: drawn after the confirmed ones. */
export const selectPending =
  (channelId: ChannelId) =>
  (state: ChatState): readonly PendingMessage[] =>
    pendingIn(state, hasRepliesInLine(state, channelId) ? wholeLineOf(channelId) : channelId);

/** My replies on their way into a thread, oldest first. */
export const selectPendingReplies =
  (rootId: MessageId) =>
  (state: ChatState): readonly PendingMessage[] =>
    pendingIn(state, rootId);

function pendingIn({ outbox }: ChatState, place: string): readonly PendingMessage[] {
  const known = pendingByOutbox.get(outbox) ?? pendingMessages(outbox);
  pendingByOutbox.set(outbox, known);
  return known.get(place) ?? nothing;
}

/** By the channels and the threads they are to stand in, and all of a channel together. */
function pendingMessages(outbox: readonly OutboxEntry[]): Map<string, PendingMessage[]> {
  const byPlace = new Map<string, PendingMessage[]>();
  for (const entry of outbox) {
    if (entry.type !== messageSend.type) continue;
    const payload = messageSend.payload.safeParse(entry.payload);
    if (!payload.success) continue;
    const { queuedAt, heldUntilAt, state, error, isKept } = entry;
    const pending = { ...payload.data, queuedAt, heldUntilAt, state, error, isKept };
    const { channelId, threadRootId, alsoInChannel } = pending;
    const places =
      threadRootId === undefined ? [channelId] : [threadRootId, ...(alsoInChannel ? [channelId] : [])];
    places.push(wholeLineOf(channelId));
    for (const place of places) byPlace.set(place, [...(byPlace.get(place) ?? []), pending]);
  }
  return byPlace;
}

const pendingEdits = new WeakMap<OutboxEntry, PendingEdit>();

/** The newest edit of a message that is on its way, or failed; undefined: none. */
export const selectPendingEdit =
  (messageId: MessageId) =>
  (state: ChatState): PendingEdit | undefined => {
    const entry = state.outbox.findLast((one) => editedMessage(one) === messageId);
    return entry && pendingEdits.get(entry);
  };

function editedMessage(entry: OutboxEntry): MessageId | undefined {
  if (entry.type !== messageEdit.type) return undefined;
  const known = pendingEdits.get(entry);
  if (known) return known.messageId;
  const payload = messageEdit.payload.safeParse(entry.payload);
  if (!payload.success) return undefined;
  const { commandId, state, error } = entry;
  pendingEdits.set(entry, { commandId, ...payload.data, state, error });
  return payload.data.messageId;
}

/** Whether a deletion of the message is on its way. */
export const selectIsDeleting =
  (messageId: MessageId) =>
  (state: ChatState): boolean =>
    state.outbox.some(
      (entry) =>
        entry.type === messageDelete.type &&
        messageDelete.payload.safeParse(entry.payload).data?.messageId === messageId,
    );

/** Whether this tab does what only one tab of a browser may do: it leads, or it is alone. */
export const selectIsLeading = (state: ChatState): boolean => state.line.role !== 'follower';

/** How many messages are waiting to go out. */
export const selectQueuedCount = (state: ChatState): number =>
  state.outbox.filter((entry) => entry.type === messageSend.type && entry.state !== 'failed').length;

/** Where my marker stands, or will once what is on its way has arrived. */
export const readTo = (state: ChatState, channelId: ChannelId): number =>
  markerAfter(state.outbox, channelId, state.channels.get(channelId)?.readState?.lastReadSequence ?? 0);

/** What is unread in a channel, and what of it mentions me. */
export interface Unread {
  /** Everything up to this sequence has been read. */
  readonly marker: number;
  readonly unread: UnreadList;
  readonly mentions: UnreadList;
}

interface FoundUnread {
  readonly isWhole: boolean;
  readonly version: number;
  readonly found: Unread;
}

const unreads = new WeakMap<ReadState, FoundUnread>();

/**
 * By the marker as it will be once what is on its way has arrived; null where I do not belong. It counts what stands in
 * the line as I have it: where I read replies in the line, them too (docs/adr/0026).
 */
export const selectUnread =
  (channelId: ChannelId) =>
  (state: ChatState): Unread | null => {
    const channel = state.channels.get(channelId);
    if (!channel?.readState) return null;
    const { readState, timeline } = channel;
    const marker = readTo(state, channelId);
    const isWhole = hasRepliesInLine(state, channelId);
    const isBack = marker < readState.lastReadSequence;
    const version = isBack ? timeline.version : 0;
    const known = unreads.get(readState);
    if (known?.found.marker === marker && known.version === version && known.isWhole === isWhole)
      return known.found;
    const counted = isBack
      ? countedFrom(channel, readState, { marker, me: state.me?.account.id ?? '' })
      : readState;
    const found = cut(isWhole ? wholeLine(counted) : counted, marker);
    unreads.set(readState, { isWhole, version, found });
    return found;
  };

const cut = ({ unread, mentions }: Pick<ReadState, 'unread' | 'mentions'>, marker: number): Unread => ({
  marker,
  unread: after(unread, marker),
  mentions: after(mentions, marker),
});

/** Until the server has counted, what lies between is what the window holds. */
function countedFrom(
  { timeline }: ChannelState,
  readState: ReadState,
  { marker, me }: { readonly marker: number; readonly me: UserId },
): ReadState {
  let counted: ReadState = { ...readState, lastReadSequence: marker };
  for (const row of timeline.rows) if (row.sequence > marker) counted = countInChannel(counted, row, me);
  return counted;
}

/** Numbers on a channel, 0 to 100; 100 stands for "99+". */
export interface Badge {
  readonly unreadCount: number;
  readonly mentionCount: number;
}

const noBadge: Badge = { unreadCount: 0, mentionCount: 0 };
const badges = new WeakMap<Unread, Badge>();

export const selectBadge =
  (channelId: ChannelId) =>
  (state: ChatState): Badge => {
    const found = selectUnread(channelId)(state);
    if (!found) return noBadge;
    const known = badges.get(found);
    if (known) return known;
    const unreadCount = shownCount(found.unread);
    const mentionCount = shownCount(found.mentions);
    const badge = unreadCount + mentionCount === 0 ? noBadge : { unreadCount, mentionCount };
    badges.set(found, badge);
    return badge;
  };

/** The sequence the "new messages" line stands before; null when there is nothing new. */
export const selectFirstUnread =
  (channelId: ChannelId) =>
  (state: ChatState): number | null => {
    const found = selectUnread(channelId)(state);
    if (!found) return null;
    return found.unread.hasMore ? found.marker + 1 : (found.unread.sequences[0] ?? null);
  };
