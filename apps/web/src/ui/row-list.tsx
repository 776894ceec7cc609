import type { ComponentProps } from 'react';
import { isFocusLost, viewHeading } from './focus-place.js';
import { successorOf } from './row-successor.js';

/**
 * A list whose rows go away by a button of their own, such as "Mark as done". The focus goes on to the same button of the
 * row that takes the place; after the last row, to the heading.
 */
export function RowList(props: Omit<ComponentProps<'ul'>, 'ref'>) {
  return <ul {...props} ref={keepFocus} />;
}

function keepFocus(list: HTMLUListElement | null): (() => void) | undefined {
  if (!list) return undefined;
  let row: Element | undefined;
  let next: () => HTMLElement | null = () => null;
  const note = ({ target }: FocusEvent) => {
    row = [...list.children].find((one) => one.contains(target as Node));
    next = successorOf(list, target as Element);
  };
  const goOn = () => {
    if (row && !list.contains(row) && isFocusLost(list)) (next() ?? viewHeading())?.focus();
  };
  const observer = new MutationObserver(goOn);
  observer.observe(list, { childList: true });
  list.addEventListener('focusin', note);
  return () => {
    observer.disconnect();
    if (list.contains(document.activeElement))
      requestAnimationFrame(() => document.activeElement === document.body && viewHeading()?.focus());
  };
}
