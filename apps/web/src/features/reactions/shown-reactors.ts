import type { Message } from '@parley/protocol';
import { createStore } from 'zustand/vanilla';

export const shownReactors = createStore<{ readonly message: Message | null; readonly open: boolean }>(
  () => ({
    message: null,
    open: false,
  }),
);

/** Shows who reacted to a message. */
export function openReactors(message: Message): void {
  shownReactors.setState({ message, open: true });
}

export function closeReactors(): void {
  shownReactors.setState({ open: false });
}

/** As if nothing had been asked for: it could not be drawn. */
export function forgetReactors(): void {
  shownReactors.setState({ message: null, open: false });
}
