import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { unfoldEvent } from './folding.js';

/** What a row that grows leaves in its place: what is under it, or what is above. */
export type Anchor = 'end' | 'start';

export interface StayAtEndParts {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  /** What the list is drawn with. */
  readonly anchor: RefObject<Anchor>;
  /** The list opens at its newest message, not at one that was linked to. */
  readonly startsAtEnd: boolean;
  /** The end of the list is the newest message, not just where loading stopped. */
  readonly isNewestLoaded: boolean;
}

/** Distance in px between what is seen and the end of the list. */
export const distanceFromEnd = (element: HTMLElement): number =>
  element.scrollHeight - element.scrollTop - element.clientHeight;

/**
 * Who is at the end stays there while rows turn out to be of another height, fonts arrive, history is put in above,
 * or the window changes. Only scrolling up and unfolding a text leave it: a list that grew while nobody touched it is no
 * such thing, even if a late scroll event finds it away from its end.
 */
export function useStayAtEnd(parts: StayAtEndParts) {
  const { scroller, virtualizer, anchor, startsAtEnd, isNewestLoaded } = parts;
  const isStaying = useRef(startsAtEnd);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let lastTop = element.scrollTop;
    const onScroll = () => {
      const top = element.scrollTop;
      if (distanceFromEnd(element) <= 2) isStaying.current = true;
      else if (top < lastTop) isStaying.current = false;
      lastTop = top;
    };
    const keep = (next: Anchor) => {
      anchor.current = next;
      virtualizer.options.anchorTo = next;
    };
    const stay = () => {
      keep('end');
      if (isStaying.current && isNewestLoaded && distanceFromEnd(element) > 1) virtualizer.scrollToEnd();
    };
    // Who unfolds a text reads on where it was folded.
    const leave = () => {
      isStaying.current = false;
      keep('start');
    };
    const observer = new ResizeObserver(stay);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener(unfoldEvent, leave);
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener(unfoldEvent, leave);
    };
  }, [scroller, virtualizer, anchor, isNewestLoaded]);
}
