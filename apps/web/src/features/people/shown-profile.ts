import type { UserId } from '@parley/protocol';
import { createStore } from 'zustand/vanilla';

interface Shown {
  readonly userId: UserId;
  readonly anchor: Element;
}

export const shownProfile = createStore<{ readonly shown: Shown | null; readonly open: boolean }>(() => ({
  shown: null,
  open: false,
}));

/** Shows somebody's card beside an element: one card for the whole page, however many names there are. */
export function openProfile(userId: UserId, anchor: Element): void {
  shownProfile.setState({ shown: { userId, anchor }, open: true });
}

export function closeProfile(): void {
  shownProfile.setState({ open: false });
}

/** As if nothing had been asked for: the card could not be drawn. */
export function forgetProfile(): void {
  shownProfile.setState({ shown: null, open: false });
}
