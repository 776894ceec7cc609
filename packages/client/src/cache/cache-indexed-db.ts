import type { DBSchema, IDBPTransaction } from 'idb';
import { keptDatabase } from '../kept-database.js';
import { type CacheChange, type CacheStorage, type Cut, isWiped, type WipeScope } from './cache-storage.js';

interface CacheSchema extends DBSchema {
  cuts: { key: string; value: Cut };
  records: { key: [slug: string, name: string]; value: unknown };
}

type Writing = IDBPTransaction<CacheSchema, ['cuts', 'records'], 'readwrite'>;

/** Raised when what is kept changes its form: what an older build kept is thrown away, never converted. */
const format = 2;

/** The cache in IndexedDB. Losing the last second of it costs a replay, so nothing waits for the disk. */
export function indexedDbCacheStorage(name = 'parley-cache'): CacheStorage {
  const database = keptDatabase<CacheSchema>({
    name,
    version: format,
    upgrade(fresh) {
      for (const store of fresh.objectStoreNames) fresh.deleteObjectStore(store);
      fresh.createObjectStore('cuts', { keyPath: 'slug' });
      fresh.createObjectStore('records');
    },
  });

  async function begin(): Promise<Writing> {
    return (await database.get()).transaction(['cuts', 'records'], 'readwrite', { durability: 'relaxed' });
  }

  return {
    async load(slug) {
      const reading = (await database.get()).transaction(['cuts', 'records']);
      const records = reading.objectStore('records');
      const [cut, keys, values] = await Promise.all([
        reading.objectStore('cuts').get(slug),
        records.getAllKeys(allOf(slug)),
        records.getAll(allOf(slug)),
      ]);
      if (!cut) return null;
      return { cut, records: new Map(keys.map(([, name], index) => [name, values[index]])) };
    },
    async write(slug, decide) {
      const writing = await begin();
      const change = decide(await writing.objectStore('cuts').get(slug));
      try {
        if (change) put(writing, slug, change);
      } catch (error) {
        // What cannot be stored throws before it is asked for; the rest must not be stored without it.
        writing.abort();
        await writing.done.catch(() => {});
        throw error;
      }
      await writing.done;
    },
    async wipe(scope) {
      try {
        await wipeIn(await begin(), scope);
      } catch {
        // Keeping nothing costs a snapshot; keeping what must go is worse.
        await database.remove();
      }
    },
    close: database.close,
  };
}

/** An empty array comes after every string. */
const allOf = (slug: string): IDBKeyRange => IDBKeyRange.bound([slug], [slug, []]);

/** A request that fails ends the transaction, which is where it is heard of. */
const issue = (request: Promise<unknown>) => void request.catch(() => {});

function put(writing: Writing, slug: string, change: CacheChange): void {
  const records = writing.objectStore('records');
  if (change.isFresh) issue(records.delete(allOf(slug)));
  for (const name of change.remove) issue(records.delete([slug, name]));
  for (const [name, value] of change.put) issue(records.put(value, [slug, name]));
  issue(writing.objectStore('cuts').put(change.cut));
}

async function wipeIn(writing: Writing, scope: WipeScope): Promise<void> {
  for (const slug of await slugsIn(writing, scope)) {
    issue(writing.objectStore('cuts').delete(slug));
    issue(writing.objectStore('records').delete(allOf(slug)));
  }
  await writing.done;
}

async function slugsIn(writing: Writing, scope: WipeScope): Promise<string[]> {
  if ('slug' in scope) return [scope.slug];
  const cuts = await writing.objectStore('cuts').getAll();
  return cuts.filter((cut) => isWiped(cut, scope)).map((cut) => cut.slug);
}
