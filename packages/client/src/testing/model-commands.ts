import {
  type Ack,
  type Channel,
  type CommandPayload,
  type CommandType,
  catalogue,
  channelStream,
  commandFrame,
  type ErrorCode,
  errors,
  issuesOf,
  type Message,
  type UserId,
} from '@parley/protocol';
import { enclosed } from './model-polls.js';
import type { ModelWorkspace } from './model-workspace.js';

const refuse = (code: ErrorCode, message: string = errors[code].meaning): Ack => ({
  ok: false,
  error: { code, message, retryable: errors[code].retry !== 'never' },
});
const ok = (result: unknown): Ack => ({ ok: true, result });

type Handlers = { [T in CommandType]?: (payload: CommandPayload<T>, caller: UserId) => Ack };

/** The commands of the model: each one once per id, whatever comes how often. */
export class ModelCommands {
  readonly #workspace: ModelWorkspace;
  readonly #receipts = new Map<string, { content: string; ack: Ack }>();
  readonly #handlers: Handlers;

  constructor(workspace: ModelWorkspace) {
    this.#workspace = workspace;
    this.#handlers = handlersOf(workspace);
  }

  run(type: string, frame: unknown, caller: UserId): Ack {
    const parsedFrame = commandFrame.safeParse(frame);
    if (!parsedFrame.success) return refuse('invalid_input', issuesOf(parsedFrame.error));
    const handler = this.#handlers[type as CommandType] as
      | ((payload: unknown, caller: UserId) => Ack)
      | undefined;
    if (!handler) return refuse('unknown_command');
    const payload = catalogue.commands[type as CommandType].payload.safeParse(parsedFrame.data.payload);
    if (!payload.success) return refuse('invalid_input', issuesOf(payload.error));
    const key = `${caller} ${parsedFrame.data.commandId}`;
    const content = JSON.stringify([type, payload.data]);
    const receipt = this.#receipts.get(key);
    if (receipt) return receipt.content === content ? receipt.ack : refuse('idempotency_conflict');
    const ack = handler(payload.data, caller);
    if (ack.ok) this.#receipts.set(key, { content, ack });
    return ack;
  }

  /** Who may write what the workspace holds. */
  get workspace(): ModelWorkspace {
    return this.#workspace;
  }
}

