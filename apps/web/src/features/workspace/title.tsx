import { selectMe } from '@parley/client';
import { useChatState } from '../../client.js';
import { TitleMarker } from '../page/index.js';
import { useUnreadTotal } from './unread-total.js';

/** The workspace and what is unread in it, in the title of the tab. */
export function WorkspaceTitle() {
  const place = useChatState(selectMe)?.workspace.name ?? '';
  return <TitleMarker place={place} {...useUnreadTotal()} />;
}
