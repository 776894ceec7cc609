import { selectMe } from '@parley/client';
import { useChatState } from '../../client.js';
import { TitleMarker } from '../page/index.js';
import { useUnreadTotal } from './unread-total.js';
import { useAppBadge } from './use-app-badge.js';

/** The workspace and what is unread in it, in the title of the tab. */
export function WorkspaceTitle() {
  const place = useChatState(selectMe)?.workspace.name ?? '';
  const total = useUnreadTotal();
  useAppBadge(total.mentions);
  return <TitleMarker place={place} {...total} />;
}
