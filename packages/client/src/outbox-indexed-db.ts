import type { DBSchema, IDBPObjectStore } from 'idb';
import { keptDatabase } from './kept-database.js';
import { type OutboxOwner, type OutboxStorage, ownerKey } from './outbox-storage.js';
import type { OutboxEntry } from './store/state.js';

interface OutboxSchema extends DBSchema {
  entries: {
    key: [string, string];
    value: { owner: string; commandId: string; entry: OutboxEntry };
    indexes: { owner: string };
  };
}

type Entries = IDBPObjectStore<OutboxSchema, ['entries'], 'entries', 'readwrite'>;

/**
 * The outbox in IndexedDB. Writes are strict: browsers' default answers before the disk has it, and what is shown as
 * queued must survive a crash.
 */
export function indexedDbOutboxStorage(name = 'parley-outbox'): OutboxStorage {
  const database = keptDatabase<OutboxSchema>({
    name,
    version: 1,
    upgrade(fresh) {
      const entries = fresh.createObjectStore('entries', { keyPath: ['owner', 'commandId'] });
      entries.createIndex('owner', 'owner');
    },
  });

  async function write(work: (entries: Entries) => readonly Promise<unknown>[]): Promise<void> {
    const transaction = (await database.get()).transaction('entries', 'readwrite', { durability: 'strict' });
    await Promise.all([...work(transaction.objectStore('entries')), transaction.done]);
  }

  return {
    isDurable: true,
    async load(owner) {
      const rows = await (await database.get()).getAllFromIndex('entries', 'owner', ownerKey(owner));
      return rows.map((row) => row.entry);
    },
    write: (owner, puts, removals) =>
      write((entries) => [
        ...puts.map((entry) => entries.put({ owner: ownerKey(owner), commandId: entry.commandId, entry })),
        ...removals.map((commandId) => entries.delete([ownerKey(owner), commandId])),
      ]),
    async clear(owner: OutboxOwner) {
      const keys = await (await database.get()).getAllKeysFromIndex('entries', 'owner', ownerKey(owner));
      await write((entries) => keys.map((key) => entries.delete(key)));
    },
    close: database.close,
  };
}
