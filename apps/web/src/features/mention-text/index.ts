export type { ShownMention } from './mention-text.js';
export { type MentionText, useMentionText } from './use-mention-text.js';
