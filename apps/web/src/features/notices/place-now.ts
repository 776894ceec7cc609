import { type ChatClient, type ChatState, isQuiet, selectIsLeading } from '@parley/client';
import { mayUseBrowser } from './device-choice.js';
import { isSomeTabLookedAt } from './looked-at.js';
import { type Place, whereToTell } from './where-to-tell.js';

interface Told {
  /** The person has it before them. */
  readonly isOpen: (state: ChatState) => boolean;
  /** There is nothing left to tell. */
  readonly isOver: (state: ChatState) => boolean;
}

/** Where something is told as things stand now; null: not here, or not now. */
export async function placeNow(
  { store }: Pick<ChatClient, 'store'>,
  slug: string,
  told: Told,
): Promise<Place | null> {
  const isLookedAt = document.hasFocus() && !document.hidden;
  const isOtherLookedAt = !isLookedAt && (await isSomeTabLookedAt(slug));
  const state = store.getState();
  return whereToTell({
    ...{ isLookedAt, isOtherLookedAt },
    isOpen: told.isOpen(state),
    isLeading: selectIsLeading(state),
    mayUseBrowser: mayUseBrowser(),
    isQuiet: isQuiet(state, Date.now()),
    isOver: told.isOver(state),
  });
}
