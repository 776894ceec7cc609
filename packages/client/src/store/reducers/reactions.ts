import type { EventPayload, Message } from '@parley/protocol';
import type { ChatState } from '../state.js';
import { windowOf } from '../timeline.js';

/** A reaction of mine, given or taken back on any device: kept where the message does not name me for it. */
export function ownReactionChanged(state: ChatState, change: EventPayload<'reaction.changed'>): ChatState {
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
