import {
  type Channel,
  type ChannelId,
  channelStream,
  type Membership,
  type StreamName,
} from '@parley/protocol';
import { isNewer } from '../newer.js';
import type { ChannelState, ChatState, StreamState } from '../state.js';
import { emptyTimeline } from '../timeline.js';
import { laterOf } from './messages.js';
import { entriesRemoved, markersReached } from './outbox.js';
import { type MarkerMove, moveMarker, withMarkerOf } from './read-state.js';
import { noOpenThreads, noThreads, withMarkersOf } from './threads.js';

const putChannel = (state: ChatState, id: ChannelId, channel: ChannelState): ChatState => ({
  ...state,
  channels: new Map(state.channels).set(id, channel),
});

export function withStream(state: ChatState, stream: StreamName, change: StreamState): ChatState {
  return { ...state, streams: new Map(state.streams).set(stream, change) };
}

/** A channel nobody told us we belong to. */
export function lookedInto(channel: Channel): ChannelState {
  return {
    channel,
    isMember: false,
    readState: null,
    lastMessageAt: null,
    timeline: emptyTimeline(),
    threads: noThreads,
    openThreads: noOpenThreads,
  };
}

/** A channel as an event or an ack tells it. Channels of other workspaces pass by: the user stream spans them all. */
export function channelChanged(state: ChatState, channel: Channel): ChatState {
  if (channel.workspaceId !== state.me?.workspace.id) return state;
  const held = state.channels.get(channel.id);
  if (!held) return putChannel(state, channel.id, lookedInto(channel));
  return isNewer(channel, held.channel) ? putChannel(state, channel.id, { ...held, channel }) : state;
}

/** What one channel's reducer makes of an entity of that channel. */
export function channelUpdatedIn(held: ChannelState, channel: Channel): ChannelState {
  return isNewer(channel, held.channel) ? { ...held, channel } : held;
}

/**
 * The membership's counts are as of its `head`. A cursor that is further on goes back there: what follows is applied
 * once more, which changes no row and makes the counts right.
 */
export function accessGranted(state: ChatState, membership: Membership): ChatState {
  const { channel, head } = membership;
  if (channel.workspaceId !== state.me?.workspace.id) return state;
  const stream = channelStream(channel.id);
  const known = state.streams.get(stream);
  const granted = putChannel(state, channel.id, joined(state.channels.get(channel.id), membership));
  return withStream(granted, stream, {
    cursor: known ? Math.min(known.cursor, head) : head,
    head: Math.max(known?.head ?? 0, head),
    status: known && known.status !== 'refused' ? known.status : 'idle',
  });
}

/** The state of a channel I belong to, from what is held and what the membership says. */
export function joined(held: ChannelState | undefined, membership: Membership): ChannelState {
  const { channel, readState, lastMessageAt, threads } = membership;
  return {
    channel: held && !isNewer(channel, held.channel) ? held.channel : channel,
    isMember: true,
    readState: withMarkerOf(readState, held?.readState ?? null),
    lastMessageAt: laterOf(held?.lastMessageAt ?? null, lastMessageAt),
    timeline: held?.timeline ?? emptyTimeline(),
    threads: withMarkersOf(threads, held?.threads ?? noThreads),
    openThreads: held?.openThreads ?? noOpenThreads,
  };
}

/** Public channels stay, as everybody may look into them; of any other nothing is kept (R-AUTH-2). */
export function accessRevoked(state: ChatState, channelId: ChannelId): ChatState {
  const held = state.channels.get(channelId);
  if (!held) return state;
  if (held.channel.kind === 'public') {
    return putChannel(state, channelId, { ...held, isMember: false, readState: null, threads: noThreads });
  }
  const channels = new Map(state.channels);
  const streams = new Map(state.streams);
  channels.delete(channelId);
  streams.delete(channelStream(channelId));
  return entriesRemoved({ ...state, channels, streams }, (entry) => entry.channelId === channelId);
}

/**
 * The marker moved, as an event or an answer tells it. What a move back brings is as of its `head`: a cursor further on
 * goes back there, as in `accessGranted`.
 */
export function markerMoved(state: ChatState, channelId: ChannelId, move: MarkerMove): ChatState {
  const held = state.channels.get(channelId);
  if (!held?.readState) return state;
  const readState = moveMarker(held.readState, move);
  if (readState === held.readState) return markersReached(state, channelId, move.lastReadSequence);
  const moved = putChannel(state, channelId, { ...held, readState });
  const stream = channelStream(channelId);
  const known = state.streams.get(stream);
  const isBehind = move.recount !== undefined && known !== undefined && known.cursor > move.recount.head;
  return markersReached(
    isBehind ? withStream(moved, stream, { ...known, cursor: move.recount.head }) : moved,
    channelId,
    move.lastReadSequence,
  );
}
