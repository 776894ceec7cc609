import type { Emoji, OwnEmoji } from './emoji-book.js';

export { EmojiLayer } from './emoji-layer.js';
export { EmojiPicture, EmojiSign } from './emoji-sign.js';
export { openEmojiPicker, useIsPickerOpen } from './shown-picker.js';
export { noteEmojiUse, useQuickEmoji } from './used-emoji.js';

/** Emoji that fit what was typed, the best first, the workspace's own among them. */
export type EmojiSearch = (query: string, limit: number, own: OwnEmoji) => readonly Emoji[];

/** The search itself answers at once: what is chosen by a key is what was typed last. Rejects when it cannot be fetched. */
export async function loadEmojiSearch(): Promise<EmojiSearch> {
  const [{ loadEmoji, withOwn }, { searchBook }] = await Promise.all([
    import('./emoji-book.js'),
    import('./search-emoji.js'),
  ]);
  const book = await loadEmoji();
  return (query, limit, own) => searchBook(withOwn(book, own), query, limit);
}
