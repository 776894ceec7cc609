/** Time, as the client sees it: the only door to it, so that a test can turn the hands. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs once after so many milliseconds; the answer cancels it. */
  after(ms: number, run: () => void): CancelTimer;
  /** Runs once as soon as what waits to be drawn and heard had its turn; hidden pages do not slow it down. */
  soon(run: () => void): CancelTimer;
}

export type CancelTimer = () => void;

/** What a promise gives; null where that takes longer than so many milliseconds. */
export function within<Result>(clock: Clock, ms: number, promise: Promise<Result>): Promise<Result | null> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => resolve(null));
    void promise.finally(cancel).then(resolve, reject);
  });
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  soon(run) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      run();
    };
    port2.postMessage(null);
    return () => port1.close();
  },
};
