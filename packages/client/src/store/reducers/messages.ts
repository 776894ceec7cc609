import type { Message, UserId } from '@parley/protocol';
import type { ChannelState, ChatState } from '../state.js';
import { putMessage } from '../timeline.js';
import { countMessage } from './read-state.js';

/** A message as an event of its channel tells it: its row, the unread lists and the channel's last activity. */
export function messageChanged(channel: ChannelState, message: Message, me: UserId): ChannelState {
  const timeline = putMessage(channel.timeline, message);
  const readState = channel.readState && countMessage(channel.readState, message, me);
  const lastMessageAt = laterOf(channel.lastMessageAt, message.createdAt);
  if (
    timeline === channel.timeline &&
    readState === channel.readState &&
    lastMessageAt === channel.lastMessageAt
  ) {
    return channel;
  }
  return { ...channel, timeline, readState, lastMessageAt };
}

/**
 * A message as an ack tells it, ahead of its event perhaps: only its row. What is counted follows the stream, where
 * nothing is missing.
 */
export function messageConfirmed(state: ChatState, message: Message): ChatState {
  const channel = state.channels.get(message.channelId);
  if (!channel) return state;
  const timeline = putMessage(channel.timeline, message);
  if (timeline === channel.timeline) return state;
  return { ...state, channels: new Map(state.channels).set(message.channelId, { ...channel, timeline }) };
}

export function laterOf(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a >= b ? a : b;
}
