import type { Virtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type KeyboardEvent, type PointerEvent, type RefObject, useState } from 'react';
import type { TimelineItem } from './items.js';
import { listKeys } from './message-keys.js';

export interface ActiveRowParts {
  readonly items: readonly TimelineItem[];
  readonly virtualizer: Pick<Virtualizer<HTMLDivElement, Element>, 'scrollToIndex'>;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

const rowKeyOf = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset.row : undefined;

const isRow = (item: TimelineItem | undefined): boolean =>
  item?.kind === 'message' || item?.kind === 'pending';

/**
 * Which row is looked at (pointer or focus: it gets the toolbar), and which one Tab enters: the list is one tab stop,
 * arrows walk inside.
 */
export function useActiveRow({ items, virtualizer, scroller }: ActiveRowParts) {
  const [active, setActive] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const isThere = chosen !== undefined && items.some((item) => item.key === chosen);
  const tabStop = isThere ? chosen : items.findLast(isRow)?.key;

  const focusRow = (index: number) => {
    const key = items[index]?.key;
    if (key === undefined) return;
    setChosen(key);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    // The row may have to be mounted first, which takes the virtualizer a frame or two.
    const find = (framesLeft: number) => {
      const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
      if (row) row.focus({ preventScroll: true });
      else if (framesLeft > 0) requestAnimationFrame(() => find(framesLeft - 1));
    };
    find(10);
  };

  /** React lets the events of a row's open menu rise through the list, although it is drawn elsewhere. */
  const isInList = (event: { readonly target: EventTarget }) =>
    event.target instanceof Node && scroller.current?.contains(event.target) === true;

  /** The menu of a toolbar is open: it belongs to its row until it closes. */
  const isMenuOpen = () => Boolean(scroller.current?.querySelector('[data-toolbar] [aria-expanded="true"]'));

  const listHandlers = {
    onPointerOver: (event: PointerEvent) => {
      if (!isInList(event)) return;
      if (isMenuOpen()) return;
      setActive(rowKeyOf(event.target));
    },
    onPointerLeave: () => {
      if (!isMenuOpen()) setActive(undefined);
    },
    onFocus: (event: FocusEvent) => {
      if (!isInList(event)) return;
      const key = rowKeyOf(event.target);
      setActive(key);
      if (key !== undefined) setChosen(key);
    },
    onBlur: (event: FocusEvent) => {
      const isInside = event.relatedTarget instanceof Node && scroller.current?.contains(event.relatedTarget);
      if (isInList(event) && !isInside && !isMenuOpen()) setActive(undefined);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.target instanceof HTMLElement) || !isInList(event)) return;
      const key = event.key.toLowerCase();
      if (key === listKeys.leave) {
        document.querySelector<HTMLElement>('[data-composer]')?.focus();
        return;
      }
      const step = { [listKeys.previous]: -1, [listKeys.next]: 1 }[key];
      if (step === undefined || event.target.dataset.row === undefined) return;
      event.preventDefault();
      let index = items.findIndex((item) => item.key === rowKeyOf(event.target)) + step;
      while (items[index] && !isRow(items[index])) index += step;
      focusRow(index);
    },
  };
  return { active, tabStop, listHandlers };
}
