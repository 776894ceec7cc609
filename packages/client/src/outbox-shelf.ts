import type { OnFault } from './faults.js';
import { type OutboxOwner, type OutboxStorage, restoredEntries } from './outbox-storage.js';
import type { OutboxEntry } from './store/state.js';

/** The stored side of the outbox: writes one after the other, so that a removal never overtakes what it removes. */
export interface OutboxShelf {
  open(owner: OutboxOwner): Promise<OutboxEntry[]>;
  keep(entry: OutboxEntry): void;
  /** Removes what is not among these any more. */
  keepOnly(entries: readonly OutboxEntry[]): void;
  clear(): Promise<void>;
  close(): Promise<void>;
}

export function createOutboxShelf(storage: OutboxStorage, onFault: OnFault): OutboxShelf {
  let owner: OutboxOwner | null = null;
  const kept = new Set<string>();
  let writes: Promise<void> = Promise.resolve();

  function write(work: (owner: OutboxOwner) => Promise<void>): Promise<void> {
    const whose = owner;
    if (!whose) return writes;
    writes = writes
      .then(() => work(whose))
      .catch((cause: unknown) =>
        onFault({ kind: 'storage', message: 'The outbox could not be stored', cause }),
      );
    return writes;
  }

  return {
    async open(whose) {
      owner = whose;
      const found = await storage.load(whose).catch((cause: unknown) => {
        onFault({ kind: 'storage', message: 'The outbox could not be read', cause });
        return [];
      });
      const entries = restoredEntries(found);
      for (const entry of entries) kept.add(entry.commandId);
      return entries;
    },
    keep(entry) {
      kept.add(entry.commandId);
      void write((whose) => storage.put(whose, entry));
    },
    keepOnly(entries) {
      const present = new Set(entries.map((entry) => entry.commandId));
      const gone = [...kept].filter((commandId) => !present.has(commandId));
      if (gone.length === 0) return;
      for (const commandId of gone) kept.delete(commandId);
      void write((whose) => storage.remove(whose, gone));
    },
    clear() {
      kept.clear();
      return write((whose) => storage.clear(whose));
    },
    async close() {
      await writes;
      await storage.close();
    },
  };
}
