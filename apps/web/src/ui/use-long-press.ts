import { type MouseEvent, type PointerEvent, useRef } from 'react';

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
 * A finger that rests on something, told by the pointer itself: not every phone makes a context menu of it. The click
 * that follows when the finger is taken away is not one.
 */
export function useLongPress(onLongPress: (target: EventTarget) => boolean) {
  const press = useRef<Press | null>(null);
  const wasLong = useRef(false);
  const end = () => {
    if (press.current) clearTimeout(press.current.timer);
    press.current = null;
  };
  return {
    onPointerDown: ({ pointerType, isPrimary, target, clientX: x, clientY: y }: PointerEvent) => {
      end();
      wasLong.current = false;
      if (pointerType !== 'touch' || !isPrimary) return;
      const timer = setTimeout(() => {
        press.current = null;
        wasLong.current = onLongPress(target);
      }, restMs);
      press.current = { x, y, timer };
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      const at = press.current;
      if (at && Math.hypot(clientX - at.x, clientY - at.y) > slackPx) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
    onClickCapture: (event: MouseEvent) => {
      if (!wasLong.current) return;
      wasLong.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