function handlersOf(model: ModelWorkspace): Handlers {
  /** The channel, if the caller may do with it what needs membership. */
  const mine = (channelId: string, caller: UserId): Channel | ErrorCode => {
    const channel = model.channels.get(channelId);
    if (!channel) return 'not_found';
    if (model.belongs(channelId, caller)) return channel;
    return channel.kind === 'public' ? 'forbidden' : 'not_found';
  };
  const writable = (channelId: string, caller: UserId): Channel | ErrorCode => {
    const channel = mine(channelId, caller);
    return typeof channel !== 'string' && channel.archivedAt !== null ? 'channel_archived' : channel;
  };
  const inChannel = (channel: Channel | ErrorCode, run: (channel: Channel) => Ack): Ack =>
    typeof channel === 'string' ? refuse(channel) : run(channel);

  /** Reacting, pinning, voting and ticking. */
  const marking = (messageId: string, caller: UserId, mark: (held: Message) => Message | ErrorCode): Ack => {
    const held = model.message(messageId);
    if (!held) return refuse('not_found');
    const channel = writable(held.channelId, caller);
    if (typeof channel === 'string' && channel !== 'channel_archived') return refuse(channel);
    if (held.deletedAt !== null) return refuse('message_deleted');
    return inChannel(channel, () => {
      const message = mark(held);
      return typeof message === 'string' ? refuse(message) : ok({ message });
    });
  };

  const onRoot = (rootId: string, caller: UserId, run: (root: Message) => Ack): Ack => {
    const root = model.message(rootId);
    if (!root) return refuse('not_found');
    if (root.threadRootId !== undefined) return refuse('thread_nested');
    return inChannel(mine(root.channelId, caller), () => run(root));
  };

  return {
    'message.send': ({ alsoInChannel, threadRootId, poll, checklist, ...payload }, caller) =>
      inChannel(writable(payload.channelId, caller), () => {
        const root = threadRootId === undefined ? undefined : model.message(threadRootId);
        if (threadRootId !== undefined && root?.channelId !== payload.channelId) return refuse('not_found');
        if (root?.threadRootId !== undefined) return refuse('thread_nested');
        if (root && root.deletedAt !== null) return refuse('message_deleted');
        const placed = {
          ...(threadRootId !== undefined && { threadRootId }),
          ...(alsoInChannel && { alsoInChannel: true as const }),
          ...enclosed({ poll, checklist }),
        };
        return ok({ message: model.addMessage({ ...payload, ...placed, authorId: caller }) });
      }),
    'thread.follow': ({ rootId }, caller) =>
      onRoot(rootId, caller, (root) => {
        model.follow(root, caller, model.log.head(channelStream(root.channelId)));
        const head = model.log.head(channelStream(root.channelId));
        return ok({ channelId: root.channelId, head, thread: model.threadState(root, caller) });
      }),
    'thread.unfollow': ({ rootId }, caller) =>
      onRoot(rootId, caller, (root) => {
        model.unfollow(root, caller);
        return ok({});
      }),
    'thread.markRead': ({ rootId, sequence }, caller) =>
      onRoot(rootId, caller, (root) =>
        ok(model.moveThreadMarker(root, caller, { to: sequence, isBack: false })),
      ),
    'thread.markUnread': ({ rootId, sequence }, caller) =>
      onRoot(rootId, caller, (root) =>
        ok(model.moveThreadMarker(root, caller, { to: sequence - 1, isBack: true })),
      ),
    'message.edit': ({ messageId, text }, caller) => {
      const held = model.message(messageId);
      if (!held || !model.belongs(held.channelId, caller)) return refuse('not_found');
      if (held.authorId !== caller) return refuse('forbidden');
      if (held.deletedAt !== null) return refuse('message_deleted');
      return ok({ message: held.text === text ? held : model.changeMessage(held, text) });
    },
    'message.delete': ({ messageId }, caller) => {
      const held = model.message(messageId);
      if (!held || !model.belongs(held.channelId, caller)) return refuse('not_found');
      if (held.authorId !== caller) return refuse('forbidden');
      return ok({ message: held.deletedAt === null ? model.changeMessage(held, null) : held });
    },
    'message.react': ({ messageId, emoji }, caller) =>
      marking(messageId, caller, (held) => model.react(held, { emoji, userId: caller, isWanted: true })),
    'message.unreact': ({ messageId, emoji }, caller) =>
      marking(messageId, caller, (held) => model.react(held, { emoji, userId: caller, isWanted: false })),
    'message.pin': ({ messageId }, caller) => marking(messageId, caller, (held) => model.pin(held, caller)),
    'message.unpin': ({ messageId }, caller) => marking(messageId, caller, (held) => model.pin(held, null)),
    'poll.vote': ({ messageId, options, asOf = Number.POSITIVE_INFINITY }, caller) =>
      marking(messageId, caller, ({ poll, ...held }) => {
        if (!poll) return 'not_found';
        if (poll.closedAt !== undefined) return 'poll_closed';
        const isPossible = options.every((option) => option < poll.options.length);
        if (!isPossible || (options.length > 1 && !poll.isMultiple)) return 'invalid_input';
        const isOther = options.some((place) => {
          const { isRemoved, changedAfter = 0 } = poll.options[place] ?? {};
          return isRemoved || asOf <= changedAfter;
        });
        if (isOther) return 'list_changed';
        return model.polls.vote({ ...held, poll }, caller, options);
      }),
    'poll.close': ({ messageId }, caller) =>
      marking(messageId, caller, ({ poll, ...held }) => {
        if (held.authorId !== caller && model.members.get(caller)?.role === 'member') return 'forbidden';
        return poll ? model.polls.setClosed({ ...held, poll }, true) : 'not_found';
      }),
    'poll.reopen': ({ messageId }, caller) =>
      marking(messageId, caller, ({ poll, ...held }) => {
        if (held.authorId !== caller && model.members.get(caller)?.role === 'member') return 'forbidden';
        return poll ? model.polls.setClosed({ ...held, poll }, false) : 'not_found';
      }),
    'poll.revise': ({ messageId, ...revision }, caller) =>
      marking(messageId, caller, ({ poll, ...held }) => {
        if (held.authorId !== caller) return 'forbidden';
        if (poll?.closedAt !== undefined) return 'poll_closed';
        return poll ? model.polls.revise({ ...held, poll }, revision) : 'not_found';
      }),
    'checklist.tick': ({ messageId, item, isDone }, caller) =>
      marking(messageId, caller, ({ checklist, ...held }) => {
        if (!checklist) return 'not_found';
        if (item >= checklist.items.length) return 'invalid_input';
        if (checklist.items[item]?.isRemoved) return 'list_changed';
        return model.polls.tick({ ...held, checklist }, caller, { item, isDone });
      }),
    'checklist.revise': ({ messageId, ...revision }, caller) =>
      marking(messageId, caller, ({ checklist, ...held }) => {
        if (held.authorId !== caller) return 'forbidden';
        return checklist ? model.polls.reviseItems({ ...held, checklist }, revision) : 'not_found';
      }),
    'channel.markRead': ({ channelId, sequence }, caller) =>
      inChannel(mine(channelId, caller), () =>
        ok(model.moveMarker(channelId, caller, { to: sequence, isBack: false })),
      ),
    'channel.markUnread': ({ channelId, sequence }, caller) =>
      inChannel(mine(channelId, caller), () =>
        ok(model.moveMarker(channelId, caller, { to: sequence - 1, isBack: true })),
      ),
    'channel.create': ({ kind, name, topic, memberIds }, caller) => {
      const channel = model.addChannel({ kind, name, topic, createdBy: caller, memberIds: null });
      for (const userId of new Set([caller, ...memberIds])) model.join(channel.id, userId, null);
      return ok({ channel });
    },
    'channel.openDirect': ({ memberIds }, caller) => {
      const people = [...new Set([caller, ...memberIds])].sort();
      const held = [...model.channels.values()].find((one) => one.memberIds?.join() === people.join());
      if (held) return ok({ channel: held });
      const kind = people.length > 2 ? ('group' as const) : ('dm' as const);
      const channel = model.addChannel({ kind, name: null, topic: '', createdBy: caller, memberIds: people });
      for (const userId of people) model.join(channel.id, userId, null);
      return ok({ channel });
    },
    'channel.join': ({ channelId }, caller) => {
      const channel = model.channels.get(channelId);
      if (channel?.kind !== 'public') return refuse('not_found');
      model.join(channelId, caller, null);
      return ok({ channel });
    },
    'channel.leave': ({ channelId }, caller) =>
      inChannel(mine(channelId, caller), () => {
        model.leave(channelId, caller, null);
        return ok({});
      }),
    'channel.addMembers': ({ channelId, memberIds }, caller) =>
      inChannel(writable(channelId, caller), () => {
        for (const userId of memberIds) if (model.members.has(userId)) model.join(channelId, userId, caller);
        return ok({});
      }),
    'channel.removeMember': ({ channelId, memberId }, caller) =>
      inChannel(mine(channelId, caller), () => {
        model.leave(channelId, memberId, caller);
        return ok({});
      }),
    'channel.rename': ({ channelId, name }, caller) =>
      inChannel(writable(channelId, caller), () => ok({ channel: model.updateChannel(channelId, { name }) })),
    'channel.setTopic': ({ channelId, topic }, caller) =>
      inChannel(writable(channelId, caller), () =>
        ok({ channel: model.updateChannel(channelId, { topic }) }),
      ),
    'channel.archive': ({ channelId }, caller) =>
      inChannel(writable(channelId, caller), () =>
        ok({ channel: model.updateChannel(channelId, { archivedAt: model.parts.now() }) }),
      ),
    'channel.unarchive': ({ channelId }, caller) =>
      inChannel(mine(channelId, caller), () =>
        ok({ channel: model.updateChannel(channelId, { archivedAt: null }) }),
      ),
    'workspace.setMessageRules': ({ workspaceId, ...rules }, caller) => {
      if (model.members.get(caller)?.role === 'member') return refuse('forbidden');
      const { version: _, ...held } = model.messageRules;
      return ok({ workspaceId, messageRules: model.setMessageRules({ ...held, ...rules }) });
    },
    'emoji.rename': ({ emojiId, name }, caller) => {
      const emoji = model.emoji.get(emojiId);
      if (!emoji) return refuse('not_found');
      if (emoji.addedBy !== caller && model.members.get(caller)?.role === 'member')
        return refuse('forbidden');
      if (emoji.name !== name && model.emoji.isTaken(name)) return refuse('name_taken');
      return ok({ emoji: model.emoji.rename(emoji, name) });
    },
    'emoji.remove': ({ emojiId }, caller) => {
      const emoji = model.emoji.get(emojiId);
      if (!emoji) return refuse('not_found');
      if (emoji.addedBy !== caller && model.members.get(caller)?.role === 'member')
        return refuse('forbidden');
      model.emoji.remove(emojiId);
      return ok({});
    },
    'notifications.update': ({ change }, caller) =>
      ok({ notifications: model.choices.beToldOf(caller, change) }),
    'member.updateProfile': ({ displayName, title }, caller) =>
      ok({ member: model.updateMember(caller, { displayName, title }) }),
    'preferences.update': (change, caller) => ok({ preferences: model.choices.choose(caller, change) }),
    'sidebar.update': ({ change }, caller) => ok({ sidebar: model.choices.arrange(caller, change) }),
  };
}
