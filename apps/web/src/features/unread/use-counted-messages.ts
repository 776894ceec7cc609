import { type ChannelState, selectChannel, selectConnection } from '@parley/client';
import { type ChannelId, type Message, messageListed } from '@parley/protocol';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { channelKey } from '../../channel-queries.js';
import { call, resultOf, useChatState } from '../../client.js';
import { createGatherer } from './gatherer.js';

/** While many messages arrive they are fetched together. */
const gatherMs = 500;

export interface Counted {
  /** Ascending; undefined until they are there. What is on this device is there at once. */
  readonly messages: readonly Message[] | undefined;
  /** How many cannot be shown: they are not on this device, and the server cannot be asked. */
  readonly missing: number;
  /** Why none can be shown. */
  readonly error: Error | null;
  readonly retry: () => void;
}

/** The messages of a channel at these sequences, such as those that a badge counts, as they are now. */
export function useCountedMessages(channelId: ChannelId, sequences: readonly number[]): Counted {
  // Rows grow in place, and the state of a channel is another with every change to them.
  const channel = useChatState(selectChannel(channelId));
  const isAway = useChatState((state) => {
    const { status } = selectConnection(state);
    return status === 'offline' || status === 'reconnecting';
  });
  const queries = useQueryClient();
  const asked = useGathered(sequences.join(','));
  const { data, error, refetch } = useQuery({
    queryKey: channelKey(channelId, 'counted', asked),
    enabled: asked !== '',
    placeholderData: (before) => before,
    queryFn: async () =>
      resultOf(await call(messageListed, { params: { channelId }, query: { sequences: asked } })).messages,
  });
  const held = heldIn(channel, sequences);
  const isAlone = isAway || error !== null;
  const told = isAlone ? toldBefore(queries, channelId) : (data ?? []);
  const known = newestOf([...told, ...held]);
  const messages = sequences.flatMap((sequence) => known.get(sequence) ?? []);
  const missing = sequences.length - messages.length;
  const isShown = data !== undefined || missing === 0 || (isAlone && messages.length > 0);
  return {
    messages: isShown ? messages.filter((one) => one.deletedAt === null) : undefined,
    missing: isAlone ? missing : 0,
    error: isShown ? null : error,
    retry: () => void refetch(),
  };
}

/** What of it this device holds: in the line of the channel, or in a thread that was opened. */
function heldIn(channel: ChannelState | undefined, sequences: readonly number[]): readonly Message[] {
  if (!channel) return [];
  const windows = [channel, ...channel.openThreads.values()].map(({ timeline }) => timeline.rows);
  return sequences.flatMap((sequence) =>
    windows.flatMap((rows) => {
      const row = rows.at(rows.indexFrom(sequence));
      return row?.sequence === sequence ? row : [];
    }),
  );
}

/** What the server has told so far; it goes with the access to the channel. */
const toldBefore = (queries: QueryClient, channelId: ChannelId): readonly Message[] =>
  queries
    .getQueriesData<readonly Message[]>({ queryKey: channelKey(channelId, 'counted') })
    .flatMap(([, messages]) => messages ?? []);

function newestOf(messages: readonly Message[]): ReadonlyMap<number, Message> {
  const known = new Map<number, Message>();
  for (const one of messages)
    if ((known.get(one.sequence)?.version ?? 0) < one.version) known.set(one.sequence, one);
  return known;
}

/** The first value at once, later ones at most one each half second. */
function useGathered(value: string): string {
  const [gathered, setGathered] = useState(value);
  const [gatherer] = useState(() => createGatherer(setGathered, gatherMs));
  useEffect(() => gatherer.end, [gatherer]);
  useEffect(() => {
    if (value !== gathered) gatherer.note(value);
  }, [gatherer, value, gathered]);
  return gathered;
}
