import type { ChatState } from '@parley/client';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useChat } from '../../client.js';

/** What is read: a channel or a thread. Hand in the same functions as long as it is the same. */
export interface ReadPlace {
  /** The first that is unread; undefined: nothing is. */
  readonly firstUnreadIn: (state: ChatState) => number | undefined;
  /** Where the marker stands; undefined: there is none. */
  readonly markerIn: (state: ChatState) => number | undefined;
  /** Whether something of mine is on its way there. */
  readonly isWritingIn: (state: ChatState) => boolean;
}

export interface NewLine {
  /** Sequence of the message the "New" line stands before. */
  readonly firstUnread: number | undefined;
  /** A marker was put back: it stays there until the person comes back or writes. */
  readonly isPutBack: RefObject<boolean>;
  /** Finds the line again for whoever was away: call it before the marker is moved. */
  readonly startAnew: () => void;
}

/**
 * The line stays where reading started, so that one sees what was new; coming back to the window, or from a pane that
 * lay over it, starts anew. What was marked unread, here or on another device, is not read again for being on screen.
 */
export function useNewLine(place: ReadPlace, isCovered = false): NewLine {
  const { firstUnreadIn, markerIn, isWritingIn } = place;
  const { store } = useChat();
  const wasAway = useRef(false);
  const isPutBack = useRef(false);
  const first = useCallback(() => firstUnreadIn(store.getState()), [store, firstUnreadIn]);
  const [firstUnread, setFirstUnread] = useState(first);

  const startAnew = useCallback(() => {
    if (!wasAway.current) return;
    wasAway.current = false;
    // Asked now: when it is drawn the marker may have moved past it.
    const next = first();
    if (next !== undefined) setFirstUnread(next);
  }, [first]);

  useEffect(() => {
    const leave = () => {
      wasAway.current = true;
    };
    addEventListener('blur', leave);
    addEventListener('focus', startAnew);
    return () => {
      removeEventListener('blur', leave);
      removeEventListener('focus', startAnew);
    };
  }, [startAnew]);

  useEffect(() => {
    if (!isCovered) return;
    return () => {
      wasAway.current = true;
      startAnew();
    };
  }, [isCovered, startAnew]);

  useEffect(() => {
    let marker = markerIn(store.getState());
    return store.subscribe((state) => {
      if (isPutBack.current && isWritingIn(state)) isPutBack.current = false;
      const next = markerIn(state);
      if (next !== undefined && marker !== undefined && next < marker) {
        isPutBack.current = true;
        setFirstUnread(first());
      }
      marker = next;
    });
  }, [store, markerIn, isWritingIn, first]);

  return { firstUnread, isPutBack, startAnew };
}
