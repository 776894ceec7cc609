/** What was being written, per channel, kept in this browser. Without storage it lives as long as the page. */
const drafts = new Map<string, string>();
const keyOf = (channelId: string) => `parley.draft.${channelId}`;

export function readDraft(channelId: string): string {
  const held = drafts.get(channelId);
  if (held !== undefined) return held;
  try {
    return localStorage.getItem(keyOf(channelId)) ?? '';
  } catch {
    return '';
  }
}

export function writeDraft(channelId: string, text: string): void {
  // Told with every move of the caret as well, and a storage is slow.
  if (drafts.get(channelId) === text) return;
  drafts.set(channelId, text);
  try {
    if (text === '') localStorage.removeItem(keyOf(channelId));
    else localStorage.setItem(keyOf(channelId), text);
  } catch {
    // Storage is full or forbidden: the draft is kept in memory.
  }
}

/** Signing out leaves nothing behind. */
export function clearDrafts(): void {
  drafts.clear();
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith('parley.draft.')) localStorage.removeItem(key);
  } catch {
    // Nothing was stored either.
  }
}
