import {
  type Channel,
  type ChannelId,
  type CommandResult,
  calledPeople,
  channelStream,
  defaultMessageRules,
  isInMainLine,
  type Member,
  type Membership,
  type Message,
  type MessageId,
  type MessageRules,
  parseStreamName,
  type ReadState,
  type Recount,
  type StreamName,
  type ThreadReadState,
  type UserId,
  userStream,
  type Workspace,
  workspaceStream,
} from '@parley/protocol';
import { ModelChoices } from './model-choices.js';
import { ModelEmoji } from './model-emoji.js';
import { type LoggedEvent, ModelLog } from './model-log.js';
import { ModelPolls } from './model-polls.js';
import { countedAfter, repliesAfter } from './model-unread.js';

export interface ModelParts {
  readonly ids: () => string;
  readonly now: () => string;
  readonly publish: (event: LoggedEvent) => void;
}

type MoreFields = 'threadRootId' | 'alsoInChannel' | 'poll' | 'checklist';
type MessageChange =
  | `message.${'edited' | 'deleted' | 'reacted' | 'pinned'}`
  | 'poll.updated'
  | 'checklist.updated';

/** What the model knows, in the plainest form that follows the rules: no ordering tricks, everything derived. */
export class ModelWorkspace {
  readonly workspace: Workspace;
  readonly members = new Map<UserId, Member>();
  messageRules: MessageRules = defaultMessageRules;
  readonly emoji: ModelEmoji;
  readonly channels = new Map<ChannelId, Channel>();
  readonly belonging = new Map<ChannelId, Map<UserId, { marker: number; version: number }>>();
  readonly messages = new Map<ChannelId, Message[]>();
  /** Read markers of followed threads, by root, of each person. */
  readonly following = new Map<UserId, Map<MessageId, { marker: number; version: number }>>();
  readonly log: ModelLog;
  readonly polls: ModelPolls;
  readonly choices: ModelChoices;
  readonly parts: ModelParts;

  constructor(parts: ModelParts) {
    this.parts = parts;
    this.log = new ModelLog(() => ({ eventId: parts.ids(), timestamp: parts.now() }), parts.publish);
    const replace = this.#replace.bind(this);
    this.polls = new ModelPolls({ log: this.log, now: parts.now, replace });
    this.workspace = { id: parts.ids(), slug: 'model', name: 'Model', createdAt: parts.now() };
    this.choices = new ModelChoices(this.log, this.workspace.id);
    this.emoji = new ModelEmoji({ log: this.log, ids: parts.ids, workspaceId: this.workspace.id });
  }

  get home(): StreamName {
    return workspaceStream(this.workspace.id);
  }

  addMember(displayName: string): UserId {
    const userId = this.parts.ids();
    const joinedAt = this.parts.now();
    this.log.append(this.home, 'member.joined', (version) => {
      const role = this.members.size === 0 ? ('owner' as const) : ('member' as const);
      const member: Member = { userId, displayName, title: '', role, joinedAt, leftAt: null, version };
      this.members.set(userId, member);
      return { member };
    });
    return userId;
  }

  updateMember(userId: UserId, change: Partial<Member>): Member {
    this.log.append(this.home, 'member.updated', (version) => {
      const member = { ...(this.members.get(userId) as Member), ...change, version };
      this.members.set(userId, member);
      return { member };
    });
    return this.members.get(userId) as Member;
  }

  setMessageRules(change: Omit<MessageRules, 'version'>): MessageRules {
    this.log.append(this.home, 'workspace.messageRulesUpdated', (version) => {
      this.messageRules = { ...change, version };
      return { workspaceId: this.workspace.id, messageRules: this.messageRules };
    });
    return this.messageRules;
  }

  addChannel(fields: Pick<Channel, 'kind' | 'name' | 'topic' | 'createdBy' | 'memberIds'>): Channel {
    const fresh: Channel = {
      ...fields,
      id: this.parts.ids(),
      workspaceId: this.workspace.id,
      createdAt: this.parts.now(),
      archivedAt: null,
      version: 0,
    };
    this.channels.set(fresh.id, fresh);
    this.belonging.set(fresh.id, new Map());
    this.messages.set(fresh.id, []);
    if (fresh.kind === 'public') {
      this.log.append(this.home, 'channel.created', (version) => {
        const channel = { ...fresh, version };
        this.channels.set(fresh.id, channel);
        return { channel };
      });
    }
    return this.channels.get(fresh.id) as Channel;
  }

