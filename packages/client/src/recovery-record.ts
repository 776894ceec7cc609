import type { Clock } from './clock.js';
import type { ChatStore } from './store/chat-store.js';
import type { Recovery } from './store/state.js';

/** Writes down how each return to the head went, from the line's return or the first hole until nothing is missing. */
export interface RecoveryRecord {
  lineUp(): void;
  /** Something is missing on the line; nothing new while a recovery is under way. */
  fellBehind(): void;
  replayed(events: number): void;
  /** A stream that was held had to be taken anew. */
  reset(): void;
  /** Nothing is missing any more. */
  ended(): void;
}

export function createRecoveryRecord({ clock, store }: { clock: Clock; store: ChatStore }): RecoveryRecord {
  let beganAt: number | null = null;
  let events = 0;
  let hasReset = false;
  let isFirstLine = true;

  function kindOf(): Recovery['kind'] {
    if (hasReset) return 'reset';
    return events > 0 ? 'replayed' : 'nothing';
  }

  function begin(): void {
    beganAt = clock.now();
    events = 0;
    hasReset = false;
  }

  return {
    lineUp: begin,
    fellBehind() {
      if (beganAt === null) begin();
    },
    replayed(count) {
      events += count;
    },
    reset() {
      hasReset = true;
    },
    ended() {
      if (beganAt === null) return;
      const kind = kindOf();
      const lastRecovery = { kind, events, tookMs: clock.now() - beganAt, at: clock.now() };
      // The first start with nothing held is a start, and no return from anything.
      if (kind !== 'nothing' || !isFirstLine)
        store.change((state) => ({ ...state, line: { ...state.line, lastRecovery } }));
      isFirstLine = false;
      beganAt = null;
    },
  };
}
