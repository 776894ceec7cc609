import {
  type ChannelId,
  channelStream,
  limits,
  type StreamName,
  userStream,
  workspaceStream,
} from '@parley/protocol';
import type { ChannelState, ChatState } from './store/state.js';

/** Channels subscribed at once, below what one connection may have, so that the open one always finds room. */
export const mostChannels = Math.floor(limits.subscriptionsPerConnection * 0.9);

/** The two streams everything else is learned from. */
export function baseStreams(state: ChatState): StreamName[] {
  return state.me ? [userStream(state.me.account.id), workspaceStream(state.me.workspace.id)] : [];
}

/**
 * What should be on the line (R-SUB-1): the base, the open channel, and my channels with the newest activity first.
 * Those `held` already stay, as changing places at every message would help nobody. Refused streams are left out
 * until the membership changes (R-SUB-3).
 */
export function neededStreams(
  state: ChatState,
  open: ChannelId | null,
  held: ReadonlySet<StreamName> = new Set(),
): StreamName[] {
  const isAllowed = (stream: StreamName) => state.streams.get(stream)?.status !== 'refused';
  const opened = open !== null && state.channels.has(open) ? [channelStream(open)] : [];
  const mine = [...state.channels.values()].filter((one) => one.isMember);
  const kept = mine.filter((one) => held.has(channelStream(one.channel.id)));
  const fresh = mine.filter((one) => !held.has(channelStream(one.channel.id))).sort(newestFirst);
  const channels = [...kept, ...fresh].slice(0, mostChannels).map((one) => channelStream(one.channel.id));
  return [...new Set([...baseStreams(state), ...opened, ...channels])].filter(isAllowed);
}

const newestFirst = (a: ChannelState, b: ChannelState): number => {
  const left = a.lastMessageAt ?? '';
  const right = b.lastMessageAt ?? '';
  return left < right ? 1 : left > right ? -1 : 0;
};
