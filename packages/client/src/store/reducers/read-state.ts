import {
  isInMainLine,
  isMentioned,
  limits,
  type Message,
  type ReadState,
  type Recount,
  type ReplyCounts,
  type UnreadList,
  type UserId,
} from '@parley/protocol';

/** Where the marker stands since an event of the person's own stream. */
export interface MarkerMove {
  readonly lastReadSequence: number;
  readonly markerVersion: number;
  /** What is unread after a marker that moved back. */
  readonly recount?: Recount | undefined;
}

/** What the states of channels and of threads have in common; of threads there are no `replies`. */
export type Reading = Pick<ReadState, 'lastReadSequence' | 'markerVersion' | 'unread' | 'mentions'> & {
  readonly replies?: ReplyCounts | undefined;
};

/** The newer marker wins. Forward the lists are cut; back they are what the move brings. */
export function moveMarker<S extends Reading>(reading: S, move: MarkerMove): S {
  const { lastReadSequence, markerVersion, recount } = move;
  if (markerVersion <= reading.markerVersion) return reading;
  const { unread, mentions, replies } = recount ?? reading;
  const isInside = lastReadSequence >= (wholeLine({ unread, mentions, replies }).unread.sequences[0] ?? 0);
  const moved = {
    ...reading,
    lastReadSequence,
    markerVersion,
    unread: after(unread, lastReadSequence),
    mentions: after(mentions, lastReadSequence),
  };
  return withReplies(moved, {
    unread: { ...after(listOf(replies?.unread), lastReadSequence), ...(isInside && { hasMore: false }) },
    mentions: after(listOf(replies?.mentions), lastReadSequence),
  });
}

const noList: UnreadList = { sequences: [], hasMore: false };
const listOf = (list: UnreadList | undefined): UnreadList => list ?? noList;

/** What counts for whoever reads replies in the line: both kinds together (docs/adr/0026). */
export function wholeLine({
  unread,
  mentions,
  replies,
}: Pick<Reading, 'unread' | 'mentions' | 'replies'>): Pick<Reading, 'unread' | 'mentions'> {
  if (!replies) return { unread, mentions };
  return { unread: both(unread, replies.unread), mentions: both(mentions, replies.mentions) };
}

const both = (a: UnreadList, b: UnreadList): UnreadList =>
  newest({
    sequences: [...a.sequences, ...b.sequences].sort((one, other) => one - other),
    hasMore: a.hasMore || b.hasMore,
  });

/** With these replies, as far as they are among the newest hundred of all; absent when none are. */
function withReplies<S extends Reading>({ replies: _, ...reading }: S, { unread, mentions }: ReplyCounts): S {
  const whole = both(reading.unread, unread);
  const from = whole.hasMore ? (whole.sequences[0] ?? 0) : 0;
  const sequences = unread.sequences.filter((sequence) => sequence >= from);
  if (sequences.length === 0) return reading as unknown as S;
  const called = mentions.sequences.filter((sequence) => sequence >= from);
  const replies: ReplyCounts = {
    unread: { sequences, hasMore: whole.hasMore },
    mentions: { sequences: called, hasMore: false },
  };
  return { ...reading, replies } as unknown as S;
}

/** What is left of a list after a marker. Older ones beyond the list are read once the marker is inside it. */
export function after(list: UnreadList, marker: number): UnreadList {
  const first = list.sequences[0];
  if (first === undefined || first > marker) return list;
  return { sequences: list.sequences.filter((sequence) => sequence > marker), hasMore: false };
}

/** Whether a message is one that badges count, wherever the marker stands (docs/adr/0006). */
export function isCounted(message: Message, me: UserId): boolean {
  return message.authorId !== me && message.deletedAt === null;
}

/** A message as it is now: counted when somebody else wrote it after the marker and it still stands. */
export function countMessage<S extends Pick<Reading, 'lastReadSequence' | 'unread' | 'mentions'>>(
  readState: S,
  message: Message,
  me: UserId,
): S {
  const counts = isCounted(message, me) && message.sequence > readState.lastReadSequence;
  const unread = listed(readState.unread, message.sequence, counts);
  const mentions = listed(readState.mentions, message.sequence, counts && isMentioned(message, me));
  return unread === readState.unread && mentions === readState.mentions
    ? readState
    : { ...readState, unread, mentions };
}

/** The same in a channel, where replies that stand in their thread alone are listed by themselves. */
export function countInChannel(readState: ReadState, message: Message, me: UserId): ReadState {
  if (isInMainLine(message)) {
    const counted = countMessage(readState, message, me);
    return counted === readState || !counted.replies ? counted : withReplies(counted, counted.replies);
  }
  const { lastReadSequence, replies } = readState;
  const held = { lastReadSequence, unread: listOf(replies?.unread), mentions: listOf(replies?.mentions) };
  const counted = countMessage(held, message, me);
  return counted === held ? readState : withReplies(readState, counted);
}

/** Whether one that is gone may have let an older one in that is not listed. */
export function isUncertain(reading: Reading): boolean {
  const { unread, mentions, replies } = reading;
  const lists = replies ? [unread, mentions, wholeLine(reading).unread] : [unread, mentions];
  return lists.some(({ sequences, hasMore }) => hasMore && sequences.length < limits.unreadListed);
}

function listed(list: UnreadList, sequence: number, isListed: boolean): UnreadList {
  const { sequences, hasMore } = list;
  if (sequences.includes(sequence) === isListed) return list;
  if (!isListed) return { sequences: sequences.filter((one) => one !== sequence), hasMore };
  const index = sequences.findLastIndex((one) => one < sequence) + 1;
  return newest({ sequences: sequences.toSpliced(index, 0, sequence), hasMore });
}

function newest({ sequences, hasMore }: UnreadList): UnreadList {
  return sequences.length > limits.unreadListed
    ? { sequences: sequences.slice(-limits.unreadListed), hasMore: true }
    : { sequences, hasMore };
}

/**
 * A read state that was asked for, and the one held: the newer marker, and the lists as told. A held marker that is
 * newer came with an answer that overtook what was asked for; when it moved back, what lies before the marker told is
 * known from that answer.
 */
export function withMarkerOf<S extends Reading>(told: S, held: S | null | undefined): S {
  if (!held || held.markerVersion <= told.markerVersion) return told;
  const { lastReadSequence, markerVersion } = held;
  const joined = (ofTold: UnreadList, ofHeld: UnreadList): UnreadList => {
    const before = ofHeld.sequences.filter((sequence) => sequence <= told.lastReadSequence);
    const sequences = [...before, ...ofTold.sequences];
    const isBack = lastReadSequence < told.lastReadSequence;
    const hasMore = ofTold.hasMore || (isBack && ofHeld.hasMore);
    return after(newest({ sequences, hasMore }), lastReadSequence);
  };
  const merged = {
    ...told,
    lastReadSequence,
    markerVersion,
    unread: joined(told.unread, held.unread),
    mentions: joined(told.mentions, held.mentions),
  };
  return withReplies(merged, {
    unread: joined(listOf(told.replies?.unread), listOf(held.replies?.unread)),
    mentions: joined(listOf(told.replies?.mentions), listOf(held.replies?.mentions)),
  });
}
