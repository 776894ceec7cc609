import type { Ack } from '@parley/protocol';
import type { SettledCommands } from './outbox-settled.js';
import type { ChatStore } from './store/chat-store.js';
import { entriesMerged } from './store/reducers/outbox.js';
import type { OutboxEntry } from './store/state.js';
import type { OutboxMessage } from './tabs/tab-messages.js';
import type { Tabs } from './tabs/tabs.js';

/** Those that show the outbox beside this tab. */
export type OutboxTabs = Pick<Tabs, 'isLeader' | 'toLeader' | 'tell'>;

export interface OutboxMirrorParts {
  readonly store: ChatStore;
  readonly tabs: OutboxTabs;
  readonly settled: SettledCommands;
  /** Those of the entries that are still to be done, as far as this tab knows. */
  readonly unsettled: (entries: readonly OutboxEntry[]) => OutboxEntry[];
  /** The leader is done with it; null: nobody was told how it ended. */
  readonly onGone: (entry: OutboxEntry, answer: Ack | null) => void;
  readonly onFailed: (entry: OutboxEntry) => void;
  /** Handed over to this tab, which leads. */
  readonly onAdded: (entries: readonly OutboxEntry[]) => void;
  /** In the leader: a tab has come or gone. */
  readonly onOthersChanged: () => void;
  readonly onWish: (commandId: string, wish: Wish) => void;
}

export type Wish = 'retry' | 'discard';

/** Keeps the outbox of all tabs alike: the leader's counts, and what another tab has beside it is handed over. */
export interface OutboxMirror {
  /** In the leader: tells the others what changed since it was last told. */
  tell(): void;
  /** In the others: what a person wants of an entry. */
  wish(commandId: string, wish: Wish): void;
  hear(from: string, message: OutboxMessage): void;
  /** The role has changed: everything is told anew. */
  restart(): void;
}

export function createOutboxMirror(parts: OutboxMirrorParts): OutboxMirror {
  const { store, tabs, settled } = parts;
  let toldOutbox: readonly OutboxEntry[] = [];
  let told = new Map<string, OutboxEntry>();
  /** Not seen fulfilled yet: the leader may have been gone already. */
  const wishes = new Map<string, Wish>();

  const known = () => new Map(store.current().outbox.map((entry) => [entry.commandId, entry]));
  const goneOf = (commandIds: readonly string[]) =>
    commandIds.map((commandId) => ({ commandId, answer: settled.answerOf(commandId) }));

  function take(entries: readonly OutboxEntry[]): void {
    const alive = parts.unsettled(entries);
    if (alive.length === 0) return;
    store.change((state) => entriesMerged(state, alive));
    for (const entry of alive) {
      if (entry.state === 'failed') parts.onFailed(entry);
      else if (wishes.get(entry.commandId) === 'retry') wishes.delete(entry.commandId);
    }
  }

  /** What the leader does not have it either never heard of, or is done with: both ways it answers. */
  function compare(entries: readonly OutboxEntry[]): void {
    take(entries);
    const listed = new Set(entries.map((entry) => entry.commandId));
    const missing = store.current().outbox.filter((entry) => !listed.has(entry.commandId));
    if (missing.length > 0) tabs.toLeader({ kind: 'add', entries: missing });
    for (const [commandId, wish] of wishes) tabs.toLeader({ kind: 'wish', commandId, wish });
  }

  function goes(commandId: string, answer: Ack | null): void {
    wishes.delete(commandId);
    const entry = known().get(commandId);
    settled.add(commandId, answer);
    if (entry) parts.onGone(entry, answer);
  }

  function handedOver(from: string, entries: readonly OutboxEntry[]): void {
    const mine = known();
    const open = parts.unsettled(entries);
    const done = entries.filter((entry) => !open.includes(entry)).map((entry) => entry.commandId);
    if (done.length > 0) tabs.tell({ kind: 'changed', put: [], gone: goneOf(done) }, from);
    const fresh = open.filter((entry) => !mine.has(entry.commandId));
    if (fresh.length > 0) parts.onAdded(fresh);
  }

  return {
    tell() {
      const { outbox } = store.current();
      if (outbox === toldOutbox || !tabs.isLeader()) return;
      const put = outbox.filter((entry) => told.get(entry.commandId) !== entry);
      const before = told;
      toldOutbox = outbox;
      told = known();
      const gone = [...before.keys()].filter((commandId) => !told.has(commandId));
      if (put.length + gone.length > 0) tabs.tell({ kind: 'changed', put, gone: goneOf(gone) });
    },
    wish(commandId, wish) {
      wishes.set(commandId, wish);
      tabs.toLeader({ kind: 'wish', commandId, wish });
    },
    hear(from, message) {
      switch (message.kind) {
        case 'changed':
          take(message.put);
          for (const { commandId, answer } of message.gone) goes(commandId, answer);
          return;
        case 'all':
          compare(message.entries);
          return;
        case 'join':
          tabs.tell({ kind: 'all', entries: [...store.current().outbox] }, from);
          parts.onOthersChanged();
          return;
        case 'add':
          handedOver(from, message.entries);
          return;
        case 'wish':
          parts.onWish(message.commandId, message.wish);
          return;
        case 'bye':
          parts.onOthersChanged();
      }
    },
    restart() {
      toldOutbox = [];
      told = new Map();
      for (const commandId of wishes.keys()) if (!known().has(commandId)) wishes.delete(commandId);
    },
  };
}
