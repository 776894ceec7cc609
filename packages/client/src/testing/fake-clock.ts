import type { CancelTimer, Clock } from '../clock.js';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** Promises that hang on each other between two timers; more only makes a test slower. */
const microtasks = 60;

/** Lets everything happen that waits for no timer. */
export async function settle(): Promise<void> {
  for (let hop = 0; hop < microtasks; hop += 1) await Promise.resolve();
}

/** Time that moves when told to, the same way every time. */
export class FakeClock implements Clock {
  #now: number;
  #timers: Timer[] = [];

  constructor(now = Date.UTC(2026, 0, 5, 9)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): CancelTimer {
    const timer: Timer = { at: this.#now + Math.max(0, ms), run };
    const index = this.#timers.findLastIndex((one) => one.at <= timer.at) + 1;
    this.#timers.splice(index, 0, timer);
    return () => {
      const found = this.#timers.indexOf(timer);
      if (found >= 0) this.#timers.splice(found, 1);
    };
  }

  soon(run: () => void): CancelTimer {
    return this.after(0, run);
  }

  /** Whether nobody waits for anything. */
  get isIdle(): boolean {
    return this.#timers.length === 0;
  }

  /** Goes on for so long, running what falls due in its order, and everything that hangs on it. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await settle();
    for (let next = this.#timers[0]; next && next.at <= until; next = this.#timers[0]) {
      this.#timers.shift();
      this.#now = Math.max(this.#now, next.at);
      next.run();
      await settle();
    }
    this.#now = until;
  }

  /** Advances until it holds; false when it does not within the time. */
  async until(holds: () => boolean, withinMs = 60_000): Promise<boolean> {
    await settle();
    for (const end = this.#now + withinMs; !holds(); ) {
      const next = this.#timers[0]?.at ?? Number.POSITIVE_INFINITY;
      if (next > end) return false;
      await this.advance(Math.max(0, next - this.#now));
    }
    return true;
  }
}
