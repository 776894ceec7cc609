import type { ChannelId, MessageId, SidebarLayout, ThreadReadState, UnreadList } from '@parley/protocol';
import { hasRepliesInLine, isMuted, selectLayout, selectPreferences } from './chosen.js';
import { selectUnread, type Unread } from './selectors.js';
import { mostShown, shownCount } from './shown-count.js';
import type { SidebarRow } from './sidebar.js';
import type { ChannelState, ChatState } from './state.js';
import { selectThreadReading } from './threads.js';

type Lists = Pick<Unread, 'unread' | 'mentions'>;

const noList: UnreadList = { sequences: [], hasMore: false };

const isDirect = ({ channel: { kind } }: ChannelState): boolean => kind === 'dm' || kind === 'group';

/**
 * What of all that is unread weighs: what is muted by its mentions alone, what is archived by nothing. The one rule for
 * rows, totals, lists and notices (docs/adr/0037).
 */
const noticedOf = ({ unread, mentions }: Lists, isMuted: boolean): UnreadList =>
  isMuted ? mentions : unread;

/** How many messages of a row are to be noticed, 0 to 100. */
export const noticedCount = (row: SidebarRow): number =>
  row.isArchived ? 0 : row.isMuted ? row.mentionCount : row.unreadCount;

/** How many of them are for me: mentions, and what is written in a conversation. */
export const forMeCount = (row: SidebarRow): number =>
  row.isArchived ? 0 : row.name === null && !row.isMuted ? row.unreadCount : row.mentionCount;

/** The unread messages of a channel that are to be noticed; none where I do not belong. */
export const selectNoticed =
  (channelId: ChannelId) =>
  (state: ChatState): UnreadList => {
    const one = state.channels.get(channelId);
    const found = selectUnread(channelId)(state);
    if (!one || !found || one.channel.archivedAt !== null) return noList;
    return noticedOf(found, isMuted(state, channelId));
  };

/** What waits for me in the whole workspace. */
export interface Waiting {
  /** Mentions, messages of conversations and replies in threads I follow, each once; 0 to 100, which stands for "99+". */
  readonly forMe: number;
  /** Something is unread, for me or not. */
  readonly hasUnread: boolean;
}

/** A thread I follow, with what is to be noticed in it. */
export interface UnreadThread {
  readonly channelId: ChannelId;
  readonly rootId: MessageId;
  readonly unread: UnreadList;
  readonly mentions: UnreadList;
}

/** What is to be noticed in all threads I follow. */
export interface ThreadsBadge {
  /** Threads with something new; what the entry of the list counts. */
  readonly threadCount: number;
  /** Replies that mention me, 0 to 100. */
  readonly mentionCount: number;
}

interface Weight extends ThreadsBadge {
  readonly forMe: number;
  readonly hasUnread: boolean;
  /** Threads with something that does not stand among what is unread in the channel. */
  readonly threads: readonly UnreadThread[];
}

const noWeight: Weight = { forMe: 0, hasUnread: false, threads: [], threadCount: 0, mentionCount: 0 };

interface Weighed {
  readonly outbox: ChatState['outbox'];
  readonly isMuted: boolean;
  readonly isWhole: boolean;
  readonly weight: Weight;
}

const weighed = new WeakMap<ChannelState, Weighed>();

function weightOf(state: ChatState, one: ChannelState): Weight {
  if (!one.isMember || one.channel.archivedAt !== null) return noWeight;
  const { outbox } = state;
  const muted = isMuted(state, one.channel.id);
  const isWhole = hasRepliesInLine(state, one.channel.id);
  const known = weighed.get(one);
  if (known?.outbox === outbox && known.isMuted === muted && known.isWhole === isWhole) return known.weight;
  const weight = weigh(state, one, muted);
  weighed.set(one, { outbox, isMuted: muted, isWhole, weight });
  return weight;
}

