import {
  type ChannelId,
  channelStream,
  type Following,
  type Message,
  type MessageId,
  type ThreadListed,
  type ThreadReadState,
  type UserId,
} from '@parley/protocol';
import { isNewer } from '../newer.js';
import type { ChannelState, ChatState, OpenThread } from '../state.js';
import { emptyTimeline, putMessage, replaceTimeline } from '../timeline.js';
import { withOwn } from '../timeline-rows.js';
import { markersReached } from './outbox.js';
import { after, countMessage, type MarkerMove, moveMarker, withMarkerOf } from './read-state.js';

/** What a message changes in the threads of its channel: the lists of those I follow, the rows of those that are held. */
export function threadsChanged(
  channel: ChannelState,
  message: Message,
  me: UserId,
): Pick<ChannelState, 'threads' | 'openThreads'> {
  const { openThreads } = threadRowsChanged(channel, message);
  const followed = message.threadRootId && channel.threads.get(message.threadRootId);
  if (!followed) return { threads: channel.threads, openThreads };
  const counted = countReply(followed, message, me);
  const threads = counted === followed ? channel.threads : putThread(channel.threads, counted);
  return { threads, openThreads };
}

/** The rows alone, as an ack tells them. */
export function threadRowsChanged(
  { openThreads }: Pick<ChannelState, 'openThreads'>,
  message: Message,
): Pick<ChannelState, 'openThreads'> {
  const held = openThreads.get(message.threadRootId ?? message.id);
  if (!held) return { openThreads };
  const changed = message.threadRootId === undefined ? withRoot(held, message) : withReply(held, message);
  if (changed === held) return { openThreads };
  return { openThreads: new Map(openThreads).set(message.threadRootId ?? message.id, changed) };
}

const withRoot = (held: OpenThread, message: Message): OpenThread =>
  isNewer(message, held.root ?? undefined)
    ? { ...held, root: withOwn(message, held.root ?? undefined) }
    : held;

function withReply(held: OpenThread, message: Message): OpenThread {
  const timeline = putMessage(held.timeline, message);
  return timeline === held.timeline ? held : { ...held, timeline };
}

/**
 * Threads as a list of them tells: their roots and newest replies. One that is held up to its newest reply already is
 * as new. `told`: what was told while the list was on its way, which may be newer than it is.
 */
export function withListed(
  state: ChatState,
  listed: readonly ThreadListed[],
  told: readonly Message[],
): ChatState {
  const channels = new Map(state.channels);
  for (const { root, replies } of listed) {
    const channel = channels.get(root.channelId);
    const held = channel?.openThreads.get(root.id);
    const { status, hasMoreAfter } = held?.timeline ?? emptyTimeline();
    if (!channel || status === 'loading' || (status === 'ready' && !hasMoreAfter)) continue;
    const page = {
      messages: replies,
      hasMoreBefore: (root.thread?.replyCount ?? 0) > replies.length,
      hasMoreAfter: false,
    };
    const newer = told.filter((message) => message.threadRootId === root.id);
    const known = held?.root && !isNewer(root, held.root) ? held.root : root;
    const newest = told.findLast((message) => message.id === root.id && isNewer(message, known)) ?? known;
    const timeline = replaceTimeline(held?.timeline ?? emptyTimeline(), page, newer);
    const openThreads = new Map(channel.openThreads).set(root.id, { root: newest, timeline });
    channels.set(root.channelId, { ...channel, openThreads });
  }
  return { ...state, channels };
}

/** As the server has it, a mention is listed while it is among the unread that are listed. */
function countReply(thread: ThreadReadState, message: Message, me: UserId): ThreadReadState {
  const counted = countMessage(thread, message, me);
  const oldest = counted.unread.sequences[0];
  if (oldest === undefined || !counted.mentions.sequences.some((sequence) => sequence < oldest))
    return counted;
  return { ...counted, mentions: { ...after(counted.mentions, oldest - 1), hasMore: false } };
}

const putThread = (threads: ChannelState['threads'], thread: ThreadReadState): ChannelState['threads'] =>
  new Map(threads).set(thread.rootId, thread);

export const threadsOf = (list: readonly ThreadReadState[] | undefined): ChannelState['threads'] =>
  list && list.length > 0 ? new Map(list.map((thread) => [thread.rootId, thread])) : noThreads;

export const noThreads: ChannelState['threads'] = new Map();
export const noOpenThreads: ChannelState['openThreads'] = new Map();

/** Lists that came from the server, with the markers that are newer here. */
export function withMarkersOf(
  list: readonly ThreadReadState[] | undefined,
  held: ChannelState['threads'],
): ChannelState['threads'] {
  return threadsOf(list?.map((thread) => withMarkerOf(thread, held.get(thread.rootId))));
}

function changeThreads(
  state: ChatState,
  channelId: ChannelId,
  change: (threads: ChannelState['threads']) => ChannelState['threads'],
): ChatState {
  const held = state.channels.get(channelId);
  if (!held?.isMember) return state;
  const threads = change(held.threads);
  if (threads === held.threads) return state;
  return { ...state, channels: new Map(state.channels).set(channelId, { ...held, threads }) };
}

/**
 * The lists are as of `head` of the channel. A cursor that is further on goes back there, as when a channel is joined:
 * what follows is applied once more, which changes no row and makes the lists right.
 */
export function threadFollowed(state: ChatState, { channelId, head, thread }: Following): ChatState {
  const followed = changeThreads(state, channelId, (threads) =>
    putThread(threads, withMarkerOf(thread, threads.get(thread.rootId))),
  );
  return followed === state ? state : backTo(followed, channelId, head);
}

function backTo(state: ChatState, channelId: ChannelId, head: number): ChatState {
  const stream = channelStream(channelId);
  const known = state.streams.get(stream);
  if (!known || known.cursor <= head) return state;
  return { ...state, streams: new Map(state.streams).set(stream, { ...known, cursor: head }) };
}

export function threadUnfollowed(state: ChatState, channelId: ChannelId, rootId: MessageId): ChatState {
  return changeThreads(state, channelId, (threads) => {
    if (!threads.has(rootId)) return threads;
    const left = new Map(threads);
    left.delete(rootId);
    return left;
  });
}

/** The marker moved, as an event or an answer tells it; what a move back brings is as of its `head`. */
export function threadMarkerMoved(
  state: ChatState,
  { channelId, rootId }: { readonly channelId: ChannelId; readonly rootId: MessageId },
  move: MarkerMove,
): ChatState {
  const moved = changeThreads(state, channelId, (threads) => {
    const held = threads.get(rootId);
    const next = held && moveMarker(held, move);
    return next === undefined || next === held ? threads : putThread(threads, next);
  });
  const back = moved !== state && move.recount ? backTo(moved, channelId, move.recount.head) : moved;
  return markersReached(back, rootId, move.lastReadSequence);
}
