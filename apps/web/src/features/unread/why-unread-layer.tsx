import { useStore } from 'zustand';
import { lazyPart } from '../../ui/lazy-part.js';
import { forgetWhyUnread, shownWhy } from './shown-why.js';

const WhyUnread = lazyPart(async () => (await import('./why-unread.js')).WhyUnread);

/** Where `openWhyUnread` draws; stands once in a workspace. */
export function WhyUnreadLayer() {
  const isWanted = useStore(shownWhy, (state) => state.shown !== null);
  return isWanted && <WhyUnread onUnavailable={forgetWhyUnread} />;
}
