import type {
  Envelope,
  ParleyEvent,
  StreamHead,
  StreamName,
  StreamSnapshot,
  WireError,
} from '@parley/protocol';
import { createArrivals } from './arrivals.js';
import { createCatchUp, type Mending } from './catch-up.js';
import type { CancelTimer, Clock } from './clock.js';
import { backoffMs } from './connection-table.js';
import type { OnFault } from './faults.js';
import type { HttpCall } from './http.js';
import type { RecoveryRecord } from './recovery-record.js';
import { refusal } from './refusals.js';
import type { ChatStore } from './store/chat-store.js';
import { type HoldBudget, heldInAll, StreamBuffer } from './stream-buffer.js';
import { createTaskGate } from './task-gate.js';
import { createTurns } from './turns.js';

/** How long a hole may be just disorder on the way. */
const holdMs = 300;
/** The same for streams that are not subscribed, which nobody looks at. */
const holdIdleMs = 1_000;
/** A catch-up that takes longer is shown as "syncing". */
const quietMs = 500;
/** Streams caught up at once. */
const atOnce = 6;

export interface InboxParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly http: HttpCall;
  readonly store: ChatStore;
  readonly onFault: OnFault;
  readonly recovery: RecoveryRecord;
  /** Streams to mend before others. */
  readonly isUrgent: (stream: StreamName) => boolean;
  readonly onApplied: (events: readonly ParleyEvent[]) => void;
  readonly onSnapshot: (applied: StreamSnapshot) => void;
  /** No subscribed stream has anything left to catch up on. */
  readonly onCaughtUp: () => void;
  readonly onBehind: () => void;
}

/**
 * Keeps every stream whole. Starting, coming back and mending a hole are one path: with no cursor, or one that the
 * log cannot continue, a snapshot; then the pages of the log after the cursor; then what arrived live meanwhile.
 */
export interface Inbox {
  receive(envelopes: readonly Envelope[]): void;
  /** So much is in hand that passing facts are not worth taking in (R-CLI-2). */
  isNearFull(): boolean;
  noteHeads(heads: readonly StreamHead[]): void;
  /** The server puts the stream's events on the line from now on. */
  subscribed(stream: StreamName, head: number, reset: boolean): void;
  unsubscribed(stream: StreamName): void;
  /** The server does not let us have the stream; not asked for again until our membership changes (R-SUB-3). */
  refused(stream: StreamName): void;
  /** Gives a stream that has none its state; the refusal, when it could not be had now. */
  ensure(stream: StreamName): Promise<WireError | null>;
  /** Looks again whether the stream is behind, after its cursor was set back. */
  check(stream: StreamName): void;
  /** Asks for the counts of a channel, when what is listed no longer says how many there are. */
  recount(stream: StreamName): void;
  lineLost(): void;
  isCaughtUp(): boolean;
  dispose(): void;
}

/** `isBusy`: a catch-up is under way and live events are held; `cancelTimer`: the next look, or the next try. */
interface Work extends Mending {
  isSubscribed: boolean;
  isBusy: boolean;
  failures: number;
  cancelTimer: CancelTimer | null;
}

