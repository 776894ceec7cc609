import {
  type Ack,
  channelMarkRead,
  type Message,
  messageDelete,
  messageEdit,
  messageSend,
  type WireError,
} from '@parley/protocol';
import type { CancelTimer, Clock } from './clock.js';
import { backoffMs } from './connection-table.js';
import type { Ask } from './live-line.js';
import { type Lane, laneOf, sendableNow } from './outbox-lanes.js';
import type { OutboxShelf } from './outbox-shelf.js';
import type { OutboxOwner } from './outbox-storage.js';
import { clientFaultKind, offline, refusal } from './refusals.js';
import { applyResult } from './store/apply-result.js';
import type { ChatStore } from './store/chat-store.js';
import { entriesChanged, entriesRemoved, entryAdded, markedSequence } from './store/reducers/outbox.js';
import type { OutboxEntry } from './store/state.js';

/** The commands that are kept until the server has answered them for good. */
const keptTypes: ReadonlySet<string> = new Set([
  messageSend.type,
  messageEdit.type,
  messageDelete.type,
  channelMarkRead.type,
]);
export const isKept = (type: string): boolean => keptTypes.has(type);

/** Server faults one command may meet before it is given up, so that it does not stop its channel for ever. */
const faultsBeforeGivingUp = 8;

/** How long what an earlier page left is waited for, so that it goes first. */
const openingMs = 1_000;

export interface OutboxParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly store: ChatStore;
  readonly shelf: OutboxShelf;
  readonly ask: Ask;
}

/** Commands on their way; the states and their changes are drawn at `OutboxEntry`. */
export interface Outbox {
  /** Whose commands these are; brings back what an earlier page left. */
  open(owner: OutboxOwner): Promise<void>;
  /** Resolves when the command is answered for good. Without an owner there is nowhere to keep it. */
  submit(command: Pick<OutboxEntry, 'commandId' | 'type' | 'payload' | 'channelId'>): Promise<Ack>;
  lineUp(): void;
  lineLost(): void;
  /** Entries may have left the state: these messages have become known, or access was lost. */
  noteConfirmed(messages: Iterable<Message>): void;
  retry(commandId: string): void;
  discard(commandId: string): void;
  /** Lets go of everything, here and on the shelf. */
  clear(): Promise<void>;
  /** What is queued stays on the shelf. */
  dispose(): Promise<void>;
}

interface LaneState extends Lane {
  readonly failures: number;
  readonly cancelTimer: CancelTimer | null;
}

interface Waiter {
  readonly entry: OutboxEntry;
  readonly resolves: ((answer: Ack) => void)[];
}

