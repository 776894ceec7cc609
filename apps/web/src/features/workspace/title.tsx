import { selectMe, selectWaiting } from '@parley/client';
import { useChatState } from '../../client.js';
import { TitleMarker } from '../page/index.js';
import { useAppBadge } from './use-app-badge.js';

/** The workspace and what is unread in it, in the title of the tab. */
export function WorkspaceTitle() {
  const place = useChatState(selectMe)?.workspace.name ?? '';
  const waiting = useChatState(selectWaiting);
  useAppBadge(waiting.forMe);
  return <TitleMarker place={place} {...waiting} />;
}
