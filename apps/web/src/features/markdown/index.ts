export { type EmojiNames, loadEmojiNames } from './emoji.js';
export { Markdown } from './markdown.js';
export { MentionContext, type MentionRenderers } from './mentions.js';
export { parseMarkdown } from './parse.js';
export { plainText } from './plain-text.js';
