export { ThreadsLink } from './threads-link.js';
export { useRepliesEntry } from './use-replies-entry.js';
