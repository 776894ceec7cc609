import {
  type ChatState,
  isMuted,
  selectNotifications,
  selectThreadReading,
  selectUnread,
} from '@parley/client';
import {
  type ChannelId,
  channelStream,
  levelIn,
  type NotificationLevel,
  ownLevelOf,
  type UnreadList,
} from '@parley/protocol';

/** A message that came while there was no line and that the person has not read. */
export interface MissedMessage {
  readonly channelId: ChannelId;
  readonly sequence: number;
  readonly kind: 'mention' | 'direct' | 'reply' | 'other';
  /** It stands in a thread alone, as far as is known. */
  readonly isReply: boolean;
}

/** How far every channel was known. */
export type Known = ReadonlyMap<ChannelId, number>;

export function knownNow({ channels, streams }: ChatState): Known {
  return new Map([...channels.keys()].map((id) => [id, streams.get(channelStream(id))?.cursor ?? 0]));
}

/** Whether nothing of what was written meanwhile is still to come. */
export const isWhole = ({ connection, channels, streams }: ChatState): boolean =>
  connection.status === 'connected' &&
  [...channels.keys()].every((id) => {
    const stream = streams.get(channelStream(id));
    return !stream || stream.status === 'refused' || stream.cursor >= stream.head;
  });

/** What came since and is unread on every device. */
export interface Missed {
  /** What the person wants to be told of, by the lists that badges count: the texts may not be on this device. */
  readonly forMe: readonly MissedMessage[];
  /** The rest of what may be told of: it is for them when a keyword of theirs stands in it. */
  readonly others: readonly MissedMessage[];
}

export function missedSince(state: ChatState, known: Known): Missed {
  const settings = selectNotifications(state);
  if (!settings) return { forMe: [], others: [] };
  const forMe: MissedMessage[] = [];
  const others: MissedMessage[] = [];
  for (const [channelId, { isMember, channel, threads }] of state.channels) {
    const from = known.get(channelId) ?? 0;
    const isDirect = channel.kind === 'dm' || channel.kind === 'group';
    const isMutedHere = isMuted(state, channelId);
    const levelHere = levelIn(settings, channelId);
    // Of the threads one follows all is wanted, but for what was chosen otherwise (`noticeReason`).
    const levelInThreads = levelHere === 'mentions' ? 'all' : levelHere;
    const wanted = new Map<number, MissedMessage>();
    const rest = new Map<number, MissedMessage>();
    const take = (
      level: NotificationLevel,
      { unread, mentions }: { readonly unread: UnreadList; readonly mentions: UnreadList },
      isReply: boolean,
    ) => {
      if (level === 'nothing') return;
      // Each list is cut to its newest: a mention may be in its own alone.
      const isMention = new Set(mentions.sequences);
      for (const sequence of new Set([...mentions.sequences, ...unread.sequences])) {
        if (sequence <= from || wanted.has(sequence)) continue;
        const kind = isMention.has(sequence) ? 'mention' : isDirect ? 'direct' : isReply ? 'reply' : 'other';
        if (isMutedHere && kind !== 'mention') continue;
        const isWanted = kind === 'mention' || kind === 'direct' || level === 'all';
        const into = isWanted ? wanted : rest;
        into.set(sequence, { channelId, sequence, kind, isReply });
      }
    };
    const unread = isMember ? selectUnread(channelId)(state) : null;
    if (!unread) continue;
    take(levelHere, unread, false);
    for (const rootId of threads.keys()) {
      const reading = selectThreadReading(channelId, rootId)(state);
      if (reading) take(ownLevelOf(settings, rootId) ?? levelInThreads, reading, true);
    }
    forMe.push(...wanted.values());
    for (const [sequence, one] of rest) if (!wanted.has(sequence)) others.push(one);
  }
  return { forMe, others };
}

/** Whether something of it is still unread, and may be seen. */
export const isStillMissed = (state: ChatState, found: readonly MissedMessage[]): boolean =>
  found.some(({ channelId, sequence }) => {
    if (selectUnread(channelId)(state)?.unread.sequences.includes(sequence)) return true;
    const threads = state.channels.get(channelId)?.threads.keys() ?? [];
    return [...threads].some((rootId) =>
      selectThreadReading(channelId, rootId)(state)?.unread.sequences.includes(sequence),
    );
  });
