export { useMarkAllRead, useMarkRead, useMarkThreadsRead } from './marking.js';
export { UnreadLink } from './unread-link.js';
export { unreadKeys, useUnreadShortcuts } from './unread-shortcuts.js';
export { useUnreadEntries } from './use-unread-entries.js';
export { WhyUnreadLayer } from './why-unread-layer.js';
