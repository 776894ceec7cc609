import { lazyPart } from '../../ui/lazy-part.js';
import type { EmojiPickerProps } from './picker.js';

export { type EmojiBook, loadEmoji } from './emoji-book.js';
export { EmojiLayer } from './emoji-layer.js';
export { searchEmoji } from './search-emoji.js';
export { openEmojiPicker, useIsPickerOpen } from './shown-picker.js';
export { noteEmojiUse, useQuickEmoji } from './used-emoji.js';

/** All emoji with search; fetched when first shown. Fills the width it is given; about 352 px suit it. */
export const EmojiPicker = lazyPart<EmojiPickerProps>(async () => (await import('./picker.js')).Picker);
