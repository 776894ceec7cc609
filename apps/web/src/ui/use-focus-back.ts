import { type RefObject, useEffect, useRef } from 'react';

/**
 * For a button that makes way for what it opens, such as a field in place of a text: it gets the focus when it is back,
 * unless somebody has gone on to something else meanwhile.
 */
export function useFocusBack(isAway: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const wasAway = useRef(isAway);
  useEffect(() => {
    // What had the focus is gone: it is with the page, or with the dialog around.
    const isLost = document.activeElement?.contains(button.current) ?? true;
    if (wasAway.current && !isAway && isLost) button.current?.focus();
    wasAway.current = isAway;
  }, [isAway]);
  return button;
}
