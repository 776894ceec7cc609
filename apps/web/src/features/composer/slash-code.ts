import { fetchLater } from '../../ui/fetch-ahead.js';

/** The commands themselves: most of what is written is none. */
export const fetchSlashCommands = fetchLater(() => import('./slash/slash-commands.js'));
