import { useState } from 'react';
import { placeIn } from './row-place.js';

/** What had the focus last outside of menus: their entries are gone by the time somebody looks back. */
let rested: HTMLElement | null = null;

/** From the start of the page on, so that nothing is missed. */
export function followFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && !target.closest('[role="menu"]')) rested = target;
  });
}

type Find = () => HTMLElement | null;

/**
 * What stands where `element` stood: itself, its row, which may have moved or been drawn anew, or the row that is in the
 * place of one that is gone; after the last of a list, the heading of the view.
 */
export function standingFor(element: HTMLElement | null): Find {
  const row = element?.closest<HTMLElement>('[data-row]')?.dataset.row;
  const entry = element?.closest<HTMLElement>('[data-roving-id]')?.dataset.rovingId;
  const find = (attribute: string, value: string | undefined) =>
    value === undefined ? null : document.querySelector<HTMLElement>(`[${attribute}="${CSS.escape(value)}"]`);
  const list = element?.closest('li')?.parentElement;
  const next = element && list ? placeIn(list, element) : undefined;
  const neighbour = () =>
    next ? ((list?.isConnected ? next() : null) ?? document.querySelector<HTMLElement>('main h1')) : null;
  return () =>
    element?.isConnected ? element : (find('data-row', row) ?? find('data-roving-id', entry) ?? neighbour());
}

/** Whether something took the focus while one `part` of the page closed: it keeps it, such as the view that led to. */
export function isFocusTaken(part: 'menu' | 'dialog'): boolean {
  const { activeElement } = document;
  return activeElement !== document.body && !activeElement?.closest(`[role$="${part}"]`);
}

/**
 * Where the focus goes when a dialog closes: to what it was called from, a menu's button in place of its entry.
 */
export function useFocusReturn(open: boolean): () => HTMLElement | boolean {
  const [called, setCalled] = useState<{ readonly open: boolean; readonly find: Find }>({
    open: false,
    find: () => null,
  });
  if (open !== called.open) setCalled({ open, find: open ? standingFor(rested) : called.find });
  return () => (isFocusTaken('dialog') ? false : (called.find() ?? true));
}
