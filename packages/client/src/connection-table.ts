import { type CloseReason, closeReasons } from '@parley/protocol';
import type { ConnectionState } from './store/state.js';

/**
 * The life of the connection (R-CONN-8). What a step does is done on entering it; its success is the event to the
 * right, and every failure is `lost`.
 *
 *   stopped ─start─▶ bootstrapping ─▶ authenticating ─▶ opening ─▶ subscribing ─▶ syncing ─▶ connected
 *                      ▲      │              │             │            │          │  ▲          │
 *        retryDue,     │      └──────────────┴─────────────┴─ lost ─────┴──────────┘  └fellBehind┤
 *        retryNow      │                                       ▼                                 │
 *                      └──────────────────────────────────  waiting ◀────────── lost ────────────┘
 *
 *   any ─refused─▶ refused        any ─stop─▶ stopped
 */
export type Step =
  | 'stopped'
  | 'bootstrapping'
  | 'authenticating'
  | 'opening'
  | 'subscribing'
  | 'syncing'
  | 'connected'
  | 'waiting'
  | 'refused';

export type StepEvent =
  | 'start'
  | 'bootstrapped'
  | 'tokenReceived'
  | 'acknowledged'
  | 'subscribed'
  | 'caughtUp'
  | 'fellBehind'
  | 'lost'
  | 'refused'
  | 'retryDue'
  | 'retryNow'
  | 'stop';

/** `-`: the event says nothing new in this step, e.g. the answer to a question that is no longer asked. */
type Row = { readonly [E in StepEvent]: Step | '-' };

const never: Row = {
  start: '-',
  bootstrapped: '-',
  tokenReceived: '-',
  acknowledged: '-',
  subscribed: '-',
  caughtUp: '-',
  fellBehind: '-',
  lost: '-',
  refused: '-',
  retryDue: '-',
  retryNow: '-',
  stop: '-',
};
const ends = { lost: 'waiting', refused: 'refused', stop: 'stopped' } as const;

export const connectionTable: { readonly [S in Step]: Row } = {
  stopped: { ...never, start: 'bootstrapping' },
  bootstrapping: { ...never, ...ends, bootstrapped: 'authenticating' },
  authenticating: { ...never, ...ends, tokenReceived: 'opening' },
  opening: { ...never, ...ends, acknowledged: 'subscribing' },
  subscribing: { ...never, ...ends, subscribed: 'syncing' },
  syncing: { ...never, ...ends, caughtUp: 'connected' },
  connected: { ...never, ...ends, fellBehind: 'syncing' },
  waiting: {
    ...never,
    refused: 'refused',
    stop: 'stopped',
    retryDue: 'bootstrapping',
    retryNow: 'bootstrapping',
  },
  refused: { ...never, stop: 'stopped' },
};

/** Losses since the client was last connected; `failedAttempts` leaves out the drop of a line that had worked. */
export interface Losses {
  readonly count: number;
  readonly failedAttempts: number;
}

export const noLosses: Losses = { count: 0, failedAttempts: 0 };

export function lossAfter(losses: Losses, step: Step): Losses {
  const hadWorked = step === 'connected' || step === 'syncing';
  return { count: losses.count + 1, failedAttempts: losses.failedAttempts + (hadWorked ? 0 : 1) };
}

/** R-REC-1. The longest, and what coming back takes, is less than the 30 s of G12 (ADR 29). */
const firstDelayMs = 1_000;
const longestDelayMs = 20_000;
const jitter = 0.2;
const offlineAfterAttempts = 8;

/** 1, 2, 4, 8, 16, at most 20 s, ±20 %. `random` gives numbers from 0 up to 1. */
export function backoffMs(failures: number, random: () => number): number {
  const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.max(0, failures - 1));
  return Math.round(delay * (1 - jitter + 2 * jitter * random()));
}

/**
 * How long to wait after a loss. The first retry after a close that invites one is quicker: at once with a fresh token;
 * when a node stops, as the server says, which spreads its clients, or else spread over a second. Otherwise `hintMs` of
 * the server widens, never shortens. The pace is that of beginnings: `spentMs`, which the attempt that failed took, is
 * waited already, or an attempt that hangs until it times out would come on top of the longest wait.
 */
export function retryDelayMs(
  losses: Losses,
  random: () => number,
  said: {
    readonly code?: CloseReason | null;
    readonly hintMs?: number | undefined;
    readonly spentMs?: number | undefined;
  } = {},
): number {
  const rule = said.code ? closeReasons[said.code].reconnect : 'later';
  const isFirst = losses.count <= 1;
  const hint = said.hintMs ?? 0;
  if (isFirst && rule === 'fresh-token') return hint;
  if (isFirst && rule === 'now') return said.hintMs ?? Math.round(random() * firstDelayMs);
  const left = backoffMs(losses.count, random) - (said.spentMs ?? 0);
  return Math.max(hint, left, backoffMs(1, random));
}

/** What people are shown of a step (R-CONN-2). */
export function shownConnection(
  step: Step,
  context: { readonly losses: Losses; readonly retryAt: number; readonly isPageOffline: boolean },
): ConnectionState {
  const { losses, retryAt, isPageOffline } = context;
  if (step === 'connected') return { status: 'connected' };
  if (step === 'syncing') return { status: 'syncing' };
  const isOffline = isPageOffline || losses.failedAttempts >= offlineAfterAttempts || step === 'refused';
  if (isOffline) return { status: 'offline', attempt: losses.count, retryAt };
  if (losses.count === 0) return { status: 'connecting' };
  return { status: 'reconnecting', attempt: losses.count, retryAt };
}
