import { createStore } from 'zustand/vanilla';

/** Whether the panel about the connection is shown, and beside what; once wanted, it stays in the page. */
export const shownPanel = createStore<{ readonly anchor: Element | null; readonly open: boolean }>(() => ({
  anchor: null,
  open: false,
}));

/** Tells all about the connection, beside an element; a second press on the same puts it away. */
export function toggleConnectionPanel(anchor: Element): void {
  shownPanel.setState(({ open }) => ({ anchor, open: !open }));
}

export function closeConnectionPanel(): void {
  shownPanel.setState({ open: false });
}

/** As if nothing had been asked for: the panel could not be drawn. */
export function forgetConnectionPanel(): void {
  shownPanel.setState({ anchor: null, open: false });
}
