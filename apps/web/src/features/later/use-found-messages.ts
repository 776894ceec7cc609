import { limits, type Message, messageFind } from '@parley/protocol';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call, resultOf, useChatState } from '../../client.js';

/** A message as it is now; `gone`: one may not read it any more, or it was deleted. */
export type Found = Message | 'gone' | 'unknown';

export interface FoundMessages {
  readonly of: (messageId: string, channelId: string) => Found;
  readonly error: unknown;
  readonly retry: () => void;
}

interface About {
  readonly messageId: string;
  readonly channelId: string;
}

/** Asks for messages by id; what is in a channel that was lost since is gone at once, whatever was answered before. */
export function useFoundMessages(abouts: readonly About[]): FoundMessages {
  const channels = useChatState((state) => state.channels);
  const ids = useMemo(() => [...new Set(abouts.map((one) => one.messageId))].sort(), [abouts]);
  const query = useQuery({
    queryKey: ['message.find', ids],
    queryFn: async () => {
      const pages: string[][] = [];
      for (let from = 0; from < ids.length; from += limits.messagesPerFind)
        pages.push(ids.slice(from, from + limits.messagesPerFind));
      const answers = await Promise.all(
        pages.map((page) => call(messageFind, { query: { ids: page.join(',') } })),
      );
      const found = answers.flatMap((answer) => resultOf(answer).messages);
      return new Map(found.map((message) => [message.id, message]));
    },
    enabled: ids.length > 0,
    // Nothing of it stays once nobody looks: access may be lost meanwhile.
    gcTime: 0,
    placeholderData: (before) => before,
  });
  return {
    of: (messageId, channelId) => {
      const channel = channels.get(channelId);
      if (!channel) return 'gone';
      const message = channel.timeline.rows.byId(messageId) ?? query.data?.get(messageId);
      if (message) return message.deletedAt === null ? message : 'gone';
      return query.data && !query.isPlaceholderData ? 'gone' : 'unknown';
    },
    error: query.error,
    retry: () => void query.refetch(),
  };
}
