import type { Clock } from './clock.js';

/** How long events are applied at a stretch: a frame of 16 ms keeps room for drawing. */
const turnMs = 10;
/** Events applied between two looks at the clock; one takes some 20 µs, a big one ten times that. */
export const eventsPerStep = 50;

/** Shares the page's time: long work is done in turns, and between them the page draws and hears who uses it. */
export interface Turns {
  /** Whether this turn has time left. Asked for the first time since the page was idle, a new one begins. */
  hasTime(): boolean;
  /** Runs in a turn of its own. */
  next(run: () => void): void;
  /** At once while this turn has time left, else in the next. */
  breathe(): Promise<void>;
}

export function createTurns(clock: Clock): Turns {
  let endsAt = 0;
  let isRunning = false;

  function begin(): void {
    endsAt = clock.now() + turnMs;
    if (isRunning) return;
    isRunning = true;
    // What has been going on is over by then: whoever comes next begins a turn.
    clock.soon(() => {
      isRunning = false;
    });
  }

  function hasTime(): boolean {
    if (!isRunning) begin();
    return clock.now() < endsAt;
  }

  function next(run: () => void): void {
    clock.soon(() => {
      begin();
      run();
    });
  }

  return {
    hasTime,
    next,
    breathe: () => (hasTime() ? Promise.resolve() : new Promise((resolve) => next(resolve))),
  };
}
