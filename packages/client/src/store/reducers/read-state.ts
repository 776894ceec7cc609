import {
  isMentioned,
  limits,
  type Message,
  type ReadState,
  type Recount,
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

/** The newer marker wins. Forward the lists are cut; back they are what the move brings. */
export function moveMarker(readState: ReadState, move: MarkerMove): ReadState {
  const { lastReadSequence, markerVersion, recount } = move;
  if (markerVersion <= readState.markerVersion) return readState;
  const { unread, mentions } = recount ?? readState;
  return {
    ...readState,
    lastReadSequence,
    markerVersion,
    unread: after(unread, lastReadSequence),
    mentions: after(mentions, lastReadSequence),
  };
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

/** What the states of channels and of threads have in common. */
type Reading = Pick<ReadState, 'lastReadSequence' | 'unread' | 'mentions'>;

/** A message as it is now: counted when somebody else wrote it after the marker and it still stands. */
export function countMessage<S extends Reading>(readState: S, message: Message, me: UserId): S {
  const counts = isCounted(message, me) && message.sequence > readState.lastReadSequence;
  const unread = listed(readState.unread, message.sequence, counts);
  const mentions = listed(readState.mentions, message.sequence, counts && isMentioned(message, me));
  return unread === readState.unread && mentions === readState.mentions
    ? readState
    : { ...readState, unread, mentions };
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
export function withMarkerOf(told: ReadState, held: ReadState | null): ReadState {
  if (!held || held.markerVersion <= told.markerVersion) return told;
  const { lastReadSequence, markerVersion } = held;
  const both = (ofTold: UnreadList, ofHeld: UnreadList): UnreadList => {
    const before = ofHeld.sequences.filter((sequence) => sequence <= told.lastReadSequence);
    const sequences = [...before, ...ofTold.sequences];
    const isBack = lastReadSequence < told.lastReadSequence;
    const hasMore = ofTold.hasMore || (isBack && ofHeld.hasMore);
    return after(newest({ sequences, hasMore }), lastReadSequence);
  };
  return {
    ...told,
    lastReadSequence,
    markerVersion,
    unread: both(told.unread, held.unread),
    mentions: both(told.mentions, held.mentions),
  };
}
