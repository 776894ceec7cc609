import { lazyPart } from '../../ui/lazy-part.js';
import type { Emoji, EmojiBook } from './emoji-book.js';
import type { EmojiPickerProps } from './picker.js';

export { EmojiLayer } from './emoji-layer.js';
export { openEmojiPicker, useIsPickerOpen } from './shown-picker.js';
export { noteEmojiUse, useQuickEmoji } from './used-emoji.js';

/** All emoji with search; fetched when first shown. Fills the width it is given; about 352 px suit it. */
export const EmojiPicker = lazyPart<EmojiPickerProps>(async () => (await import('./picker.js')).Picker);

/** All emoji with their names in the language of the page; rejects when they cannot be fetched. */
export const loadEmoji = async (): Promise<EmojiBook> => (await import('./emoji-book.js')).loadEmoji();

/** Emoji that fit what was typed, the best first; rejects as `loadEmoji` does. */
export const searchEmoji = async (query: string, limit: number): Promise<readonly Emoji[]> =>
  (await import('./search-emoji.js')).searchBook(await loadEmoji(), query, limit);
