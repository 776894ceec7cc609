import { useMemo } from 'react';
import { useChatState } from '../../client.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { useWorkspaceSlug } from '../page/index.js';
import { type LinkedMessage, linkedMessages } from './permalinks.js';

const PreviewCard = lazyPart<{ readonly place: LinkedMessage }>(
  async () => (await import('./preview-card.js')).PreviewCard,
);

/** The messages that links in a text lead to, under it: those in channels this person may see. */
export function LinkedMessages({ text }: { readonly text: string }) {
  // Almost no text has one, and every row asks.
  return text.includes(`${location.origin}/w/`) && <Linked text={text} />;
}

function Linked({ text }: { readonly text: string }) {
  const slug = useWorkspaceSlug();
  const places = useMemo(() => linkedMessages(text, { origin: location.origin, slug }), [text, slug]);
  return places.map((place) => <KnownPlace key={`${place.channelId}:${place.sequence}`} place={place} />);
}

/** A place of its own height from the first frame on, so that nothing moves when the message comes. */
function KnownPlace({ place }: { readonly place: LinkedMessage }) {
  const isKnown = useChatState((state) => state.channels.has(place.channelId));
  if (!isKnown) return null;
  return (
    <div className="my-1.5 h-21 max-w-120 overflow-hidden rounded-control border-s-2 border-line-strong bg-sunken">
      <PreviewCard place={place} />
    </div>
  );
}
