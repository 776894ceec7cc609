import type { Ack, Message, WireError } from '@parley/protocol';
import type { Clock } from './clock.js';
import type { Ask } from './live-line.js';
import { isKept, isWritten } from './outbox-kinds.js';
import { isReplaceable, standsFor } from './outbox-lanes.js';
import { createOutboxMirror, type OutboxTabs, type Wish } from './outbox-mirror.js';
import { createOutboxSending } from './outbox-sending.js';
import { createSettledCommands } from './outbox-settled.js';
import type { OutboxShelf } from './outbox-shelf.js';
import { type OutboxOwner, ownerKey } from './outbox-storage.js';
import { createOutboxWaiters } from './outbox-waiters.js';
import { offline, refusal } from './refusals.js';
import { applyResult } from './store/apply-result.js';
import type { ChatStore } from './store/chat-store.js';
import {
  entriesChanged,
  entriesMerged,
  entriesRemoved,
  entryAdded,
  markOf,
  messagesHeld,
} from './store/reducers/outbox.js';
import type { OutboxEntry } from './store/state.js';
import type { OutboxMessage } from './tabs/tab-messages.js';

/** How long what an earlier page left is waited for, so that it goes first. */
const openingMs = 1_000;

export interface OutboxParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly store: ChatStore;
  readonly shelf: OutboxShelf;
  readonly ask: Ask;
  readonly tabs: OutboxTabs;
}

/** `holdMs`: how long it can be taken back before it is sent. */
export type Submitted = Pick<OutboxEntry, 'commandId' | 'type' | 'payload' | 'channelId'> & {
  readonly holdMs?: number | undefined;
};

/**
 * Commands on their way; the states and their changes are drawn at `OutboxEntry`. All tabs show the same; the one that
 * leads sends and has the last word, the others hand over what is written in them.
 */
