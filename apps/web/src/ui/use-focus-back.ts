import { type RefObject, useEffect, useRef } from 'react';
import { isFocusLost } from './focus-place.js';

/**
 * For a button that makes way for what it opens, such as a field in place of a text: it gets the focus when it is back,
 * unless somebody has gone on to something else meanwhile.
 */
export function useFocusBack(isAway: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const wasAway = useRef(isAway);
  useEffect(() => {
    if (wasAway.current && !isAway && isFocusLost(button.current)) button.current?.focus();
    wasAway.current = isAway;
  }, [isAway]);
  return button;
}
