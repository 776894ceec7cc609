/** What was being written, by where: a channel, a thread, or a message that is edited. Kept in this browser; without storage it lives as long as the page. */
const drafts = new Map<string, string>();
const prefix = 'parley.draft.';

export function readDraft(key: string): string {
  const held = drafts.get(key);
  if (held !== undefined) return held;
  try {
    return localStorage.getItem(prefix + key) ?? '';
  } catch {
    return '';
  }
}

export function writeDraft(key: string, text: string): void {
  // Told with every move of the caret as well, and a storage is slow.
  if (drafts.get(key) === text) return;
  drafts.set(key, text);
  try {
    if (text === '') localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, text);
  } catch {
    // Storage is full or forbidden: the draft is kept in memory.
  }
}

/** Those that an earlier page left, whose key begins so. */
export function storedDrafts(beginning: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(prefix + beginning))
      .map((name) => name.slice(prefix.length));
  } catch {
    return [];
  }
}

export function clearDrafts(): void {
  drafts.clear();
  try {
    for (const key of storedDrafts('')) localStorage.removeItem(prefix + key);
  } catch {
    // Nothing was stored either.
  }
}
