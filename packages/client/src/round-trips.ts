import type { Ack } from '@parley/protocol';
import type { CancelTimer, Clock } from './clock.js';

/** How often the round trip is measured while somebody looks. */
const intervalMs = 3_000;

export interface RoundTripParts {
  readonly clock: Clock;
  /** Asks the server for nothing but an answer. */
  readonly ping: () => Promise<Ack>;
  readonly onMeasured: (roundTripMs: number) => void;
}

/** Measures how long the server takes to answer, at once and then every few seconds, while at least one looks. */
export function createRoundTrips({ clock, ping, onMeasured }: RoundTripParts): {
  /** The answer stops looking; calling it again changes nothing. */
  watch(): () => void;
  dispose(): void;
} {
  const lookers = new Set<symbol>();
  let cancelTimer: CancelTimer = () => {};
  /** Raised when measuring stops: a late answer then starts nothing. */
  let round = 0;

  async function measure(mine: number): Promise<void> {
    const askedAt = clock.now();
    const answer = await ping();
    if (mine !== round) return;
    if (answer.ok) onMeasured(clock.now() - askedAt);
    cancelTimer = clock.after(intervalMs, () => void measure(mine));
  }

  function end(): void {
    round += 1;
    cancelTimer();
  }

  return {
    watch() {
      const looker = Symbol();
      lookers.add(looker);
      if (lookers.size === 1) void measure(round);
      return () => {
        if (lookers.delete(looker) && lookers.size === 0) end();
      };
    },
    dispose() {
      lookers.clear();
      end();
    },
  };
}
