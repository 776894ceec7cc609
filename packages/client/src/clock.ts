/** Time, as the client sees it: the only door to it, so that a test can turn the hands. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs once after so many milliseconds; the answer cancels it. */
  after(ms: number, run: () => void): CancelTimer;
}

export type CancelTimer = () => void;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