export interface Outbox {
  /** Whose commands these are. */
  open(owner: OutboxOwner): void;
  /** Whether this tab sends may have changed. Who begins to brings back what an earlier page left. */
  roleChanged(): void;
  /** From another tab. */
  hear(from: string, message: OutboxMessage): void;
  /** Resolves when the command is answered for good. Without an owner there is nowhere to keep it. */
  submit(command: Submitted): Promise<Ack>;
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

export function createOutbox(parts: OutboxParts): Outbox {
  const { clock, store, shelf, tabs } = parts;
  let whose: OutboxOwner | null = null;
  let isDraining = false;
  let isLoaded = false;
  let isLineUp = false;
  let isDisposed = false;
  // Whoever waits looks at the store next.
  const waiters = createOutboxWaiters(() => store.flush());
  let tidied = store.current().outbox;

  const settled = createSettledCommands();
  const mirror = createOutboxMirror({
    store,
    tabs,
    settled,
    unsettled,
    onGone: (entry, ack) => (ack?.ok ? confirmed(entry, ack) : gone(entry, ack ?? answerOfGone(entry))),
    onFailed: ({ commandId, error }) => {
      if (error) waiters.answer(commandId, { ok: false, error });
    },
    onAdded: added,
    onOthersChanged: lookAgain,
    onWish: (commandId, wish) => (wish === 'retry' ? retryNow(commandId) : discardNow(commandId)),
  });
  const sending = createOutboxSending({
    ...parts,
    onDue: pump,
    onPicked: () => mirror.tell(),
    onConfirmed: confirmed,
    onRefused: finallyRefused,
  });

  const entryOf = (commandId: string) => store.current().outbox.find((one) => one.commandId === commandId);
  const without = (commandId: string) =>
    store.change((state) => entriesRemoved(state, (one) => one.commandId === commandId));

  /** The write goes beside the sending and holds nothing up; what is shown as kept waits for it (G11). */
  function keep(entry: OutboxEntry): void {
    shelf.keep(entry, (isKept) => {
      store.change((state) => {
        const known = state.canKeep === isKept ? state : { ...state, canKeep: isKept };
        return isKept ? entriesChanged(known, new Set([entry.commandId]), { isKept }) : known;
      });
      mirror.tell();
    });
  }

  /** Brings what stands beside the state into line with it: entries that left it are over. */
  function tidy(): void {
    const { outbox } = store.current();
    if (outbox === tidied || isDisposed) return;
    const before = tidied;
    tidied = outbox;
    shelf.keepOnly(outbox);
    const present = new Set(outbox.map((entry) => entry.commandId));
    for (const { commandId } of before) if (!present.has(commandId)) settled.add(commandId, null);
    waiters.answerAll((entry) => (present.has(entry.commandId) ? null : answerOfGone(entry)));
    sending.keepOnly(outbox);
    mirror.tell();
  }

  function pump(): void {
    if (isDisposed) return;
    tidy();
    sending.pump(isLineUp && isLoaded && isDraining);
  }

  /** The entry leaves in the same change in which its result comes. */
  function confirmed(entry: OutboxEntry, ack: Ack & { readonly ok: true }): void {
    settled.add(entry.commandId, ack);
    store.change((state) =>
      entriesRemoved(applyResult(state, entry, ack.result), (one) => one.commandId === entry.commandId),
    );
    waiters.answer(entry.commandId, ack);
    sending.confirmed(entry);
    pump();
  }

  /** What somebody wrote stays, to be sent again or let go; of the rest there is nothing left to decide. */
  function finallyRefused(entry: OutboxEntry, error: WireError): void {
    const { commandId, type } = entry;
    if (isWritten(type)) {
      store.change((state) => entriesChanged(state, new Set([commandId]), { state: 'failed', error }));
      keep({ ...entry, state: 'failed', error });
      waiters.answer(commandId, { ok: false, error });
      tidy();
    } else gone(entry, { ok: false, error });
  }

  function gone({ commandId }: OutboxEntry, ack: Ack): void {
    settled.add(commandId, ack);
    without(commandId);
    waiters.answer(commandId, ack);
    tidy();
    store.flush();
  }

  /** Those that are still to be done: what is on the screen already is not drawn a second time (G4). */
  function unsettled(entries: readonly OutboxEntry[]): OutboxEntry[] {
    for (const message of messagesHeld(store.current(), entries)) {
      settled.add(message.clientMessageId, { ok: true, result: { message } });
    }
    return entries.filter((entry) => isKept(entry.type) && !settled.has(entry.commandId));
  }

  /** Written in another tab, and mine to send. */
  function added(entries: readonly OutboxEntry[]): void {
    const taken = entries.map(
      (entry): OutboxEntry => (entry.state === 'sending' ? { ...entry, state: 'queued' } : entry),
    );
    store.change((state) => entriesMerged(state, taken));
    for (const entry of taken) {
      keep(entry);
      if (isReplaceable(entry)) collapse(entry);
    }
    pump();
    store.flush();
  }

  async function load(owner: OutboxOwner): Promise<void> {
    const loaded = () => {
      isLoaded = true;
      pump();
    };
    const cancelTimer = clock.after(openingMs, loaded);
    const found = await shelf.load();
    cancelTimer();
    if (isDisposed || !isDraining || whose !== owner) return;
    if (!found) store.change((state) => ({ ...state, canKeep: false }));
    const restored = found ?? [];
    shelf.takeOver(restored);
    const known = new Set(store.current().outbox.map((entry) => entry.commandId));
    const fresh = unsettled(restored).filter((one) => !known.has(one.commandId));
    store.change((state) => entriesMerged(state, fresh));
    shelf.keepOnly(store.current().outbox);
    loaded();
  }

  /** A tab may have written something while this one slept, and gone before it could hand it over. */
  function lookAgain(): void {
    if (isDraining && isLoaded && whose) void load(whose);
  }

  function retryNow(commandId: string): void {
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
    keep(again);
    pump();
    store.flush();
  }

  function discardNow(commandId: string): void {
    const entry = entryOf(commandId);
    if (!entry || entry.state === 'sending') return;
    gone(entry, { ok: false, error: refusal('unavailable', 'It was taken back before it was sent.') });
  }

  function begin(): void {
    isDraining = tabs.isLeader();
    isLoaded = false;
    mirror.restart();
    // What another tab had on the line, or this one before it was taken from it, may have been lost on the way.
    const ids = new Set(
      store.current().outbox.flatMap((one) => (one.state === 'sending' ? one.commandId : [])),
    );
    if (ids.size > 0) store.change((state) => entriesChanged(state, ids, { state: 'queued' }));
    sending.lineLost();
    if (isDraining && whose) void load(whose);
  }

  function wish(commandId: string, wanted: Wish): void {
    if (!tabs.isLeader()) mirror.wish(commandId, wanted);
    else if (wanted === 'retry') retryNow(commandId);
    else discardNow(commandId);
  }

  /** Of several read markers or drafts of one place that wait, the last one said stands for all, and answers for all. */
  function collapse(newest: OutboxEntry): void {
    const isOlder = (one: OutboxEntry) => one.state === 'queued' && standsFor(newest, one);
    waiters.handOver(newest, store.current().outbox.filter(isOlder));
    store.change((state) => entriesRemoved(state, isOlder));
    tidy();
  }

  return {
    open(owner) {
      if (whose && ownerKey(whose) === ownerKey(owner)) return;
      whose = owner;
      settled.clear();
      shelf.open(owner);
      begin();
    },
    roleChanged() {
      if (whose && isDraining !== tabs.isLeader()) begin();
    },
    hear(from, message) {
      mirror.hear(from, message);
      tidy();
    },
    submit({ holdMs, ...command }) {
      if (!whose || isDisposed) return Promise.resolve({ ok: false, error: offline() });
      const queuedAt = clock.now();
      const entry: OutboxEntry = {
        ...command,
        queuedAt,
        ...(holdMs !== undefined && { heldUntilAt: queuedAt + holdMs }),
        state: 'queued',
        error: null,
        isKept: false,
      };
      const done = waiters.wait(entry);
      store.change((state) => entryAdded(state, entry));
      keep(entry);
      if (!isDraining) tabs.toLeader({ kind: 'add', entries: [entry] });
      else if (isReplaceable(entry)) collapse(entry);
      pump();
      store.flush();
      return done;
    },
    lineUp() {
      isLineUp = true;
      lookAgain();
      pump();
    },
    lineLost() {
      isLineUp = false;
      const ids = sending.lineLost();
      if (ids.size > 0) store.change((state) => entriesChanged(state, ids, { state: 'queued' }));
      mirror.tell();
    },
    noteConfirmed(messages) {
      const wasHere = new Set(tidied.map((entry) => entry.commandId));
      for (const message of messages) {
        const { clientMessageId } = message;
        if (wasHere.has(clientMessageId)) settled.add(clientMessageId, { ok: true, result: { message } });
        if (waiters.has(clientMessageId) && !entryOf(clientMessageId)) {
          waiters.answer(clientMessageId, { ok: true, result: { message } });
        }
      }
      tidy();
      pump();
    },
    retry: (commandId) => wish(commandId, 'retry'),
    discard: (commandId) => wish(commandId, 'discard'),
    async clear() {
      store.change((state) => ({ ...state, outbox: [] }));
      tidy();
      await shelf.clear();
    },
    async dispose() {
      isDisposed = true;
      sending.dispose();
      waiters.answerAll(() => ({ ok: false, error: offline() }));
      await shelf.close();
    },
  };
}

/** A read marker goes when a later one is confirmed; anything else when its channel is taken away. */
function answerOfGone(entry: OutboxEntry): Ack {
  const mark = markOf(entry);
  return mark
    ? { ok: true, result: { channelId: entry.channelId, lastReadSequence: mark.sequence } }
    : { ok: false, error: refusal('not_found', 'You can no longer see this conversation.') };
}
