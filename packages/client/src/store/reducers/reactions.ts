import type { EventPayload, Message } from '@parley/protocol';
import type { ChatState } from '../state.js';
import { windowOf } from '../timeline.js';

/** Reactions of mine that are remembered, the latest of them. */
const remembered = 500;

export const ownReactionKey = (messageId: string, emoji: string): string => `${messageId} ${emoji}`;

/** A reaction of mine, given or taken back on any device: kept where the message does not name me for it. */
export function ownReactionChanged(state: ChatState, change: EventPayload<'reaction.changed'>): ChatState {
  return markedInWindow(withRemembered(state, change), change);
}

/** For copies of the message that were read before and come after. */
function withRemembered(
  state: ChatState,
  { messageId, emoji, isMine }: EventPayload<'reaction.changed'>,
): ChatState {
  const ownReactions = new Map(state.ownReactions);
  const key = ownReactionKey(messageId, emoji);
  ownReactions.delete(key);
  ownReactions.set(key, isMine);
  const [oldest] = ownReactions.keys();
  if (ownReactions.size > remembered && oldest !== undefined) ownReactions.delete(oldest);
  return { ...state, ownReactions };
}

/** For as long as the copy in the window is held, and kept on the device with it. */
function markedInWindow(state: ChatState, change: EventPayload<'reaction.changed'>): ChatState {
  const { channelId, messageId, emoji, isMine } = change;
  const channel = state.channels.get(channelId);
  const held = channel?.timeline.rows.byId(messageId);
  if (!channel || !held || isKnown(held, state.me?.account.id ?? '', change)) return state;
  windowOf(channel.timeline).mark(messageId, ({ myReactions = [], ...message }) => {
    const others = myReactions.filter((one) => one !== emoji);
    const mine = isMine ? [...others, emoji] : others;
    return mine.length > 0 ? { ...message, myReactions: mine } : message;
  });
  const timeline = { ...channel.timeline, version: channel.timeline.version + 1 };
  return { ...state, channels: new Map(state.channels).set(channelId, { ...channel, timeline }) };
}

function isKnown(
  { reactions = [], myReactions = [] }: Message,
  me: string,
  { emoji, isMine }: EventPayload<'reaction.changed'>,
): boolean {
  if (myReactions.includes(emoji)) return isMine;
  return !isMine || reactions.some((kind) => kind.emoji === emoji && kind.userIds.includes(me));
}
