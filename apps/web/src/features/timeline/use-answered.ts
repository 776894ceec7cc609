import { limits, type Message, messageFind } from '@parley/protocol';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { call, resultOf, useChatState } from '../../client.js';

/** How long an answer is taken for what the message is now. */
const freshMs = 30_000;

interface Wanted {
  readonly messageId: string;
  readonly resolve: (message: Message | null) => void;
  readonly reject: (cause: unknown) => void;
}

let wanted: Wanted[] = [];

/** What is wanted in the same moment is asked for together. */
function find(messageId: string): Promise<Message | null> {
  return new Promise((resolve, reject) => {
    if (wanted.length === 0) setTimeout(askAll, 0);
    wanted.push({ messageId, resolve, reject });
  });
}

function askAll(): void {
  const all = wanted;
  wanted = [];
  for (let from = 0; from < all.length; from += limits.messagesPerFind)
    void ask(all.slice(from, from + limits.messagesPerFind));
}

async function ask(batch: readonly Wanted[]): Promise<void> {
  try {
    const ids = batch.map((one) => one.messageId).join(',');
    const { messages } = resultOf(await call(messageFind, { query: { ids } }));
    for (const { messageId, resolve } of batch) resolve(messages.find((one) => one.id === messageId) ?? null);
  } catch (cause) {
    for (const { reject } of batch) reject(cause);
  }
}

const answeredQuery = (messageId: string) =>
  queryOptions({
    queryKey: ['answered', messageId],
    queryFn: () => find(messageId),
    staleTime: freshMs,
    // Not kept for when nobody looks: what is deleted meanwhile must not lie here.
    gcTime: freshMs,
  });

/** The message that a reply in the line answers: as it is held, or else as the server tells it. */
export function useAnswered(channelId: string, rootId: string): Message | undefined {
  const held = useChatState((state) => {
    const channel = state.channels.get(channelId);
    return channel?.timeline.rows.byId(rootId) ?? channel?.openThreads.get(rootId)?.root ?? undefined;
  });
  const { data } = useQuery({ ...answeredQuery(rootId), enabled: held === undefined });
  return held ?? data ?? undefined;
}
