import type { PointerEvent } from 'react';

/**
 * For what is pressed while somebody writes: the focus stays in the composer. On a narrow screen its row of buttons goes
 * with the focus, and what is pressed would move away under the finger.
 */
export const keepFocus = { onPointerDown: (event: PointerEvent) => event.preventDefault() };
