import { successorOf } from './row-successor.js';

/** What gets the focus where nothing else is left to have it: the heading of the view, or of the pane that lies over it. */
export const viewHeading = (): HTMLElement | null =>
  [...document.querySelectorAll<HTMLElement>('main h1, main aside h2[tabindex]')].find((heading) =>
    heading.checkVisibility({ visibilityProperty: true }),
  ) ?? null;

/**
 * What stands where `element` stood: itself, its row, which may have moved or been drawn anew, or the row that is in the
 * place of one that is gone; after the last of a list, the heading of the view.
 */
export function standingFor(element: Element | null): () => HTMLElement | null {
  const row = element?.closest<HTMLElement>('[data-row]')?.dataset.row;
  const entry = element?.closest<HTMLElement>('[data-roving-id]')?.dataset.rovingId;
  const find = (attribute: string, value: string | undefined) =>
    value === undefined ? null : document.querySelector<HTMLElement>(`[${attribute}="${CSS.escape(value)}"]`);
  const list = element?.closest('li')?.parentElement;
  const next = element && list ? successorOf(list, element) : undefined;
  const neighbour = () => (next ? ((list?.isConnected ? next() : null) ?? viewHeading()) : null);
  const isOne = element instanceof HTMLElement && element !== document.body;
  return () =>
    isOne && element.isConnected
      ? element
      : (find('data-row', row) ?? find('data-roving-id', entry) ?? neighbour());
}

/** Whether what had the focus is gone: the page has it then, or the dialog around `place`. */
export const isFocusLost = (place: Node | null): boolean => document.activeElement?.contains(place) ?? true;

/** Whether something took the focus while one `part` of the page closed: it keeps it, such as the view that led to. */
export function isFocusTaken(part: 'menu' | 'dialog'): boolean {
  const { activeElement } = document;
  return activeElement !== document.body && !activeElement?.closest(`[role$="${part}"]`);
}
