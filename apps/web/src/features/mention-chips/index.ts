export { MentionChips } from './mention-chips.js';
