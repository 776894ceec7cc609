import type { CancelTimer, Clock } from '../clock.js';
import type { Transport } from './transport.js';

/** Asks whether the best way works by now; the answer cancels. `done` is called at most once. */
export type Probe = (serverUrl: string, done: (works: boolean) => void) => CancelTimer;

export interface LadderOptions {
  /** The ways to the server, the best one first. */
  readonly rungs: readonly [Rung, ...Rung[]];
  readonly probe: Probe;
  readonly clock: Clock;
  /** Numbers from 0 up to 1. */
  readonly random: () => number;
  /** How long to stay on a lower rung before the top is tried again; drawn between the two. Default: 5 to 10 minutes (R-FB-2). */
  readonly climbMs?: ClimbMs;
}

export interface Rung {
  readonly transport: Transport;
  /** How long an opening may take up to its `connection.ack`; longer, and something on the way holds it back. */
  readonly openingMs: number;
  /** An opening that hung is not tried a second time: it has cost enough. */
  readonly isLeftWhenHung: boolean;
}

export interface ClimbMs {
  readonly least: number;
  readonly most: number;
}

const usualClimbMs: ClimbMs = { least: 300_000, most: 600_000 };
const probeTimeoutMs = 5_000;
/** Failed openings in a row after which a rung does not work. */
const patience = 2;

/**
 * R-FB-1: several ways to the server as one. Which one works is learned from openings and remembered as long as this
 * lives, never stored.
 *
 * A line is opened with a token that has just been fetched over HTTP. So when it does not open, and no code says why,
 * it is the way that does not work: after two of them in a row the next opening takes the next rung, and after the
 * last one the first again. On a lower rung the top is tried from time to time, beside the line that works.
 */
export function createLadder(options: LadderOptions): Transport {
  const { rungs, probe, clock, random, climbMs = usualClimbMs } = options;
  let at = 0;
  let failures = 0;
  let climbAt = 0;

  const laterOn = () => clock.now() + climbMs.least + random() * (climbMs.most - climbMs.least);

  /** Whether there is another way now, which need not wait. */
  function noteFailure(isHung: boolean): boolean {
    failures += 1;
    if (failures < patience && !(isHung && rungs[at]?.isLeftWhenHung)) return false;
    failures = 0;
    at = (at + 1) % rungs.length;
    if (at === 1) climbAt = laterOn();
    return at > 0;
  }

  return {
    open(handshake, listener) {
      const { transport, openingMs } = rungs[at] ?? rungs[0];
      const isLower = at > 0;
      let isAcknowledged = false;
      let isOver = false;

      const finish = () => {
        isOver = true;
        cancelWaiting();
      };
      let cancelWaiting = clock.after(openingMs, () => {
        finish();
        line.close();
        listener.onClose(null, noteFailure(true));
      });
      const waitToClimb = () => {
        cancelWaiting = clock.after(Math.max(0, climbAt - clock.now()), tryTop);
      };
      const tryTop = () => {
        const answer = (works: boolean) => {
          cancelWaiting();
          if (works) climb();
          else {
            climbAt = laterOn();
            waitToClimb();
          }
        };
        const cancelProbe = probe(handshake.serverUrl, answer);
        const cancelTimer = clock.after(probeTimeoutMs, () => answer(false));
        cancelWaiting = () => {
          cancelProbe();
          cancelTimer();
        };
      };
      const climb = () => {
        finish();
        at = 0;
        line.close();
        listener.onClose(null, true);
      };

      const line = transport.open(handshake, {
        onFrame(name, data) {
          if (isOver) return;
          if (name === 'connection.ack' && !isAcknowledged) {
            isAcknowledged = true;
            failures = 0;
            cancelWaiting();
            if (isLower) waitToClimb();
          }
          listener.onFrame(name, data);
        },
        onClose(code) {
          if (isOver) return;
          finish();
          // A code is the server's: whatever it says, it has been heard.
          if (code !== null) failures = 0;
          listener.onClose(code, code === null && !isAcknowledged && noteFailure(false));
        },
      });
      return {
        ...(line.transport && { transport: line.transport }),
        request: line.request,
        close() {
          finish();
          line.close();
        },
      };
    },
  };
}
