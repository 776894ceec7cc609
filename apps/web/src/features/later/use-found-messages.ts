import type { MessagePlace, MessagePreview } from '@parley/protocol';
import { useQueries } from '@tanstack/react-query';
import { useChatState } from '../../client.js';
import { enclosedBy } from '../enclosures/index.js';
import { previewQuery } from '../message-previews/index.js';

/** A message as it is now; `gone`: one may not read it any more, or it was deleted. */
export type Found =
  | Pick<MessagePreview, 'authorId' | 'text' | 'createdAt' | 'encloses' | 'threadRootId' | 'alsoInChannel'>
  | 'gone'
  | 'unknown';

export interface FoundMessages {
  readonly of: (about: About) => Found;
  readonly error: unknown;
  readonly retry: () => void;
}

interface About extends MessagePlace {
  readonly messageId: string;
}

/** Asks for messages by their places; what is in a channel that was lost since is gone at once. */
export function useFoundMessages(abouts: readonly About[]): FoundMessages {
  const channels = useChatState((state) => state.channels);
  const asked = useQueries({
    queries: abouts.map((place) => ({
      ...previewQuery({ channelId: place.channelId, sequence: place.sequence }),
      enabled: channels.has(place.channelId),
    })),
  });
  const answers = new Map(abouts.map(({ messageId }, nth) => [messageId, asked[nth]?.data]));
  return {
    of: ({ messageId, channelId }) => {
      const channel = channels.get(channelId);
      if (!channel) return 'gone';
      const held = channel.timeline.rows.byId(messageId);
      if (held) return held.deletedAt === null ? { ...held, encloses: enclosedBy(held) } : 'gone';
      const answer = answers.get(messageId);
      if (!answer) return answer === null ? 'gone' : 'unknown';
      return answer.isCut ? { ...answer, text: `${answer.text}…` } : answer;
    },
    error: asked.find((one) => one.error)?.error ?? null,
    retry: () => {
      for (const one of asked) if (one.error) void one.refetch();
    },
  };
}
