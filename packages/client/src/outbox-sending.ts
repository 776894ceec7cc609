import type { Ack, WireError } from '@parley/protocol';
import type { CancelTimer, Clock } from './clock.js';
import { backoffMs } from './connection-table.js';
import type { Ask } from './live-line.js';
import { heldForMs, type Lane, laneOf, sendableNow } from './outbox-lanes.js';
import { clientFaultKind } from './refusals.js';
import type { ChatStore } from './store/chat-store.js';
import { entriesChanged, markOf } from './store/reducers/outbox.js';
import type { OutboxEntry } from './store/state.js';

/**
 * A read marker goes at once, and the next one of its place so much later, in milliseconds: in a busy channel every
 * message would be a command otherwise. Of what is said meanwhile the last stands for all.
 */
const markerPaceMs = 500;

/** Server faults one command may meet before it is given up, so that it does not stop its channel for ever. */
const faultsBeforeGivingUp = 8;

export interface OutboxSendingParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly store: ChatStore;
  readonly ask: Ask;
  /** Something may go now that could not before. */
  readonly onDue: () => void;
  /** What goes now is marked as being sent. */
  readonly onPicked: () => void;
  readonly onConfirmed: (entry: OutboxEntry, ack: Ack & { readonly ok: true }) => void;
  /** It will not be tried again. */
  readonly onRefused: (entry: OutboxEntry, error: WireError) => void;
}

/** Writes entries to the line, lane by lane, and waits out what may pass. */
export interface OutboxSending {
  /** Sends what may go; without `canSend` nothing does. */
  pump(canSend: boolean): void;
  /** The lane of a confirmed entry is in order again. */
  confirmed(entry: OutboxEntry): void;
  /** Lets go of what it knew of entries that left. */
  keepOnly(entries: readonly OutboxEntry[]): void;
  /** What was being written to the line may be lost: these have to be queued again. */
  lineLost(): ReadonlySet<string>;
  dispose(): void;
}

interface LaneState extends Lane {
  readonly failures: number;
  readonly cancelTimer: CancelTimer | null;
}

const isForwardMark = (entry: OutboxEntry): boolean => markOf(entry)?.isBack === false;

export function createOutboxSending(parts: OutboxSendingParts): OutboxSending {
  const { clock, store } = parts;
  /** Which writing to the line an answer belongs to: one that was given up says nothing any more. */
  const onLine = new Map<string, symbol>();
  const faults = new Map<string, number>();
  const lanes = new Map<string, LaneState>();
  /** Lanes that told a marker a moment ago. */
  const paced = new Map<string, CancelTimer>();
  let stopHolding: CancelTimer = () => {};
  let isDisposed = false;

  function wakeForHeld(): void {
    stopHolding();
    const now = clock.now();
    const waits = store
      .current()
      .outbox.map((entry) => heldForMs(entry, now))
      .filter((ms) => ms > 0);
    if (waits.length > 0) stopHolding = clock.after(Math.min(...waits), parts.onDue);
  }

  async function send(entry: OutboxEntry): Promise<void> {
    const { commandId, type, payload } = entry;
    const mine = Symbol(commandId);
    onLine.set(commandId, mine);
    const ack = await parts.ask(type, { commandId, payload });
    if (isDisposed) return;
    if (ack.ok) parts.onConfirmed(entry, ack);
    else if (onLine.get(commandId) === mine) {
      onLine.delete(commandId);
      refused(entry, ack.error);
    }
  }

  function refused(entry: OutboxEntry, error: WireError): void {
    if (clientFaultKind(error) === 'offline') backToQueue(entry, 0, 0);
    else if (error.retryable && !hasFailedTooOften(entry, error)) {
      const failures = (lanes.get(laneOf(entry))?.failures ?? 0) + 1;
      backToQueue(entry, error.retryAfterMs ?? backoffMs(failures, parts.random), failures);
    } else {
      faults.delete(entry.commandId);
      parts.onRefused(entry, error);
    }
    parts.onDue();
  }

  function hasFailedTooOften(entry: OutboxEntry, error: WireError): boolean {
    if (error.code !== 'internal') return false;
    const count = (faults.get(entry.commandId) ?? 0) + 1;
    faults.set(entry.commandId, count);
    return count >= faultsBeforeGivingUp;
  }

  function backToQueue(entry: OutboxEntry, waitMs: number, failures: number): void {
    const name = laneOf(entry);
    lanes.get(name)?.cancelTimer?.();
    const cancelTimer = waitMs > 0 ? clock.after(waitMs, parts.onDue) : null;
    lanes.set(name, { isCareful: true, waitUntil: clock.now() + waitMs, failures, cancelTimer });
    store.change((state) => entriesChanged(state, new Set([entry.commandId]), { state: 'queued' }));
  }

  function pace(name: string): void {
    paced.get(name)?.();
    const wake = () => {
      paced.delete(name);
      parts.onDue();
    };
    paced.set(name, clock.after(markerPaceMs, wake));
  }

  return {
    pump(canSend) {
      if (canSend) wakeForHeld();
      const due = canSend ? sendableNow(store.current().outbox, lanes, clock.now()) : [];
      const sendable = due.filter((entry) => !isForwardMark(entry) || !paced.has(laneOf(entry)));
      if (sendable.length > 0) {
        const ids = new Set(sendable.map((entry) => entry.commandId));
        store.change((state) => entriesChanged(state, ids, { state: 'sending' }));
      }
      parts.onPicked();
      for (const entry of sendable) void send(entry);
    },
    confirmed(entry) {
      const lane = lanes.get(laneOf(entry));
      if (lane) lanes.set(laneOf(entry), { ...lane, failures: 0 });
      if (isForwardMark(entry)) pace(laneOf(entry));
    },
    keepOnly(entries) {
      const present = new Set(entries.map((entry) => entry.commandId));
      for (const known of [onLine, faults])
        for (const commandId of [...known.keys()]) if (!present.has(commandId)) known.delete(commandId);
      const open = new Set(entries.map(laneOf));
      for (const [name, lane] of lanes) {
        if (open.has(name)) continue;
        lane.cancelTimer?.();
        lanes.delete(name);
      }
    },
    lineLost() {
      const ids = new Set(onLine.keys());
      onLine.clear();
      return ids;
    },
    dispose() {
      isDisposed = true;
      stopHolding();
      for (const lane of lanes.values()) lane.cancelTimer?.();
      for (const cancel of paced.values()) cancel();
    },
  };
}
