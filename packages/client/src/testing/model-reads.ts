import {
  bootstrap,
  type ChannelId,
  channelStream,
  connectionToken,
  type EndpointDefinition,
  type Envelope,
  type ErrorCode,
  isInMainLine,
  limits,
  type Message,
  type MessagePage,
  messageHistory,
  parseStreamName,
  protocolFloor,
  protocolVersion,
  type ResultOf,
  replay,
  type StreamName,
  type StreamSnapshot,
  snapshot,
  type ThreadPage,
  threadList,
  threadReplies,
  type UserId,
} from '@parley/protocol';
import type { LoggedEvent } from './model-log.js';
import type { ModelWorkspace } from './model-workspace.js';

/** The four reads of the protocol and history, over the model. A code is a refusal. */
export class ModelReads {
  readonly #model: ModelWorkspace;
  /** Events in one replay page: few, so that pages are turned. */
  readonly #pageEvents: number;

  constructor(model: ModelWorkspace, pageEvents: number) {
    this.#model = model;
    this.#pageEvents = pageEvents;
  }

  bootstrap(caller: UserId): ResultOf<typeof bootstrap> {
    const model = this.#model;
    return {
      account: this.#account(caller),
      workspace: model.workspace,
      serverUrl: '',
      protocol: { version: protocolVersion, floor: protocolFloor },
      streams: model.log.heads().filter(({ stream }) => model.mayRead(stream, caller)),
      limits: { ...limits },
    };
  }