function weigh(state: ChatState, one: ChannelState, muted: boolean): Weight {
  const line: Lists = selectUnread(one.channel.id)(state) ?? { unread: noList, mentions: noList };
  const inLine = noticedOf(line, muted);
  const lists = [isDirect(one) ? inLine : line.mentions];
  const threads: UnreadThread[] = [];
  let [threadCount, mentionCount] = [0, 0];
  for (const rootId of one.threads.keys()) {
    const reading = selectThreadReading(one.channel.id, rootId)(state);
    if (!reading) continue;
    const unread = noticedOf(reading, muted);
    lists.push(unread);
    if (unread.sequences.length > 0) threadCount += 1;
    mentionCount = Math.min(mentionCount + shownCount(reading.mentions), mostShown);
    const isShown = unread.sequences.every((sequence) => inLine.sequences.includes(sequence));
    if (!isShown) threads.push(threadOf(one.channel.id, reading, unread));
  }
  const forMe = countOf(lists);
  if (forMe === 0 && inLine.sequences.length === 0) return noWeight;
  return { forMe, hasUnread: true, threads, threadCount, mentionCount };
}

/** What stands in several lists is one message. */
function countOf(lists: readonly UnreadList[]): number {
  if (lists.some((list) => list.hasMore)) return mostShown;
  const [first = noList, ...others] = lists.filter((list) => list.sequences.length > 0);
  if (others.length === 0) return Math.min(first.sequences.length, mostShown);
  return Math.min(new Set([first, ...others].flatMap((list) => list.sequences)).size, mostShown);
}

const unreadThreads = new WeakMap<UnreadList, UnreadThread>();

/** The same object for the same list, so that nobody draws it again. */
function threadOf(
  channelId: ChannelId,
  { rootId, mentions }: ThreadReadState,
  unread: UnreadList,
): UnreadThread {
  const known = unreadThreads.get(unread);
  if (known?.rootId === rootId && known.mentions === mentions) return known;
  const thread = { channelId, rootId, unread, mentions };
  unreadThreads.set(unread, thread);
  return thread;
}

interface Summed {
  readonly channels: ChatState['channels'];
  readonly outbox: ChatState['outbox'];
  readonly layout: SidebarLayout | null;
  readonly preferences: ChatState['preferences'];
  readonly waiting: Waiting;
  readonly threads: readonly UnreadThread[];
  readonly badge: ThreadsBadge;
}

let summed: Summed | null = null;

function sumOf(state: ChatState): Summed {
  const { channels, outbox } = state;
  const layout = selectLayout(state);
  const preferences = selectPreferences(state);
  const last = summed;
  if (
    last?.channels === channels &&
    last.outbox === outbox &&
    last.layout === layout &&
    last.preferences === preferences
  )
    return last;
  let forMe = 0;
  let hasUnread = false;
  let [threadCount, mentionCount] = [0, 0];
  const threads: UnreadThread[] = [];
  for (const one of channels.values()) {
    const weight = weightOf(state, one);
    forMe = Math.min(forMe + weight.forMe, mostShown);
    hasUnread ||= weight.hasUnread;
    threads.push(...weight.threads);
    threadCount += weight.threadCount;
    mentionCount = Math.min(mentionCount + weight.mentionCount, mostShown);
  }
  const isSame = last?.waiting.forMe === forMe && last.waiting.hasUnread === hasUnread;
  const isSameThreads =
    last?.threads.length === threads.length && last.threads.every((thread, nth) => thread === threads[nth]);
  const isSameBadge = last?.badge.threadCount === threadCount && last.badge.mentionCount === mentionCount;
  summed = {
    ...{ channels, outbox, layout, preferences },
    waiting: isSame ? last.waiting : { forMe, hasUnread },
    threads: isSameThreads ? last.threads : threads,
    badge: isSameBadge ? last.badge : { threadCount, mentionCount },
  };
  return summed;
}

/** The same object while it says the same. */
export const selectWaiting = (state: ChatState): Waiting => sumOf(state).waiting;

/**
 * Threads I follow in which something is to be noticed, but for those whose replies all stand among what is unread in
 * their channel. The same list while it says the same.
 */
export const selectUnreadThreads = (state: ChatState): readonly UnreadThread[] => sumOf(state).threads;

/** The same object while the numbers stay the same, so that nobody draws them again. */
export const selectThreadsBadge = (state: ChatState): ThreadsBadge => sumOf(state).badge;
