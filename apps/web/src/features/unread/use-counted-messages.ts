import { type ChatState, selectUnread } from '@parley/client';
import { type ChannelId, type Message, messageListed } from '@parley/protocol';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { channelKey } from '../../channel-queries.js';
import { call, resultOf, useChatState } from '../../client.js';

/** While many messages arrive they are fetched together. */
const gatherMs = 500;

interface Counted {
  /** Ascending; undefined until they are there. */
  readonly messages: readonly Message[] | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

const none: readonly number[] = [];
const sequencesIn = (channelId: ChannelId) => (state: ChatState) =>
  selectUnread(channelId)(state)?.unread.sequences ?? none;

/** Exactly the messages that the badge of a channel counts, as they are now. */
export function useCountedMessages(channelId: ChannelId): Counted {
  const sequences = useChatState(sequencesIn(channelId));
  const rows = useChatState((state) => state.channels.get(channelId)?.timeline.rows);
  // Rows grow in place; the version says that they did.
  useChatState((state) => state.channels.get(channelId)?.timeline.version);
  const asked = useGathered(sequences).join(',');
  const { data, error, refetch } = useQuery({
    queryKey: channelKey(channelId, 'counted', asked),
    enabled: asked !== '',
    placeholderData: (before) => before,
    queryFn: async () =>
      resultOf(await call(messageListed, { params: { channelId }, query: { sequences: asked } })).messages,
  });
  const wanted = new Set(sequences);
  const messages =
    sequences.length === 0
      ? []
      : data
          ?.map((one) => newer(one, rows?.byId(one.id)))
          .filter((one) => wanted.has(one.sequence) && one.deletedAt === null);
  return { messages, error: data ? null : error, retry: () => void refetch() };
}

const newer = (one: Message, held: Message | undefined): Message =>
  held && held.version > one.version ? held : one;

/** The first value at once, later ones when there has been a moment's peace, or at most one each half second. */
function useGathered(value: readonly number[]): readonly number[] {
  const [gathered, setGathered] = useState(value);
  useEffect(() => {
    if (gathered === value) return;
    const timer = setTimeout(() => setGathered(value), gatherMs);
    return () => clearTimeout(timer);
  }, [gathered, value]);
  return gathered;
}
