import { type ChatClient, type ChatState, selectStream, selectTimeline, type Timeline } from '@parley/client';

/** How long a list may stay as it was while what was missed comes in, in ms. */
const longestHoldMs = 1_000;

export interface SettledTimeline {
  readonly read: () => Timeline | undefined;
  readonly subscribe: (onChange: () => void) => () => void;
}

/**
 * The timeline of a channel; while it catches up, as it was before. What was missed comes in by pages, and drawn page by
 * page each would push the one before out of sight in the next frame. History that is put in above is shown at once.
 */
export function settledTimeline(store: ChatClient['store'], channelId: string): SettledTimeline {
  const timelineIn = selectTimeline(channelId);
  const isCatchingUp = (state: ChatState) => selectStream(channelId)(state)?.status === 'catching-up';
  const firstOf = (timeline: Timeline | undefined) => timeline?.rows.at(0)?.sequence;
  let shown = timelineIn(store.getState());
  // The rows grow in place: what stood first in them has to be remembered.
  let shownFirst = firstOf(shown);
  let isOverdue = false;

  const take = (state: ChatState) => {
    const now = timelineIn(state);
    const isSameWindow = now?.rows === shown?.rows && firstOf(now) === shownFirst;
    if (isCatchingUp(state) && !isOverdue && isSameWindow && shownFirst !== undefined) return;
    shown = now;
    shownFirst = firstOf(now);
  };
  return {
    read: () => shown,
    subscribe(onChange) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const look = (state: ChatState) => {
        take(state);
        onChange();
      };
      const stop = store.subscribe((state) => {
        if (!isCatchingUp(state)) {
          clearTimeout(timer);
          timer = undefined;
          isOverdue = false;
        } else
          timer ??= setTimeout(() => {
            isOverdue = true;
            look(store.getState());
          }, longestHoldMs);
        look(state);
      });
      // Between the first reading and now nobody was listening.
      look(store.getState());
      return () => {
        clearTimeout(timer);
        stop();
      };
    },
  };
}
