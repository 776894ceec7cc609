import { isInMainLine, type Message, type UserId } from '@parley/protocol';
import type { ChannelState, ChatState } from '../state.js';
import { holds, putMessage } from '../timeline.js';
import { countInChannel } from './read-state.js';
import { threadRowsChanged, threadsChanged } from './threads.js';

/** A message as an event of its channel tells it: its row, the unread lists and the channel's last activity. */
export function messageChanged(channel: ChannelState, message: Message, me: UserId): ChannelState {
  const isInLine = isInMainLine(message);
  const timeline = holds(channel.timeline, message)
    ? putMessage(channel.timeline, message)
    : channel.timeline;
  const readState = channel.readState && countInChannel(channel.readState, message, me);
  const lastMessageAt = isInLine ? laterOf(channel.lastMessageAt, message.createdAt) : channel.lastMessageAt;
  const { threads, openThreads } = threadsChanged(channel, message, me);
  if (
    timeline === channel.timeline &&
    readState === channel.readState &&
    lastMessageAt === channel.lastMessageAt &&
    threads === channel.threads &&
    openThreads === channel.openThreads
  ) {
    return channel;
  }
  return { ...channel, timeline, readState, lastMessageAt, threads, openThreads };
}

/**
 * A message as an ack tells it, ahead of its event perhaps: only its row. What is counted follows the stream, where
 * nothing is missing.
 */
export function messageConfirmed(state: ChatState, message: Message): ChatState {
  const channel = state.channels.get(message.channelId);
  if (!channel) return state;
  const timeline = holds(channel.timeline, message)
    ? putMessage(channel.timeline, message)
    : channel.timeline;
  const { openThreads } = threadRowsChanged(channel, message);
  if (timeline === channel.timeline && openThreads === channel.openThreads) return state;
  const changed = { ...channel, timeline, openThreads };
  return { ...state, channels: new Map(state.channels).set(message.channelId, changed) };
}

export function laterOf(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a >= b ? a : b;
}
