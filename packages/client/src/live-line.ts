import { type Ack, ack } from '@parley/protocol';
import type { CancelTimer, Clock } from './clock.js';
import { broken, offline } from './refusals.js';
import type { Line } from './transports/transport.js';

/** Asks over the line; a dead line, a time-out and an unreadable answer are refusals. Never throws. */
export type Ask = (name: string, frame: unknown) => Promise<Ack>;

/** How long a question waits for its answer. */
export const answerTimeoutMs = 10_000;

/**
 * The questions of one line. `end` answers all that are open. `onSilence`: a question was not answered in time, and
 * nothing else came since it was asked (`heard`). Then the other side is frozen or gone, which the heartbeat would
 * notice later (R-REC-5).
 */
export function createQuestions(
  clock: Clock,
  onSilence: () => void,
): {
  ask(line: Line, name: string, frame: unknown): Promise<Ack>;
  /** Something arrived on the line. */
  heard(): void;
  end(): void;
} {
  const open = new Set<(answer: Ack) => void>();
  let arrivals = 0;
  return {
    ask(line, name, frame) {
      return new Promise((resolve) => {
        let cancelTimer: CancelTimer = () => {};
        const settle = (answer: Ack) => {
          if (!open.delete(settle)) return;
          cancelTimer();
          resolve(answer);
        };
        open.add(settle);
        const arrivedBefore = arrivals;
        cancelTimer = clock.after(answerTimeoutMs, () => {
          settle({ ok: false, error: offline('The server did not answer in time.') });
          if (arrivals === arrivedBefore) onSilence();
        });
        line.request(name, frame, (answer) => {
          arrivals += 1;
          const parsed = ack.safeParse(answer);
          settle(parsed.success ? (parsed.data as Ack) : { ok: false, error: broken() });
        });
      });
    },
    heard() {
      arrivals += 1;
    },
    end() {
      for (const settle of [...open]) settle({ ok: false, error: offline() });
    },
  };
}
