import type { Virtualizer } from '@tanstack/react-virtual';
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useRef,
  useState,
} from 'react';
import type { TimelineItem } from './items.js';
import { listKeys } from './message-keys.js';
import { useHeldRow } from './use-held-row.js';

export interface ActiveRowParts {
  readonly items: readonly TimelineItem[];
  readonly virtualizer: Pick<Virtualizer<HTMLDivElement, Element>, 'scrollToIndex'>;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

const rowKeyOf = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset.row : undefined;

const isRow = (item: TimelineItem | undefined): boolean =>
  item?.kind === 'message' || item?.kind === 'pending';

const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('a, button, input, textarea, select, label, summary') !== null;

/** A dialog that something in a row opened gives the focus back to it, so it has to stay. */
const isLayer = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;

/**
 * Which row is looked at (pointer or focus: it gets the toolbar), and which one Tab enters: the list is one tab stop,
 * arrows walk inside. A finger is over a row only while it presses: what came and went with it would do so under the
 * press, which would then hit nothing. So a tap that is over calls the toolbar, and another one sends it away.
 */
export function useActiveRow({ items, virtualizer, scroller }: ActiveRowParts) {
  const [active, setActive] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const isTap = useRef(false);
  const isThere = chosen !== undefined && items.some((item) => item.key === chosen);
  const tabStop = isThere ? chosen : items.findLast(isRow)?.key;

  const focusRow = (index: number) => {
    const key = items[index]?.key;
    if (key === undefined) return;
    setChosen(key);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    whenThere(key, '', (row) => row.focus({ preventScroll: true }));
  };

  /** What is in a row may have to be mounted first, which takes a frame or two, and its code may have to come. */
  const whenThere = (key: string, part: string, act: (element: HTMLElement) => void, framesLeft = 60) => {
    const element = scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"] ${part}`);
    if (element) act(element);
    else if (framesLeft > 0) requestAnimationFrame(() => whenThere(key, part, act, framesLeft - 1));
  };

  /** React lets the events of a row's open menu rise through the list, although it is drawn elsewhere. */
  const isInList = (event: { readonly target: EventTarget }) =>
    event.target instanceof Node && scroller.current?.contains(event.target) === true;

  /** The menu of a toolbar is open: it belongs to its row until it closes. */
  const isMenuOpen = () => Boolean(scroller.current?.querySelector('[data-toolbar] [aria-expanded="true"]'));

  const held = useHeldRow({
    scroller,
    active,
    onHold: (key) => {
      setActive(key);
      whenThere(key, '[data-toolbar] [aria-haspopup="menu"]', (button) => {
        button.focus({ preventScroll: true });
        button.click();
      });
    },
  });

  const listHandlers = {
    ...held,
    onPointerDown: (event: PointerEvent) => {
      isTap.current = event.pointerType === 'touch';
      held.onPointerDown(event);
    },
    onPointerCancel: () => {
      isTap.current = false;
      held.onPointerCancel();
    },
    onPointerOver: (event: PointerEvent) => {
      if (event.pointerType === 'touch' || !isInList(event) || isMenuOpen()) return;
      setActive(rowKeyOf(event.target));
    },
    onPointerLeave: (event: PointerEvent) => {
      if (event.pointerType !== 'touch' && !isMenuOpen()) setActive(undefined);
    },
    onClick: (event: MouseEvent) => {
      if (!isTap.current || !isInList(event)) return;
      isTap.current = false;
      if (isControl(event.target)) return;
      const key = rowKeyOf(event.target);
      setActive((before) => (before === key ? undefined : key));
    },
    onFocus: (event: FocusEvent<HTMLElement>) => {
      if (!isInList(event)) return;
      const key = rowKeyOf(event.target);
      // A dialog that a finger opened gives the focus back too.
      if (event.target.matches(':focus-visible')) setActive(key);
      // A link on the way of the Tab key is not where somebody walked to.
      if (event.target.dataset.row !== undefined) setChosen(key);
    },
    onBlur: (event: FocusEvent) => {
      const { relatedTarget } = event;
      const isInside = relatedTarget instanceof Node && scroller.current?.contains(relatedTarget);
      if (isTap.current || isInside || isLayer(relatedTarget)) return;
      if (isInList(event) && !isMenuOpen()) setActive(undefined);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.target instanceof HTMLElement) || !isInList(event)) return;
      const key = event.key.toLowerCase();
      if (key === listKeys.leave) {
        // In a panel it closes the panel.
        const place = scroller.current?.closest('section, aside');
        const field = place?.matches('section') && place.querySelector<HTMLElement>('[data-composer]');
        if (!field) return;
        event.preventDefault();
        field.focus();
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