  replay(stream: StreamName, fromSeq: number, caller: UserId): ResultOf<typeof replay> | ErrorCode {
    const { log } = this.#model;
    if (!this.#model.mayRead(stream, caller)) return 'not_found';
    if (!log.reaches(stream, fromSeq)) return 'cursor_too_old';
    const events = log.after(stream, fromSeq, this.#pageEvents).map((one) => this.#asItIsNow(one));
    const head = log.head(stream);
    return { events, head, hasMore: fromSeq + events.length < head };
  }

  /** A logged message event refers to the row and is read with what the row says by then. */
  #asItIsNow(event: LoggedEvent): Envelope {
    const { message } = event.payload as { message?: Message };
    if (!event.stream.startsWith('channel:') || !message) return event;
    return { ...event, payload: { message: this.#model.message(message.id) ?? message } };
  }

  snapshot(stream: StreamName, caller: UserId): StreamSnapshot | ErrorCode {
    const model = this.#model;
    const name = parseStreamName(stream);
    if (!name || !model.mayRead(stream, caller)) return 'not_found';
    const head = model.log.head(stream);
    if (name.kind === 'workspace') {
      const channels = [...model.channels.values()].filter((one) => one.kind === 'public');
      const members = [...model.members.values()];
      const { workspace, messageRules } = model;
      const emoji = model.emoji.size > 0 && { emoji: [...model.emoji.values()] };
      return { kind: 'workspace', head, workspace, members, channels, ...emoji, messageRules };
    }
    if (name.kind === 'user') {
      const mine = [...model.channels.keys()].filter((channelId) => model.belongs(channelId, caller));
      const memberships = mine.map((channelId) => model.membership(channelId, caller));
      const chosen = {
        preferences: model.choices.preferencesOf(caller),
        sidebar: model.choices.sidebarOf(caller),
        notifications: model.choices.notificationsOf(caller),
      };
      return { kind: 'user', head, account: this.#account(caller), memberships, ...chosen };
    }
    const channel = model.channels.get(name.id);
    if (!channel) return 'not_found';
    const readState = model.belongs(name.id, caller) ? model.readState(name.id, caller) : null;
    const threads = model.threadsOf(name.id, caller);
    return { kind: 'channel', head, channel, readState, ...threads, page: this.#page(name.id, {}) };
  }

  history(channelId: ChannelId, query: PageQuery, caller: UserId): MessagePage | ErrorCode {
    return this.#model.mayRead(channelStream(channelId), caller) ? this.#page(channelId, query) : 'not_found';
  }

  thread(rootId: string, query: PageQuery, caller: UserId): ThreadPage | ErrorCode {
    const root = this.#model.message(rootId);
    if (!root || !this.#model.mayRead(channelStream(root.channelId), caller)) return 'not_found';
    if (root.threadRootId !== undefined) return 'thread_nested';
    const replies = (this.#model.messages.get(root.channelId) ?? []).filter(
      (one) => one.threadRootId === rootId,
    );
    return { root, ...this.#pageOf(replies, query, root.channelId) };
  }

  /** All threads somebody follows and that have replies: in the model a page is as long as it takes. */
  threads(onlyUnread: boolean, caller: UserId): ResultOf<typeof threadList> {
    const model = this.#model;
    const threads = [...model.channels.keys()]
      .filter((channelId) => model.belongs(channelId, caller))
      .flatMap((channelId) => model.threadsOf(channelId, caller).threads ?? [])
      .filter(({ unread }) => !onlyUnread || unread.sequences.length > 0)
      .flatMap(({ rootId }) => model.message(rootId) ?? [])
      .filter((root) => root.thread !== undefined)
      .sort((a, b) => ((a.thread?.lastReplyAt ?? '') < (b.thread?.lastReplyAt ?? '') ? 1 : -1))
      .map((root) => {
        const rows = model.messages.get(root.channelId) ?? [];
        const replies = rows.filter((one) => one.threadRootId === root.id && one.deletedAt === null);
        return { root, replies: replies.slice(-3) };
      });
    return { threads, hasMore: false };
  }

  #page(channelId: ChannelId, query: PageQuery): MessagePage {
    const all = this.#model.messages.get(channelId) ?? [];
    return this.#pageOf(query.line === 'all' ? all : all.filter(isInMainLine), query, channelId);
  }

  #pageOf(
    all: readonly Message[],
    { before, after, around, limit = this.#pageEvents }: PageQuery,
    channelId: ChannelId,
  ): MessagePage {
    const size = Math.min(limit, this.#pageEvents);
    const from = (sequence: number) => {
      const index = all.findIndex((one) => one.sequence >= sequence);
      return index < 0 ? all.length : index;
    };
    let start = Math.max(0, all.length - size);
    let end = all.length;
    if (before !== undefined) {
      end = from(before);
      start = Math.max(0, end - size);
    } else if (after !== undefined) {
      start = from(after + 1);
      end = Math.min(all.length, start + size);
    } else if (around !== undefined) {
      start = Math.max(0, from(around) - Math.floor(size / 2));
      end = Math.min(all.length, start + size);
    }
    return {
      messages: all.slice(start, end),
      hasMoreBefore: start > 0,
      hasMoreAfter: end < all.length,
      head: this.#model.log.head(channelStream(channelId)),
    };
  }

  #account(userId: UserId): { id: string; email: string; name: string } {
    // What somebody is called in one workspace is not what the account is called.
    return {
      id: userId,
      email: `${userId.slice(0, 8)}@model.example`,
      name: `account ${userId.slice(0, 8)}`,
    };
  }

  /** Answers a request by its endpoint; undefined: the model has no such endpoint. */
  answer(definition: EndpointDefinition, request: ModelRequest, caller: UserId): unknown {
    const stream = request.params.stream as StreamName;
    const number = (name: string) =>
      request.query[name] === undefined ? {} : { [name]: Number(request.query[name]) };
    switch (definition) {
      case bootstrap:
        return this.bootstrap(caller);
      case connectionToken:
        if (!this.#model.members.has(caller)) return 'not_found';
        return { token: caller, expiresInMs: 60_000 } satisfies ResultOf<typeof connectionToken>;
      case replay:
        return this.replay(stream, Number(request.query.fromSeq), caller);
      case snapshot:
        return this.snapshot(stream, caller);
      case messageHistory: {
        const at = { ...number('before'), ...number('after'), ...number('around'), ...number('limit') };
        const query: PageQuery = { ...at, ...(request.query.line === 'all' && { line: 'all' }) };
        return this.history(request.params.channelId ?? '', query, caller);
      }
      case threadReplies: {
        const query = { ...number('before'), ...number('after'), ...number('around'), ...number('limit') };
        return this.thread(request.params.rootId ?? '', query, caller);
      }
      case threadList:
        return this.threads(request.query.only === 'unread', caller);
      default:
        return undefined;
    }
  }
}

interface PageQuery {
  readonly before?: number;
  readonly after?: number;
  readonly around?: number;
  readonly limit?: number;
  readonly line?: 'all';
}

export interface ModelRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}
