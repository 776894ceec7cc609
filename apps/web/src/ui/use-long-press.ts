import { type MouseEvent, type PointerEvent, type TouchEvent, useRef } from 'react';

/** How long a finger rests before it means more than a tap; what phones take for it. */
const restMs = 500;
/** A finger that moves further than this scrolls, px. */
const slackPx = 10;

interface Press {
  readonly x: number;
  readonly y: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * A finger that rests on something, told by the pointer itself: not every phone makes a context menu of it. That it is
 * taken away is no click, neither here nor on what has opened under it.
 */
export function useLongPress(onLongPress: (target: EventTarget) => boolean) {
  const press = useRef<Press | null>(null);
  const isHeld = useRef(false);
  const end = () => {
    if (press.current) clearTimeout(press.current.timer);
    press.current = null;
  };
  const rest = (target: EventTarget) => {
    end();
    isHeld.current = onLongPress(target);
  };
  return {
    onPointerDown: ({ pointerType, isPrimary, target, clientX: x, clientY: y }: PointerEvent) => {
      end();
      isHeld.current = false;
      if (pointerType !== 'touch' || !isPrimary) return;
      press.current = { x, y, timer: setTimeout(() => rest(target), restMs) };
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      const at = press.current;
      if (at && Math.hypot(clientX - at.x, clientY - at.y) > slackPx) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
    /** A phone that makes a context menu of it does so a little earlier or later. */
    onContextMenu: (event: MouseEvent) => {
      if (press.current) rest(event.target);
      if (isHeld.current) event.preventDefault();
    },
    onTouchEnd: (event: TouchEvent) => {
      if (isHeld.current) event.preventDefault();
    },
  };
}
