import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backoffMs,
  connectionTable,
  lossAfter,
  noLosses,
  retryDelayMs,
  type Step,
  type StepEvent,
  shownConnection,
} from './connection-table.js';

/** The drawing, arrow by arrow. What is not here must change nothing. */
const arrows: readonly (readonly [Step, StepEvent, Step])[] = [
  ['stopped', 'start', 'bootstrapping'],
  ['bootstrapping', 'bootstrapped', 'authenticating'],
  ['authenticating', 'tokenReceived', 'opening'],
  ['opening', 'acknowledged', 'subscribing'],
  ['subscribing', 'subscribed', 'syncing'],
  ['syncing', 'caughtUp', 'connected'],
  ['connected', 'fellBehind', 'syncing'],
  ['bootstrapping', 'lost', 'waiting'],
  ['authenticating', 'lost', 'waiting'],
  ['opening', 'lost', 'waiting'],
  ['subscribing', 'lost', 'waiting'],
  ['syncing', 'lost', 'waiting'],
  ['connected', 'lost', 'waiting'],
  ['waiting', 'retryDue', 'bootstrapping'],
  ['waiting', 'retryNow', 'bootstrapping'],
  ['bootstrapping', 'refused', 'refused'],
  ['authenticating', 'refused', 'refused'],
  ['opening', 'refused', 'refused'],
  ['subscribing', 'refused', 'refused'],
  ['syncing', 'refused', 'refused'],
  ['connected', 'refused', 'refused'],
  ['waiting', 'refused', 'refused'],
  ['bootstrapping', 'stop', 'stopped'],
  ['authenticating', 'stop', 'stopped'],
  ['opening', 'stop', 'stopped'],
  ['subscribing', 'stop', 'stopped'],
  ['syncing', 'stop', 'stopped'],
  ['connected', 'stop', 'stopped'],
  ['waiting', 'stop', 'stopped'],
  ['refused', 'stop', 'stopped'],
];

const steps = Object.keys(connectionTable) as Step[];
const events = Object.keys(connectionTable.stopped) as StepEvent[];

describe('the connection table', () => {
  it.each(steps.flatMap((step) => events.map((event) => [step, event] as const)))(
    '[R-CONN-8] %s on %s',
    (step, event) => {
      const arrow = arrows.find(([from, on]) => from === step && on === event);
      expect(connectionTable[step][event]).toBe(arrow?.[2] ?? '-');
    },
  );
});

describe('the wait before the next attempt', () => {
  const middle = () => 0.5;

  it('[R-REC-1] is 1, 2, 4, 8, 16 and then 20 seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 100].map((failures) => backoffMs(failures, middle))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000, 20_000,
    ]);
  });

  it('[R-REC-1] strays by 20 % at most, and does stray', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, chance) => {
          const plain = backoffMs(failures, middle);
          const strayed = backoffMs(failures, () => chance);
          expect(strayed).toBeGreaterThanOrEqual(plain * 0.8 - 1);
          expect(strayed).toBeLessThanOrEqual(plain * 1.2 + 1);
        },
      ),
    );
    expect(backoffMs(1, () => 0)).toBe(800);
    expect(backoffMs(1, () => 0.999)).toBe(1_200);
  });

  it('is what the server says when it sends its clients elsewhere one after the other', () => {
    const first = { count: 1, failedAttempts: 0 };
    expect(retryDelayMs(first, middle, { code: 'server_draining', hintMs: 0 })).toBe(0);
    expect(retryDelayMs(first, middle, { code: 'server_draining', hintMs: 1_700 })).toBe(1_700);
    expect(retryDelayMs(first, middle, { code: 'server_draining' })).toBe(500);
  });

  it('[R-REC-1] is widened by a hint of the server, never shortened', () => {
    const losses = { count: 2, failedAttempts: 2 };
    expect(retryDelayMs(losses, middle, { hintMs: 9_000 })).toBe(9_000);
    expect(retryDelayMs(losses, middle, { hintMs: 10 })).toBe(2_000);
  });

  it('[R-REC-1] [G12] counts what the attempt took, but is never less than the first', () => {
    const losses = { count: 5, failedAttempts: 5 };
    expect(retryDelayMs(losses, middle, { spentMs: 6_000 })).toBe(10_000);
    expect(retryDelayMs(losses, middle, { spentMs: 60_000 })).toBe(1_000);
    expect(retryDelayMs(losses, middle, { spentMs: 60_000, hintMs: 9_000 })).toBe(9_000);
  });

  it('[R-AUTH-3] is nothing after a stale token, once', () => {
    expect(retryDelayMs({ count: 1, failedAttempts: 1 }, middle, { code: 'token_expired' })).toBe(0);
    expect(retryDelayMs({ count: 2, failedAttempts: 2 }, middle, { code: 'token_expired' })).toBe(2_000);
  });

  it('is spread over a second when a node stops, once', () => {
    expect(retryDelayMs({ count: 1, failedAttempts: 0 }, () => 0.25, { code: 'server_draining' })).toBe(250);
    expect(retryDelayMs({ count: 2, failedAttempts: 1 }, middle, { code: 'server_draining' })).toBe(2_000);
  });
});

describe('what people are shown', () => {
  const shown = (step: Step, failedAttempts: number, isPageOffline = false) =>
    shownConnection(step, {
      losses: { count: failedAttempts, failedAttempts },
      retryAt: 5,
      isPageOffline,
    }).status;

  it.each<readonly [Step, string]>([
    ['bootstrapping', 'connecting'],
    ['opening', 'connecting'],
    ['syncing', 'syncing'],
    ['connected', 'connected'],
  ])('[R-CONN-2] %s is %s at first', (step, status) => {
    expect(shown(step, 0)).toBe(status);
  });

  it('[R-REC-1] is reconnecting up to the seventh failed attempt and offline from the eighth', () => {
    expect(shown('waiting', 7)).toBe('reconnecting');
    expect(shown('waiting', 8)).toBe('offline');
    expect(shown('opening', 8)).toBe('offline');
  });

  it('is offline when the page says so', () => {
    expect(shown('waiting', 1, true)).toBe('offline');
  });

  it('counts the drop of a line that had worked as a loss, not as a failed attempt', () => {
    expect(lossAfter(noLosses, 'connected')).toEqual({ count: 1, failedAttempts: 0 });
    expect(lossAfter(noLosses, 'opening')).toEqual({ count: 1, failedAttempts: 1 });
  });
});
