import { type Ack, connectionToken, type ResultOf } from '@parley/protocol';
import { type CancelTimer, type Clock, within } from './clock.js';
import type { HttpCall } from './http.js';

type TokenAnswer = Ack<ResultOf<typeof connectionToken>>;

export interface TokensParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly http: HttpCall;
  readonly workspaceId: () => string;
}

/** Connection tokens, each for one attempt (R-AUTH-3). */
export interface Tokens {
  /** The one that was asked for ahead, if it can be had; else another. */
  take(): Promise<TokenAnswer>;
  /**
   * Asks at some moment of a wait of `waitMs`, as the first thing that an attempt needs can be had before it. Where
   * thousands lost their line at once, their questions are behind them when they knock (ADR 40).
   */
  askAhead(waitMs: number): void;
  /** What was asked ahead is not wanted any more. */
  drop(): void;
}

/** The part of a wait, at its end, that questions are spread over; the last quarter of it is for the answer. */
const spreadMs = 1_000;
/** Whoever slept through the wait asks again: a token is good for 60 s (R-CONN-4). */
const freshMs = 10_000;
/** A question that went into a dead line is asked again, and not waited for until it times out. */
const patienceMs = 2_000;

export function createTokens({ clock, random, http, workspaceId }: TokensParts): Tokens {
  let ahead: { readonly askedAt: number; readonly answer: Promise<TokenAnswer> } | null = null;
  let cancelTimer: CancelTimer = () => {};

  const ask = () => http(connectionToken, { body: { workspaceId: workspaceId() } });

  function drop(): void {
    cancelTimer();
    ahead = null;
  }

  return {
    async take() {
      const asked = ahead;
      drop();
      if (asked && clock.now() - asked.askedAt < freshMs) {
        const answer = await within(clock, patienceMs, asked.answer);
        if (answer?.ok) return answer;
      }
      return ask();
    },
    askAhead(waitMs) {
      drop();
      const span = Math.min(waitMs, spreadMs);
      cancelTimer = clock.after(waitMs - span + span * 0.75 * random(), () => {
        ahead = { askedAt: clock.now(), answer: ask() };
      });
    },
    drop,
  };
}
