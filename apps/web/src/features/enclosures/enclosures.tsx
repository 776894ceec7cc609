import type { Message } from '@parley/protocol';
import { lazyPart } from '../../ui/lazy-part.js';
import { EnclosureOutline } from './outline.js';

const PollCard = lazyPart(async () => (await import('./poll-card.js')).PollCard);
const ChecklistCard = lazyPart(async () => (await import('./checklist-card.js')).ChecklistCard);

/** Under the text of a message: the poll or the checklist it is about. Most have none, and pay nothing. */
export function Enclosures({ message }: { readonly message: Message }) {
  const outline = <EnclosureOutline {...message} hasFoot />;
  if (message.poll) return <PollCard message={message} fallback={outline} />;
  return message.checklist ? <ChecklistCard message={message} fallback={outline} /> : null;
}
