import { limits, type Message, type ReadState, type UnreadList, type UserId } from '@parley/protocol';

/** The read marker moves forward only; what lies behind it is not unread any more. */
export function moveMarker(readState: ReadState, sequence: number): ReadState {
  if (sequence <= readState.lastReadSequence) return readState;
  return {
    ...readState,
    lastReadSequence: sequence,
    unread: after(readState.unread, sequence),
    mentions: after(readState.mentions, sequence),
  };
}

/** What is left of a list after a marker. Older ones beyond the list are read once the marker is inside it. */
export function after(list: UnreadList, marker: number): UnreadList {
  const first = list.sequences[0];
  if (first === undefined || first > marker) return list;
  return { sequences: list.sequences.filter((sequence) => sequence > marker), hasMore: false };
}

/** A message as it is now: counted when somebody else wrote it after the marker and it still stands. */
export function countMessage(readState: ReadState, message: Message, me: UserId): ReadState {
  const counts =
    message.authorId !== me && message.deletedAt === null && message.sequence > readState.lastReadSequence;
  const unread = listed(readState.unread, message.sequence, counts);
  const mentions = listed(readState.mentions, message.sequence, counts && message.mentions.includes(me));
  return unread === readState.unread && mentions === readState.mentions
    ? readState
    : { ...readState, unread, mentions };
}

function listed(list: UnreadList, sequence: number, isListed: boolean): UnreadList {
  const { sequences, hasMore } = list;
  if (sequences.includes(sequence) === isListed) return list;
  if (!isListed) return { sequences: sequences.filter((one) => one !== sequence), hasMore };
  const index = sequences.findLastIndex((one) => one < sequence) + 1;
  const grown = sequences.toSpliced(index, 0, sequence);
  return grown.length > limits.unreadListed
    ? { sequences: grown.slice(-limits.unreadListed), hasMore: true }
    : { sequences: grown, hasMore };
}

/** Two copies of one channel's read state: the newer lists, and the marker that is further on. */
export function withMarkerOf(readState: ReadState, other: ReadState | null): ReadState {
  return other ? moveMarker(readState, other.lastReadSequence) : readState;
}