export function createOutbox(parts: OutboxParts): Outbox {
  const { clock, store, shelf } = parts;
  let isOpen = false;
  let isLoaded = false;
  let isLineUp = false;
  let isDisposed = false;
  /** Which writing to the line an answer belongs to: one that was given up says nothing any more. */
  const onLine = new Map<string, symbol>();
  const waiters = new Map<string, Waiter>();
  const faults = new Map<string, number>();
  const lanes = new Map<string, LaneState>();
  let tidied = store.current().outbox;

  const entryOf = (commandId: string) => store.current().outbox.find((one) => one.commandId === commandId);
  const without = (commandId: string) =>
    store.change((state) => entriesRemoved(state, (one) => one.commandId === commandId));

  function answer(commandId: string, ack: Ack): void {
    const waiter = waiters.get(commandId);
    if (!waiter) return;
    waiters.delete(commandId);
    // Whoever waits looks at the store next.
    store.flush();
    for (const resolve of waiter.resolves) resolve(ack);
  }

  /** The write goes beside the sending and holds nothing up; what is shown as kept waits for it (G11). */
  function keep(entry: OutboxEntry): void {
    shelf.keep(entry, (isKept) =>
      store.change((state) => {
        const known = state.canKeep === isKept ? state : { ...state, canKeep: isKept };
        return isKept ? entriesChanged(known, new Set([entry.commandId]), { isKept }) : known;
      }),
    );
  }

  /** Brings what stands beside the state into line with it: entries that left it are over. */
  function tidy(): void {
    const { outbox } = store.current();
    if (outbox === tidied) return;
    tidied = outbox;
    shelf.keepOnly(outbox);
    const present = new Set(outbox.map((entry) => entry.commandId));
    for (const [commandId, { entry }] of [...waiters]) {
      if (!present.has(commandId)) answer(commandId, answerOfGone(entry));
    }
    for (const commandId of [...onLine.keys()]) if (!present.has(commandId)) onLine.delete(commandId);
    for (const commandId of [...faults.keys()]) if (!present.has(commandId)) faults.delete(commandId);
    const open = new Set(outbox.map(laneOf));
    for (const [name, lane] of lanes) {
      if (open.has(name)) continue;
      lane.cancelTimer?.();
      lanes.delete(name);
    }
  }

  function pump(): void {
    if (!isLineUp || !isLoaded || isDisposed) return;
    const sendable = sendableNow(store.current().outbox, lanes, clock.now());
    if (sendable.length === 0) return;
    const ids = new Set(sendable.map((entry) => entry.commandId));
    store.change((state) => entriesChanged(state, ids, { state: 'sending' }));
    for (const entry of sendable) void send(entry);
  }

  async function send(entry: OutboxEntry): Promise<void> {
    const { commandId, type, payload } = entry;
    const mine = Symbol(commandId);
    onLine.set(commandId, mine);
    const ack = await parts.ask(type, { commandId, payload });
    if (isDisposed) return;
    if (ack.ok) confirmed(entry, ack);
    else if (onLine.get(commandId) === mine) {
      onLine.delete(commandId);
      refused(entry, ack.error);
    }
  }

  /** The entry leaves in the same change in which its result comes. */
  function confirmed(entry: OutboxEntry, ack: Ack & { readonly ok: true }): void {
    store.change((state) =>
      entriesRemoved(applyResult(state, entry, ack.result), (one) => one.commandId === entry.commandId),
    );
    answer(entry.commandId, ack);
    const lane = lanes.get(laneOf(entry));
    if (lane) lanes.set(laneOf(entry), { ...lane, failures: 0 });
    tidy();
    pump();
  }

  function refused(entry: OutboxEntry, error: WireError): void {
    if (clientFaultKind(error) === 'offline') backToQueue(entry, 0, 0);
    else if (error.retryable && !hasFailedTooOften(entry, error)) {
      const failures = (lanes.get(laneOf(entry))?.failures ?? 0) + 1;
      backToQueue(entry, error.retryAfterMs ?? backoffMs(failures, parts.random), failures);
    } else finallyRefused(entry, error);
    pump();
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
    const cancelTimer = waitMs > 0 ? clock.after(waitMs, pump) : null;
    lanes.set(name, { isCareful: true, waitUntil: clock.now() + waitMs, failures, cancelTimer });
    store.change((state) => entriesChanged(state, new Set([entry.commandId]), { state: 'queued' }));
  }

  /** What somebody wrote stays, to be sent again or let go; of the rest there is nothing left to decide. */
  function finallyRefused(entry: OutboxEntry, error: WireError): void {
    const { commandId, type } = entry;
    if (type === messageSend.type || type === messageEdit.type) {
      store.change((state) => entriesChanged(state, new Set([commandId]), { state: 'failed', error }));
      keep({ ...entry, state: 'failed', error });
    } else without(commandId);
    answer(commandId, { ok: false, error });
    tidy();
  }

  /** Of several read markers of one channel that wait, the newest stands for all, and answers for all. */
  function collapseMarkers(newest: OutboxEntry, waiter: Waiter): void {
    const isOlder = (one: OutboxEntry) =>
      one.type === channelMarkRead.type &&
      one.channelId === newest.channelId &&
      one.state === 'queued' &&
      one.commandId !== newest.commandId;
    for (const { commandId } of store.current().outbox.filter(isOlder)) {
      waiter.resolves.push(...(waiters.get(commandId)?.resolves ?? []));
      waiters.delete(commandId);
    }
    store.change((state) => entriesRemoved(state, isOlder));
    tidy();
  }

  return {
    async open(owner) {
      isOpen = true;
      const loaded = () => {
        isLoaded = true;
        pump();
      };
      const cancelTimer = clock.after(openingMs, loaded);
      const restored = (await shelf.open(owner)).filter((entry) => isKept(entry.type));
      cancelTimer();
      if (isDisposed) return;
      store.change((state) => {
        const known = new Set(state.outbox.map((entry) => entry.commandId));
        const fresh = restored.filter((entry) => !known.has(entry.commandId));
        return { ...state, outbox: [...fresh, ...state.outbox] };
      });
      loaded();
    },
    submit(command) {
      if (!isOpen || isDisposed) return Promise.resolve({ ok: false, error: offline() });
      const queuedAt = clock.now();
      const entry: OutboxEntry = { ...command, queuedAt, state: 'queued', error: null, isKept: false };
      const waiter: Waiter = { entry, resolves: [] };
      const done = new Promise<Ack>((resolve) => waiter.resolves.push(resolve));
      waiters.set(entry.commandId, waiter);
      store.change((state) => entryAdded(state, entry));
      keep(entry);
      if (entry.type === channelMarkRead.type) collapseMarkers(entry, waiter);
      pump();
      store.flush();
      return done;
    },
    lineUp() {
      isLineUp = true;
      pump();
    },
    lineLost() {
      isLineUp = false;
      const ids = new Set(onLine.keys());
      onLine.clear();
      if (ids.size > 0) store.change((state) => entriesChanged(state, ids, { state: 'queued' }));
    },
    noteConfirmed(messages) {
      for (const message of messages) {
        const { clientMessageId } = message;
        if (waiters.has(clientMessageId) && !entryOf(clientMessageId)) {
          answer(clientMessageId, { ok: true, result: { message } });
        }
      }
      tidy();
      pump();
    },
    retry(commandId) {
      const entry = entryOf(commandId);
      if (entry?.state !== 'failed') return;
      const queuedAt = clock.now();
      const again: OutboxEntry = { ...entry, queuedAt, state: 'queued', error: null, isKept: false };
      store.change((state) =>
        entryAdded(
          entriesRemoved(state, (one) => one.commandId === commandId),
          again,
        ),
      );
      faults.delete(commandId);
      keep(again);
      pump();
      store.flush();
    },
    discard(commandId) {
      const entry = entryOf(commandId);
      if (!entry || entry.state === 'sending') return;
      without(commandId);
      answer(commandId, {
        ok: false,
        error: refusal('unavailable', 'It was taken back before it was sent.'),
      });
      tidy();
      store.flush();
    },
    async clear() {
      store.change((state) => ({ ...state, outbox: [] }));
      tidy();
      await shelf.clear();
    },
    async dispose() {
      isDisposed = true;
      for (const lane of lanes.values()) lane.cancelTimer?.();
      for (const commandId of [...waiters.keys()]) answer(commandId, { ok: false, error: offline() });
      await shelf.close();
    },
  };
}

/** A read marker goes when a later one is confirmed; anything else when its channel is taken away. */
function answerOfGone(entry: OutboxEntry): Ack {
  const lastReadSequence = markedSequence(entry);
  return lastReadSequence === undefined
    ? { ok: false, error: refusal('not_found', 'You can no longer see this conversation.') }
    : { ok: true, result: { lastReadSequence } };
}
