export { useOpeningShortcuts } from './channel-shortcuts.js';
export { Sidebar } from './sidebar.js';
