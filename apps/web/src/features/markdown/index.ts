export { Markdown } from './markdown.js';
export { MentionContext, type MentionRenderers } from './mentions.js';
export { parseMarkdown } from './parse.js';
export { type MentionName, plainText } from './plain-text.js';
