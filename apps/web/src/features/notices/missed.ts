import { type ChatState, selectNotifications, selectThreadReading, selectUnread } from '@parley/client';
import { type ChannelId, channelStream, type NotificationLevel, type UnreadList } from '@parley/protocol';

/** Something that was written for the person and that they have not read. */
export interface ForMe {
  readonly channelId: ChannelId;
  readonly sequence: number;
  readonly kind: 'mention' | 'direct' | 'other';
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

/**
 * What came since and is unread on every device, as far as the person wants to be told of it: by the lists that badges
 * count, as the texts may not be on this device. Keywords are in texts, so of them nothing is said.
 */
export function missedSince(state: ChatState, known: Known): ForMe[] {
  const settings = selectNotifications(state);
  if (!settings) return [];
  const found: ForMe[] = [];
  for (const [channelId, { isMember, channel, threads }] of state.channels) {
    const from = known.get(channelId) ?? 0;
    const isDirect = channel.kind === 'dm' || channel.kind === 'group';
    const levelHere = settings.channels.find((one) => one.channelId === channelId)?.level ?? settings.level;
    const seen = new Set<number>();
    const take = (
      level: NotificationLevel,
      lists: { readonly unread: UnreadList; readonly mentions: UnreadList },
      isReply: boolean,
    ) => {
      if (level === 'nothing') return;
      const wanted = isDirect || level === 'all' ? lists.unread : lists.mentions;
      for (const sequence of wanted.sequences) {
        if (sequence <= from || seen.has(sequence)) continue;
        seen.add(sequence);
        const isMention = lists.mentions.sequences.includes(sequence);
        const kind = isMention ? 'mention' : isDirect ? 'direct' : 'other';
        found.push({ channelId, sequence, kind, isReply });
      }
    };
    const unread = isMember ? selectUnread(channelId)(state) : null;
    if (!unread) continue;
    take(levelHere, unread, false);
    for (const rootId of threads.keys()) {
      const reading = selectThreadReading(channelId, rootId)(state);
      const level = settings.threads.find((one) => one.rootId === rootId)?.level ?? levelHere;
      if (reading) take(level, reading, true);
    }
  }
  return found;
}

/** Whether something of it is still unread, and may be seen. */
export const isStillMissed = (state: ChatState, found: readonly ForMe[]): boolean =>
  found.some(({ channelId, sequence }) => {
    if (selectUnread(channelId)(state)?.unread.sequences.includes(sequence)) return true;
    const threads = state.channels.get(channelId)?.threads.keys() ?? [];
    return [...threads].some((rootId) =>
      selectThreadReading(channelId, rootId)(state)?.unread.sequences.includes(sequence),
    );
  });
