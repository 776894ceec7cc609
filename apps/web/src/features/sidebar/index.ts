export { Sidebar } from './sidebar.js';
export { UnreadScreen } from './unread-screen.js';
