import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';
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
  let opened: Promise<IDBPDatabase<OutboxSchema>> | null = null;

  function database(): Promise<IDBPDatabase<OutboxSchema>> {
    opened ??= openDB<OutboxSchema>(name, 1, {
      upgrade(fresh) {
        const entries = fresh.createObjectStore('entries', { keyPath: ['owner', 'commandId'] });
        entries.createIndex('owner', 'owner');
      },
      // A newer page wants the database: let it have it, and open again when needed.
      blocking: () => void close(),
      terminated: () => {
        opened = null;
      },
    }).catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  }

  async function close(): Promise<void> {
    const closing = opened;
    opened = null;
    (await closing?.catch(() => null))?.close();
  }

  async function write(work: (entries: Entries) => readonly Promise<unknown>[]): Promise<void> {
    const transaction = (await database()).transaction('entries', 'readwrite', { durability: 'strict' });
    await Promise.all([...work(transaction.objectStore('entries')), transaction.done]);
  }

  return {
    isDurable: true,
    async load(owner) {
      const rows = await (await database()).getAllFromIndex('entries', 'owner', ownerKey(owner));
      return rows.map((row) => row.entry);
    },
    write: (owner, puts, removals) =>
      write((entries) => [
        ...puts.map((entry) => entries.put({ owner: ownerKey(owner), commandId: entry.commandId, entry })),
        ...removals.map((commandId) => entries.delete([ownerKey(owner), commandId])),
      ]),
    async clear(owner: OutboxOwner) {
      const keys = await (await database()).getAllKeysFromIndex('entries', 'owner', ownerKey(owner));
      await write((entries) => keys.map((key) => entries.delete(key)));
    },
    close,
  };
}