  updateChannel(
    channelId: ChannelId,
    change: Partial<Pick<Channel, 'name' | 'topic' | 'archivedAt'>>,
  ): Channel {
    const held = this.channels.get(channelId) as Channel;
    const home = held.kind === 'public' ? this.home : channelStream(channelId);
    this.log.append(home, 'channel.updated', (version) => {
      const channel = { ...held, ...change, version };
      this.channels.set(channelId, channel);
      return { channel };
    });
    return this.channels.get(channelId) as Channel;
  }

  join(channelId: ChannelId, userId: UserId, addedBy: UserId | null): void {
    const people = this.belonging.get(channelId);
    if (!people || people.has(userId)) return;
    this.log.append(channelStream(channelId), 'channel.memberJoined', () => ({ userId, addedBy }));
    this.log.append(userStream(userId), 'channel.access.granted', (version) => {
      people.set(userId, { marker: this.log.head(channelStream(channelId)), version });
      return { membership: this.membership(channelId, userId) };
    });
  }

  leave(channelId: ChannelId, userId: UserId, removedBy: UserId | null): void {
    if (!this.belonging.get(channelId)?.delete(userId)) return;
    for (const root of this.messages.get(channelId) ?? []) this.following.get(userId)?.delete(root.id);
    this.log.append(channelStream(channelId), 'channel.memberLeft', () => ({ userId, removedBy }));
    const workspaceId = this.workspace.id;
    this.log.append(userStream(userId), 'channel.access.revoked', () => ({ workspaceId, channelId }));
  }

  addMessage(
    fields: Pick<Message, 'channelId' | 'authorId' | 'clientMessageId' | 'text' | MoreFields>,
  ): Message {
    const { channelId, text, threadRootId } = fields;
    const rows = this.messages.get(channelId) as Message[];
    this.log.append(channelStream(channelId), 'message.created', (sequence) => {
      const message: Message = {
        ...fields,
        id: this.parts.ids(),
        sequence,
        version: sequence,
        mentions: this.mentioned(channelId, text),
        createdAt: this.parts.now(),
        editedAt: null,
        deletedAt: null,
      };
      rows.push(message);
      return { message };
    });
    const added = rows[rows.length - 1] as Message;
    if (threadRootId !== undefined) this.#replied(added, threadRootId);
    return added;
  }

