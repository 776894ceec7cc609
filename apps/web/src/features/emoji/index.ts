import type { Emoji } from './emoji-book.js';

export { EmojiLayer } from './emoji-layer.js';
export { openEmojiPicker, useIsPickerOpen } from './shown-picker.js';
export { noteEmojiUse, useQuickEmoji } from './used-emoji.js';

/** Emoji that fit what was typed, the best first; rejects when their names cannot be fetched. */
export async function searchEmoji(query: string, limit: number): Promise<readonly Emoji[]> {
  const [{ loadEmoji }, { searchBook }] = await Promise.all([
    import('./emoji-book.js'),
    import('./search-emoji.js'),
  ]);
  return searchBook(await loadEmoji(), query, limit);
}
