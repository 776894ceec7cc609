import { type Message, type MessageId, messageReact, messageUnreact, type UserId } from '@parley/protocol';
import type { ChatState, OutboxEntry } from './state.js';

/** One kind of reaction as it is shown: with what I have pressed, confirmed or not. */
export interface ShownReaction {
  readonly emoji: string;
  readonly count: number;
  /** The first of them, in the order they reacted. */
  readonly userIds: readonly UserId[];
  readonly isMine: boolean;
}

const none: readonly ShownReaction[] = [];
const confirmed = new WeakMap<Message, readonly ShownReaction[]>();
const withPending = new WeakMap<readonly OutboxEntry[], Map<Message, readonly ShownReaction[]>>();

/** The reactions to a message; the same list back until one of them changes. */
export const selectReactions =
  (message: Message) =>
  (state: ChatState): readonly ShownReaction[] => {
    const me = state.me?.account.id ?? '';
    const pending = pendingOf(state.outbox).get(message.id);
    if (!pending) return confirmedOf(message, me);
    const known = withPending.get(state.outbox) ?? new Map<Message, readonly ShownReaction[]>();
    withPending.set(state.outbox, known);
    const shown = known.get(message) ?? pending.reduce(pressed(me), confirmedOf(message, me));
    known.set(message, shown);
    return shown;
  };

function confirmedOf(message: Message, me: UserId): readonly ShownReaction[] {
  if (!message.reactions) return none;
  const known = confirmed.get(message);
  if (known) return known;
  const own = message.myReactions ?? [];
  const shown = message.reactions.map((kind) => ({
    ...kind,
    isMine: kind.userIds.includes(me) || (kind.count > kind.userIds.length && own.includes(kind.emoji)),
  }));
  confirmed.set(message, shown);
  return shown;
}

interface Press {
  readonly emoji: string;
  readonly isWanted: boolean;
}

const nothingPending: ReadonlyMap<MessageId, readonly Press[]> = new Map();
const presses = new WeakMap<readonly OutboxEntry[], ReadonlyMap<MessageId, readonly Press[]>>();

/** Reactions on their way, by message, in the order they were pressed. */
function pendingOf(outbox: readonly OutboxEntry[]): ReadonlyMap<MessageId, readonly Press[]> {
  if (outbox.length === 0) return nothingPending;
  const known = presses.get(outbox);
  if (known) return known;
  const byMessage = new Map<MessageId, Press[]>();
  for (const { type, payload } of outbox) {
    if (type !== messageReact.type && type !== messageUnreact.type) continue;
    const parsed = messageReact.payload.safeParse(payload);
    if (!parsed.success) continue;
    const { messageId, emoji } = parsed.data;
    const press = { emoji, isWanted: type === messageReact.type };
    byMessage.set(messageId, [...(byMessage.get(messageId) ?? []), press]);
  }
  presses.set(outbox, byMessage);
  return byMessage;
}

const pressed =
  (me: UserId) =>
  (kinds: readonly ShownReaction[], { emoji, isWanted }: Press): readonly ShownReaction[] => {
    const held = kinds.find((kind) => kind.emoji === emoji);
    if ((held?.isMine ?? false) === isWanted) return kinds;
    if (!held) return [...kinds, { emoji, count: 1, userIds: [me], isMine: true }];
    const others = held.userIds.filter((userId) => userId !== me);
    const changed = {
      emoji,
      count: held.count + (isWanted ? 1 : -1),
      userIds: isWanted ? [...others, me] : others,
      isMine: isWanted,
    };
    return kinds.map((kind) => (kind === held ? changed : kind)).filter((kind) => kind.count > 0);
  };
