import { type PointerEvent, type RefObject, useState } from 'react';
import { useLongPress } from '../../ui/use-long-press.js';

/** Where a finger is what one points with; elsewhere a press on text selects it, whatever it is done with. */
const isByFinger = matchMedia('(pointer: coarse)').matches;

export interface HeldRowParts {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The row that has its buttons already: there a resting finger selects text, as it does elsewhere on a page. */
  readonly active: string | undefined;
  /** Gives the row its buttons, and presses the one of its menu. */
  readonly onHold: (rowKey: string) => void;
}

/** A finger that rests on a message opens its menu. On the text of one that was tapped or held before it is the browser's. */
export function useHeldRow({ scroller, active, onHold }: HeldRowParts) {
  const [isHeld, setHeld] = useState(false);
  const hold = (target: EventTarget): boolean => {
    if (!isByFinger || !(target instanceof Element) || !scroller.current?.contains(target)) return false;
    const row = target.closest<HTMLElement>('[data-row]:not([data-pending])');
    const key = row?.dataset.row;
    // A link has a menu of the browser's own.
    if (key === undefined || key === active || target.closest('a, button, input, textarea, select, summary'))
      return false;
    setHeld(true);
    onHold(key);
    return true;
  };
  const { onPointerDown, ...longPress } = useLongPress(hold);
  return {
    ...longPress,
    // Until the next press nothing is selected: the finger that called the menu still rests on the text.
    'data-held': isHeld || undefined,
    onPointerDown: (event: PointerEvent) => {
      if (isHeld) setHeld(false);
      onPointerDown(event);
    },
  };
}
