import { useSyncExternalStore } from 'react';

const MINUTE = 60_000;
const listeners = new Set<() => void>();
let nowMs = Date.now();
let timer: ReturnType<typeof setTimeout> | undefined;

function tick(): void {
  nowMs = Date.now();
  // Aimed at the next full minute, so that every "2 min" on the page turns at the same moment.
  timer = setTimeout(tick, MINUTE - (nowMs % MINUTE) + 20);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  };
}

/** The time in ms, renewed once a minute for the whole page by one timer. */
export const useMinute = (): number => useSyncExternalStore(subscribe, () => nowMs);
