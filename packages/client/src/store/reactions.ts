import {
  type Message,
  type MessageId,
  messageReact,
  messageUnreact,
  type Reaction,
  type UserId,
} from '@parley/protocol';
import { ownReactionKey } from './reducers/reactions.js';
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
const confirmed = new WeakMap<
  Message,
  { told: ChatState['ownReactions']; shown: readonly ShownReaction[] }
>();
const withPending = new WeakMap<readonly OutboxEntry[], Map<Message, readonly ShownReaction[]>>();

/** The reactions to a message; the same list back until one of them changes. */
export const selectReactions =
  (message: Message) =>
  (state: ChatState): readonly ShownReaction[] => {
    const me = state.me?.account.id ?? '';
    const pending = pendingOf(state.outbox).get(message.id);
    if (!pending) return confirmedOf(message, state);
    const known = withPending.get(state.outbox) ?? new Map<Message, readonly ShownReaction[]>();
    withPending.set(state.outbox, known);
    const shown = known.get(message) ?? pending.reduce(pressed(me), confirmedOf(message, state));
    known.set(message, shown);
    return shown;
  };

function confirmedOf(message: Message, state: ChatState): readonly ShownReaction[] {
  if (!message.reactions) return none;
  const { ownReactions: told } = state;
  const known = confirmed.get(message);
  if (known?.told === told) return known.shown;
  const me = state.me?.account.id ?? '';
  const fresh = message.reactions.map((kind) => ({ ...kind, isMine: isMine(message, kind, { told, me }) }));
  const isSame = known && fresh.every((kind, nth) => kind.isMine === known.shown[nth]?.isMine);
  const shown = isSame ? known.shown : fresh;
  confirmed.set(message, { told, shown });
  return shown;
}

/** Beyond those who are named, my own stream knows better than a copy that may have been read before. */
function isMine(
  message: Message,
  { emoji, count, userIds }: Reaction,
  { told, me }: { readonly told: ChatState['ownReactions']; readonly me: UserId },
): boolean {
  if (userIds.includes(me)) return true;
  if (count <= userIds.length) return false;
  return told.get(ownReactionKey(message.id, emoji)) ?? message.myReactions?.includes(emoji) ?? false;
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