export function createInbox(parts: InboxParts): Inbox {
  const { clock } = parts;
  const turns = createTurns(clock);
  const catchUp = createCatchUp({ ...parts, turns });
  const { apply, stateOf, changeStream, raiseHead } = catchUp;
  const works = new Map<StreamName, Work>();
  const ensuring = new Map<StreamName, Promise<WireError | null>>();
  const recounting = new Set<StreamName>();
  const budget: HoldBudget = { left: heldInAll };
  const gate = createTaskGate(atOnce);
  const arrivals = createArrivals({
    budget,
    turns,
    isVisible: parts.isUrgent,
    deliver: receiveOne,
    onOverflow,
  });
  let isDisposed = false;
  let cancelQuiet: CancelTimer | null = null;

  function workOf(stream: StreamName): Work {
    const known = works.get(stream);
    if (known) return known;
    const buffer = new StreamBuffer(budget);
    const fresh = {
      isSubscribed: false,
      isBusy: false,
      wantsSnapshot: false,
      failures: 0,
      cancelTimer: null,
    };
    const work: Work = { buffer, ...fresh };
    works.set(stream, work);
    return work;
  }

  function endTimer(work: Work): void {
    work.cancelTimer?.();
    work.cancelTimer = null;
  }

  function receiveOne(stream: StreamName, envelopes: readonly Envelope[]): void {
    const work = workOf(stream);
    const known = stateOf(stream);
    const highest = envelopes.reduce((head, one) => Math.max(head, one.sequence), 0);
    if (work.isBusy) work.buffer.hold(envelopes);
    else if (known) apply(stream, work.buffer.admit(known.cursor, envelopes));
    raiseHead(stream, highest);
    check(stream);
  }

  /** Too much came at once to be held: what was not applied is fetched, from the cursor on. */
  function onOverflow(stream: StreamName, highest: number): void {
    const known = stateOf(stream);
    if (!known || known.status === 'refused') return;
    raiseHead(stream, highest);
    begin(stream, workOf(stream));
  }

  /** Behind what was heard of: give disorder a moment to sort itself out, then fetch. */
  function check(stream: StreamName): void {
    const work = workOf(stream);
    const known = stateOf(stream);
    if (isDisposed || work.isBusy || !known || known.status === 'refused') return;
    if (work.wantsSnapshot || (known.cursor < known.head && work.buffer.isFull)) begin(stream, work);
    else if (known.cursor < known.head) {
      work.cancelTimer ??= clock.after(work.isSubscribed ? holdMs : holdIdleMs, () => begin(stream, work));
    } else {
      endTimer(work);
      work.buffer.clear();
    }
  }

  function begin(stream: StreamName, work: Work): void {
    if (isDisposed || work.isBusy) return;
    work.isBusy = true;
    if (work.isSubscribed) parts.recovery.fellBehind();
    changeStream(stream, { status: 'catching-up' });
    cancelQuiet ??= clock.after(quietMs, () => {
      cancelQuiet = null;
      if (!isCaughtUp()) parts.onBehind();
    });
    void mend(stream, work);
  }

  /** Steps until nothing is missing. A failure waits and comes again; live events are held all the while. */
  async function mend(stream: StreamName, work: Work): Promise<void> {
    endTimer(work);
    const outcome = await gate.run(async () => {
      for (;;) {
        const one = isDisposed ? 'gone' : await catchUp.step(stream, work);
        if (one !== 'more') return one;
      }
    }, parts.isUrgent(stream));
    if (isDisposed) return;
    if (typeof outcome === 'object') {
      work.failures += 1;
      const delay = Math.max(outcome.retryAfterMs ?? 0, backoffMs(work.failures, parts.random));
      work.cancelTimer = clock.after(delay, () => void mend(stream, work));
      return;
    }
    work.failures = 0;
    work.isBusy = false;
    if (outcome === 'gone') refused(stream, work);
    else end(stream, work);
    if (isCaughtUp()) parts.onCaughtUp();
  }

  function end(stream: StreamName, work: Work): void {
    changeStream(stream, { status: work.isSubscribed ? 'live' : 'idle' });
    const known = stateOf(stream);
    if (known) apply(stream, work.buffer.admit(known.cursor, []));
    check(stream);
  }

  function refused(stream: StreamName, work: Work): void {
    work.isSubscribed = false;
    work.wantsSnapshot = false;
    work.buffer.clear();
    changeStream(stream, { status: 'refused' });
  }

  function isCaughtUp(): boolean {
    for (const work of works.values()) if (work.isBusy && work.isSubscribed) return false;
    return true;
  }

  async function firstSnapshot(stream: StreamName): Promise<WireError | null> {
    const outcome = await gate.run(() => catchUp.takeSnapshot(stream, workOf(stream)), true);
    if (typeof outcome === 'object') return outcome;
    if (outcome === 'gone') return refusal('not_found', 'You have no access to this.');
    check(stream);
    return null;
  }

  return {
    receive: arrivals.put,
    isNearFull: arrivals.isNearFull,
    noteHeads(heads) {
      for (const { stream, head } of heads) {
        if (!stateOf(stream)) continue;
        raiseHead(stream, head);
        check(stream);
      }
    },
    subscribed(stream, head, reset) {
      const work = workOf(stream);
      work.isSubscribed = true;
      work.wantsSnapshot ||= reset;
      raiseHead(stream, head);
      const known = stateOf(stream);
      if (work.isBusy) {
        // It may be waiting for its next try, long since the line was lost: now is better.
        if (work.cancelTimer) void mend(stream, work);
      } else if (!known || work.wantsSnapshot || known.cursor < known.head) begin(stream, work);
      else changeStream(stream, { status: 'live' });
    },
    unsubscribed(stream) {
      const work = workOf(stream);
      work.isSubscribed = false;
      if (!work.isBusy) changeStream(stream, { status: 'idle' });
    },
    refused: (stream) => refused(stream, workOf(stream)),
    ensure(stream) {
      if (stateOf(stream)) return Promise.resolve(null);
      const underWay = ensuring.get(stream);
      if (underWay) return underWay;
      const first = firstSnapshot(stream).finally(() => ensuring.delete(stream));
      ensuring.set(stream, first);
      return first;
    },
    check,
    recount(stream) {
      if (isDisposed || recounting.has(stream)) return;
      recounting.add(stream);
      void gate
        .run(() => catchUp.recount(stream), false)
        .finally(() => {
          recounting.delete(stream);
          check(stream);
        });
    },
    lineLost() {
      arrivals.clear();
      for (const [stream, work] of works) {
        work.isSubscribed = false;
        if (work.isBusy) continue;
        endTimer(work);
        work.buffer.clear();
        if (stateOf(stream)?.status === 'live') changeStream(stream, { status: 'idle' });
      }
    },
    isCaughtUp,
    dispose() {
      isDisposed = true;
      arrivals.clear();
      cancelQuiet?.();
      for (const work of works.values()) endTimer(work);
    },
  };
}
