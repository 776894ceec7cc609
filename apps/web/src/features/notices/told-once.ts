const databaseName = 'parley-told';
const storeName = 'told';
/** As many are remembered, the newest: far more than come due while a tab is open. */
const mostRemembered = 500;

/**
 * Writes down in this browser that something is told now. False: a tab has told it, be it closed since. The writing
 * decides, so of tabs that ask in the same moment one hears true. Where nothing can be written, every one does.
 */
export async function isFirstToTell(name: string): Promise<boolean> {
  try {
    const database = await opened();
    try {
      return await isAdded(database, name);
    } finally {
      database.close();
    }
  } catch {
    return true;
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(databaseName, 1);
    opening.onupgradeneeded = () => {
      const told = opening.result.createObjectStore(storeName, { autoIncrement: true });
      told.createIndex('name', 'name', { unique: true });
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('The browser keeps nothing.'));
  });
}

/** False when the name is there already: the browser takes back the whole transaction then. */
function isAdded(database: IDBDatabase, name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const writing = database.transaction(storeName, 'readwrite');
    const told = writing.objectStore(storeName);
    told.add({ name });
    const counting = told.count();
    counting.onsuccess = () => {
      if (counting.result <= mostRemembered) return;
      const oldest = told.openKeyCursor();
      oldest.onsuccess = () => oldest.result && told.delete(oldest.result.primaryKey);
    };
    writing.oncomplete = () => resolve(true);
    writing.onabort = () =>
      writing.error?.name === 'ConstraintError'
        ? resolve(false)
        : reject(writing.error ?? new Error('The browser took it back.'));
  });
}
