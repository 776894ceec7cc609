import { type Ack, ack } from '@parley/protocol';
import type { CancelTimer, Clock } from './clock.js';
import { broken, offline } from './refusals.js';
import type { Line } from './transports/transport.js';

/** Asks over the line; a dead line, a time-out and an unreadable answer are refusals. Never throws. */
export type Ask = (name: string, frame: unknown) => Promise<Ack>;

/** How long a question waits for its answer. */
export const answerTimeoutMs = 10_000;

/** The questions of one line. `end` answers all that are open. */
export function createQuestions(clock: Clock): {
  ask(line: Line, name: string, frame: unknown): Promise<Ack>;
  end(): void;
} {
  const open = new Set<(answer: Ack) => void>();
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
        cancelTimer = clock.after(answerTimeoutMs, () =>
          settle({ ok: false, error: offline('The server did not answer in time.') }),
        );
        line.request(name, frame, (answer) => {
          const parsed = ack.safeParse(answer);
          settle(parsed.success ? (parsed.data as Ack) : { ok: false, error: broken() });
        });
      });
    },
    end() {
      for (const settle of [...open]) settle({ ok: false, error: offline() });
    },
  };
}
