/** R-FB-2: where every flush costs a request or wakes a phone, passing facts go out together, once in so long. */
const flushEveryMs = 3_000;
/** As many frames as wait for one connection; the oldest go first, which are the least true. */
const mostWaiting = 50;

/** A connection that is not a WebSocket. */
export interface SlowLine {
  /** Open, and everything before has left. */
  isQuiet(): boolean;
  send(frame: unknown[]): void;
}

export interface Timing {
  now(): number;
  after(ms: number, run: () => void): void;
}

/** Takes frames that may be lost, and sends or drops them. */
export type Thinning = (key: object, line: SlowLine, frame: unknown[]) => void;

interface Waiting {
  nextAt: number;
  frames: unknown[][];
}

export function createThinning(timing: Timing = systemTiming): Thinning {
  const lines = new WeakMap<object, Waiting>();

  function flush(waiting: Waiting, line: SlowLine): void {
    const { frames } = waiting;
    waiting.frames = [];
    waiting.nextAt = timing.now() + flushEveryMs;
    // What somebody waits for comes first: with something on its way, passing facts have passed.
    if (!line.isQuiet()) return;
    for (const frame of frames) line.send(frame);
  }

  return (key, line, frame) => {
    let waiting = lines.get(key);
    if (!waiting) {
      waiting = { nextAt: 0, frames: [] };
      lines.set(key, waiting);
    }
    const isFirst = waiting.frames.push(frame) === 1;
    if (waiting.frames.length > mostWaiting) waiting.frames.shift();
    if (!isFirst) return;
    const inMs = waiting.nextAt - timing.now();
    const mine = waiting;
    if (inMs <= 0) flush(mine, line);
    else timing.after(inMs, () => flush(mine, line));
  };
}

const systemTiming: Timing = {
  now: Date.now,
  after: (ms, run) => void setTimeout(run, ms).unref(),
};
