import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';

export interface KeptDatabase<Schema extends DBSchema> {
  /** Opened when first asked for, and again when the browser or a newer page has closed it. Rejects where it cannot be. */
  get(): Promise<IDBPDatabase<Schema>>;
  close(): Promise<void>;
  /** Deletes it as a whole, also one that a newer page has made: at once, or when the last page that has it open lets go. */
  remove(): Promise<void>;
}

export interface KeptDatabaseOptions<Schema extends DBSchema> {
  readonly name: string;
  readonly version: number;
  readonly upgrade: (fresh: IDBPDatabase<Schema>) => void;
}

/** A database of this browser. */
export function keptDatabase<Schema extends DBSchema>(
  options: KeptDatabaseOptions<Schema>,
): KeptDatabase<Schema> {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;

  async function close(): Promise<void> {
    const closing = opened;
    opened = null;
    (await closing?.catch(() => null))?.close();
  }

  return {
    get() {
      opened ??= openDB<Schema>(options.name, options.version, {
        upgrade: options.upgrade,
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
    },
    close,
    async remove() {
      await close();
      await new Promise<void>((resolve, reject) => {
        deleteDB(options.name, { blocked: () => resolve() }).then(resolve, reject);
      });
    },
  };
}
