import {
  limits,
  type MessageId,
  type MessagePlace,
  type MessagePreview,
  messagePreviews,
  placesAsQuery,
} from '@parley/protocol';
import { queryOptions } from '@tanstack/react-query';
import { channelKey } from '../../channel-queries.js';
import { call, resultOf } from '../../client.js';

/** How long a preview is taken for what the message is now; looked at later, it is asked for again. */
const freshMs = 30_000;

/** A message of a channel, by its place or, where that is not known, by its id. */
type Named = MessagePlace | { readonly channelId: string; readonly messageId: MessageId };

interface Wanted {
  readonly named: Named;
  readonly resolve: (preview: MessagePreview | null) => void;
  readonly reject: (cause: unknown) => void;
}

let wanted: Wanted[] = [];

/** What is wanted in the same moment is asked for together. */
function load(named: Named): Promise<MessagePreview | null> {
  return new Promise((resolve, reject) => {
    if (wanted.length === 0) setTimeout(askAll, 0);
    wanted.push({ named, resolve, reject });
  });
}

function askAll(): void {
  const all = wanted;
  wanted = [];
  for (let from = 0; from < all.length; from += limits.previewsPerRequest)
    void ask(all.slice(from, from + limits.previewsPerRequest));
}

async function ask(batch: readonly Wanted[]): Promise<void> {
  try {
    const places = batch.flatMap(({ named }) => ('sequence' in named ? named : []));
    const ids = batch.flatMap(({ named }) => ('messageId' in named ? named.messageId : []));
    const query = {
      ...(places.length > 0 && { of: placesAsQuery(places) }),
      ...(ids.length > 0 && { ids: ids.join(',') }),
    };
    const { previews } = resultOf(await call(messagePreviews, { query }));
    for (const { named, resolve } of batch) resolve(previews.find((one) => isOf(one, named)) ?? null);
  } catch (cause) {
    for (const { reject } of batch) reject(cause);
  }
}

const isOf = (preview: MessagePreview, named: Named): boolean =>
  preview.channelId === named.channelId &&
  ('sequence' in named ? preview.sequence === named.sequence : preview.id === named.messageId);

/** What a message is now; null: it is not there, or this person may not see it. */
export const previewQuery = (named: Named) =>
  queryOptions({
    queryKey: channelKey(named.channelId, 'preview', 'sequence' in named ? named.sequence : named.messageId),
    queryFn: () => load(named),
    staleTime: freshMs,
    // Not kept for when nobody looks: what is deleted meanwhile must not lie here.
    gcTime: freshMs,
  });