  /** The root says so, and whoever is drawn in follows from now on. */
  #replied(reply: Message, rootId: MessageId): void {
    const isFirst = this.message(rootId)?.thread === undefined;
    const root = this.updateRoot(rootId);
    const drawnIn = new Set([reply.authorId, ...reply.mentions, ...(isFirst ? [root.authorId] : [])]);
    for (const userId of drawnIn) {
      this.follow(root, userId, reply.authorId === userId ? reply.sequence : reply.sequence - 1);
    }
  }

  /** The summary of a root, derived from its replies. */
  updateRoot(rootId: MessageId): Message {
    const root = this.message(rootId) as Message;
    const rows = this.messages.get(root.channelId) as Message[];
    const replies = rows.filter((one) => one.threadRootId === rootId && one.deletedAt === null).reverse();
    const lastReplyAt = replies[0]?.createdAt;
    const { thread: _, ...bare } = root;
    this.log.append(channelStream(root.channelId), 'thread.updated', (version) => {
      const participantIds = [...new Set(replies.map((one) => one.authorId))].slice(0, 5);
      const summary = lastReplyAt && { thread: { replyCount: replies.length, lastReplyAt, participantIds } };
      const message: Message = { ...bare, ...summary, version };
      rows[rows.indexOf(root)] = message;
      return { message };
    });
    return this.message(rootId) as Message;
  }

  follow(root: Message, userId: UserId, marker: number): void {
    const { channelId } = root;
    const mine = this.following.get(userId) ?? new Map<MessageId, { marker: number; version: number }>();
    if (!this.belongs(channelId, userId) || mine.has(root.id)) return;
    const head = this.log.head(channelStream(channelId));
    this.log.append(userStream(userId), 'thread.followed', (version) => {
      this.following.set(userId, mine.set(root.id, { marker, version }));
      return { channelId, head, thread: this.threadState(root, userId) };
    });
  }

  unfollow({ channelId, id: rootId }: Message, userId: UserId): void {
    if (!this.following.get(userId)?.delete(rootId)) return;
    this.log.append(userStream(userId), 'thread.unfollowed', () => ({ channelId, rootId }));
  }

  /** Forward only, unless it is to go back. */
  moveThreadMarker(
    root: Message,
    userId: UserId,
    { to, isBack }: { to: number; isBack: boolean },
  ): CommandResult<'thread.markRead'> {
    const { channelId, id: rootId } = root;
    const mine = this.following.get(userId)?.get(rootId);
    if (!mine) return { channelId, lastReadSequence: 0 };
    const before = mine.marker;
    const head = this.log.head(channelStream(channelId));
    const marker = Math.min(isBack ? to : Math.max(to, before), head);
    if (marker === before) return { channelId, lastReadSequence: marker, markerVersion: mine.version };
    let back: { recount: Recount } | undefined;
    this.log.append(userStream(userId), 'thread.read', (version) => {
      Object.assign(mine, { marker, version });
      if (marker < before) {
        const { unread, mentions } = this.threadState(root, userId);
        back = { recount: { head, unread, mentions } };
      }
      return { channelId, rootId, lastReadSequence: marker, ...back };
    });
    return { channelId, lastReadSequence: marker, markerVersion: mine.version, ...back };
  }

  threadState({ channelId, id: rootId }: Message, userId: UserId): ThreadReadState {
    const { marker, version } = this.following.get(userId)?.get(rootId) ?? { marker: 0, version: 0 };
    const replies = (this.messages.get(channelId) ?? []).filter((one) => one.threadRootId === rootId);
    return { rootId, markerVersion: version, ...countedAfter(replies, { marker, userId }) };
  }

  /** The threads of a channel that somebody follows. */
  threadsOf(channelId: ChannelId, userId: UserId): { threads?: ThreadReadState[] } {
    const mine = [...(this.following.get(userId)?.keys() ?? [])].flatMap(
      (rootId) => this.message(rootId) ?? [],
    );
    const here = mine.filter((root) => root.channelId === channelId);
    return here.length === 0 ? {} : { threads: here.map((root) => this.threadState(root, userId)) };
  }

  changeMessage(held: Message, text: string | null): Message {
    const { channelId } = held;
    const now = this.parts.now();
    if (text !== null) {
      const mentions = this.mentioned(channelId, text);
      return this.#replace(held, 'message.edited', { ...held, text, mentions, editedAt: now });
    }
    const { reactions: _, pinnedAt: _at, pinnedBy: _by, poll: _p, checklist: _c, ...rest } = held;
    return this.#replace(held, 'message.deleted', { ...rest, text: '', mentions: [], deletedAt: now });
  }

  react(
    held: Message,
    { emoji, userId, isWanted }: { emoji: string; userId: UserId; isWanted: boolean },
  ): Message {
    const { reactions = [], ...rest } = held;
    const people = reactions.find((kind) => kind.emoji === emoji)?.userIds ?? [];
    if (people.includes(userId) === isWanted) return held;
    const userIds = isWanted ? [...people, userId] : people.filter((one) => one !== userId);
    const changed = { emoji, count: userIds.length, userIds };
    const kinds = (
      people.length > 0
        ? reactions.map((kind) => (kind.emoji === emoji ? changed : kind))
        : [...reactions, changed]
    ).filter((kind) => kind.count > 0);
    const message = this.#replace(held, 'message.reacted', {
      ...rest,
      ...(kinds.length > 0 && { reactions: kinds }),
    });
    const told = { channelId: held.channelId, messageId: held.id, emoji, isMine: isWanted };
    this.log.append(userStream(userId), 'reaction.changed', () => told);
    return message;
  }

  /** By somebody; null takes the pin off. */
  pin(held: Message, pinnedBy: UserId | null): Message {
    if ((held.pinnedAt === undefined) === (pinnedBy === null)) return held;
    const { pinnedAt: _at, pinnedBy: _by, ...rest } = held;
    const pinned = pinnedBy === null ? rest : { ...rest, pinnedAt: this.parts.now(), pinnedBy };
    return this.#replace(held, 'message.pinned', pinned);
  }

  #replace(held: Message, type: MessageChange, changed: Message): Message {
    const rows = this.messages.get(held.channelId) as Message[];
    this.log.append(channelStream(held.channelId), type, (version) => {
      const message = { ...changed, version };
      rows[rows.findIndex((one) => one.id === held.id)] = message;
      return { message };
    });
    if (type === 'message.deleted' && held.threadRootId !== undefined) this.updateRoot(held.threadRootId);
    return this.message(held.id) as Message;
  }

  /** Forward only, unless it is to go back. */
  moveMarker(
    channelId: ChannelId,
    userId: UserId,
    { to, isBack }: { to: number; isBack: boolean },
  ): CommandResult<'channel.markRead'> {
    const mine = this.belonging.get(channelId)?.get(userId);
    if (!mine) return { lastReadSequence: 0 };
    const before = mine.marker;
    const marker = Math.min(isBack ? to : Math.max(to, before), this.log.head(channelStream(channelId)));
    if (marker === before) return { lastReadSequence: marker, markerVersion: mine.version };
    let back: { recount: Recount } | undefined;
    this.log.append(userStream(userId), 'channel.read', (version) => {
      Object.assign(mine, { marker, version });
      if (marker < before) {
        const { unread, mentions, replies } = this.readState(channelId, userId);
        const head = this.log.head(channelStream(channelId));
        back = { recount: { head, unread, mentions, ...(replies && { replies }) } };
      }
      return { channelId, lastReadSequence: marker, ...back };
    });
    return { lastReadSequence: marker, markerVersion: mine.version, ...back };
  }

  message(messageId: MessageId): Message | undefined {
    for (const rows of this.messages.values()) {
      const found = rows.find((one) => one.id === messageId);
      if (found) return found;
    }
    return undefined;
  }

  belongs(channelId: ChannelId, userId: UserId): boolean {
    return this.belonging.get(channelId)?.has(userId) ?? false;
  }

  mayRead(stream: StreamName, userId: UserId): boolean {
    const name = parseStreamName(stream);
    if (name?.kind === 'workspace') return name.id === this.workspace.id && this.members.has(userId);
    if (name?.kind === 'user') return name.id === userId;
    const channel = name && this.channels.get(name.id);
    return channel !== undefined && (channel.kind === 'public' || this.belongs(channel.id, userId));
  }

  readState(channelId: ChannelId, userId: UserId): ReadState {
    const { marker, version } = this.belonging.get(channelId)?.get(userId) ?? { marker: 0, version: 0 };
    const all = this.messages.get(channelId) ?? [];
    const at = { marker, userId };
    const counted = countedAfter(all.filter(isInMainLine), at);
    return { channelId, markerVersion: version, ...counted, ...repliesAfter(all, at) };
  }

  membership(channelId: ChannelId, userId: UserId): Membership {
    return {
      channel: this.channels.get(channelId) as Channel,
      head: this.log.head(channelStream(channelId)),
      lastMessageAt: this.messages.get(channelId)?.findLast(isInMainLine)?.createdAt ?? null,
      readState: this.readState(channelId, userId),
      ...this.threadsOf(channelId, userId),
    };
  }

  private mentioned(channelId: ChannelId, text: string): UserId[] {
    const { userIds, isEverybody, isHere } = calledPeople(text);
    const people = userIds.filter((userId) => this.belongs(channelId, userId));
    // Who is there is not modelled: as in a channel too large to ask, everybody is meant.
    return isEverybody || isHere ? [...people, channelId] : people;
  }
}
