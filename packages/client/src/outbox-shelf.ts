import type { Clock } from './clock.js';
import type { OnFault } from './faults.js';
import { type OutboxOwner, type OutboxStorage, restoredEntries } from './outbox-storage.js';
import type { OutboxEntry } from './store/state.js';

/** A disk that takes longer than this is taken for one that does not answer (blocked by another page, or broken). */
export const slowWriteMs = 3_000;

/** What was tried came to this; a slow disk may say no first and yes later. */
export type OnKept = (isKept: boolean) => void;

/**
 * The stored side of the outbox: one write after the other, so that a removal never overtakes what it removes. What
 * comes while one is under way goes together in the next, so a burst waits for the disk twice and not once each.
 */
export interface OutboxShelf {
  /** Whose entries are kept from now on. */
  open(owner: OutboxOwner): void;
  /** What is stored, by whichever page; none of it goes away by itself until it is taken over. Null: nobody knows. */
  load(): Promise<OutboxEntry[] | null>;
  takeOver(entries: readonly OutboxEntry[]): void;
  keep(entry: OutboxEntry, onKept?: OnKept): void;
  /** Removes what is not among these any more. */
  keepOnly(entries: readonly OutboxEntry[]): void;
  clear(): Promise<void>;
  close(): Promise<void>;
}

export interface OutboxShelfParts {
  readonly storage: OutboxStorage;
  readonly clock: Clock;
  readonly onFault: OnFault;
}

interface Batch {
  readonly owner: OutboxOwner;
  readonly puts: Map<string, OutboxEntry>;
  readonly removals: Set<string>;
  readonly onKept: OnKept[];
}

const emptyBatch = (owner: OutboxOwner): Batch => ({
  owner,
  puts: new Map(),
  removals: new Set(),
  onKept: [],
});

export function createOutboxShelf({ storage, clock, onFault }: OutboxShelfParts): OutboxShelf {
  let owner: OutboxOwner | null = null;
  const kept = new Set<string>();
  /** Written one after the other; the last takes what comes meanwhile. */
  const batches: Batch[] = [];
  let writing: Promise<void> | null = null;

  function write(): Promise<void> {
    writing ??= writeAll().finally(() => {
      writing = null;
    });
    return writing;
  }

  function next(whose: OutboxOwner): Batch {
    const last = batches.at(-1);
    if (last?.owner === whose) return last;
    const fresh = emptyBatch(whose);
    batches.push(fresh);
    return fresh;
  }

  /** Nobody waits longer for a disk that does not answer. */
  function patiently(work: Promise<void> | null): Promise<void> {
    if (!work) return Promise.resolve();
    return new Promise((resolve) => {
      const cancelTimer = clock.after(slowWriteMs, resolve);
      void work.finally(() => {
        cancelTimer();
        resolve();
      });
    });
  }

  async function writeAll(): Promise<void> {
    // What is kept in the same breath goes into one write.
    await Promise.resolve();
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      const isKept = await storage.write(batch.owner, [...batch.puts.values()], [...batch.removals]).then(
        () => storage.isDurable,
        (cause: unknown) => {
          onFault({ kind: 'storage', message: 'The outbox could not be stored', cause });
          return false;
        },
      );
      for (const tell of batch.onKept) tell(isKept);
    }
  }

  return {
    open(whose) {
      owner = whose;
      kept.clear();
    },
    async load() {
      if (!owner) return [];
      const found = await storage.load(owner).catch((cause: unknown) => {
        onFault({ kind: 'storage', message: 'The outbox could not be read', cause });
        return null;
      });
      return found && restoredEntries(found);
    },
    takeOver(entries) {
      for (const entry of entries) kept.add(entry.commandId);
    },
    keep(entry, onKept = () => {}) {
      if (!owner) return;
      kept.add(entry.commandId);
      const batch = next(owner);
      batch.puts.set(entry.commandId, entry);
      batch.removals.delete(entry.commandId);
      const cancelTimer = clock.after(slowWriteMs, () => onKept(false));
      batch.onKept.push((isKept) => {
        cancelTimer();
        onKept(isKept);
      });
      void write();
    },
    keepOnly(entries) {
      const present = new Set(entries.map((entry) => entry.commandId));
      const gone = [...kept].filter((commandId) => !present.has(commandId));
      if (!owner || gone.length === 0) return;
      const batch = next(owner);
      for (const commandId of gone) {
        kept.delete(commandId);
        batch.puts.delete(commandId);
        batch.removals.add(commandId);
      }
      void write();
    },
    async clear() {
      kept.clear();
      const whose = owner;
      batches.length = 0;
      const clearing = async () => {
        await writing;
        if (whose) await storage.clear(whose);
      };
      await patiently(
        clearing().catch((cause: unknown) => {
          onFault({ kind: 'storage', message: 'The outbox could not be cleared', cause });
        }),
      );
    },
    async close() {
      await patiently(writing);
      await patiently(storage.close());
    },
  };
}
