import type { Clock } from '../platform/clock.js';

/** A clock that the seed turns forward to the moment of whatever it plays next. */
export interface StagedClock extends Clock {
  /** Does nothing for a moment that has passed: time never runs back. */
  turnTo(moment: Date): void;
}

export function createStagedClock(start: Date): StagedClock {
  let current = start.getTime();
  return {
    now: () => new Date(current),
    turnTo: (moment) => {
      current = Math.max(current, moment.getTime());
    },
  };
}
