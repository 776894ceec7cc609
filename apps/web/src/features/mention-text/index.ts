export { everybodyWord, hereWord, type MentionKind, type ShownMention } from './mention-text.js';
export { type MentionText, rememberChosen, useMentionText } from './use-mention-text.js';
