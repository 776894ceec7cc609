import {
  limits,
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

interface Wanted {
  readonly place: MessagePlace;
  readonly resolve: (preview: MessagePreview | null) => void;
  readonly reject: (cause: unknown) => void;
}

let wanted: Wanted[] = [];

/** What is wanted in the same moment is asked for together. */
function load(place: MessagePlace): Promise<MessagePreview | null> {
  return new Promise((resolve, reject) => {
    if (wanted.length === 0) setTimeout(askAll, 0);
    wanted.push({ place, resolve, reject });
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
    const of = placesAsQuery(batch.map(({ place }) => place));
    const { previews } = resultOf(await call(messagePreviews, { query: { of } }));
    for (const { place, resolve } of batch)
      resolve(
        previews.find((one) => one.channelId === place.channelId && one.sequence === place.sequence) ?? null,
      );
  } catch (cause) {
    for (const { reject } of batch) reject(cause);
  }
}

/** The message at a place; null: it is not there, or this person may not see it. */
export const previewQuery = (place: MessagePlace) =>
  queryOptions({
    queryKey: channelKey(place.channelId, 'preview', place.sequence),
    queryFn: () => load(place),
    staleTime: freshMs,
    // Not kept for when nobody looks: what is deleted meanwhile must not lie here.
    gcTime: freshMs,
  });
