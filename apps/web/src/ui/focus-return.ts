import { useState } from 'react';
import { isFocusTaken, standingFor } from './focus-place.js';

/** What had the focus last outside of menus: their entries are gone by the time somebody looks back. */
let rested: HTMLElement | null = null;

/** From the start of the page on, so that nothing is missed. */
export function followFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && !target.closest('[role="menu"]')) rested = target;
  });
}

/** Where the focus goes when a dialog closes: to what it was called from, a menu's button in place of its entry. */
export function useFocusReturn(open: boolean): () => HTMLElement | boolean {
  const [called, setCalled] = useState<{ readonly open: boolean; readonly find: () => HTMLElement | null }>({
    open: false,
    find: () => null,
  });
  if (open !== called.open) setCalled({ open, find: open ? standingFor(rested) : called.find });
  return () => (isFocusTaken('dialog') ? false : (called.find() ?? true));
}
