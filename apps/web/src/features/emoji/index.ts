import type { Emoji, OwnEmoji } from './emoji-book.js';

export { EmojiLayer } from './emoji-layer.js';
export { EmojiPicture, EmojiSign } from './emoji-sign.js';
export { openEmojiPicker, useIsPickerOpen } from './shown-picker.js';
export { noteEmojiUse, useQuickEmoji } from './used-emoji.js';

/**
 * Emoji that fit what was typed, the best first, the workspace's own among them; rejects when their names cannot be
 * fetched.
 */
export async function searchEmoji(query: string, limit: number, own: OwnEmoji): Promise<readonly Emoji[]> {
  const [{ loadEmoji, withOwn }, { searchBook }] = await Promise.all([
    import('./emoji-book.js'),
    import('./search-emoji.js'),
  ]);
  return searchBook(withOwn(await loadEmoji(), own), query, limit);
}
