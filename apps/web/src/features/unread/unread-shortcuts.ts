import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useShortcut } from '../../ui/shortcuts.js';
import { useWorkspaceSlug } from '../page/index.js';
import { useMarkAllRead } from './marking.js';

/** Also shown where the same is done by hand. */
export const unreadKeys = { show: 'mod+shift+a', markAllRead: 'shift+escape' } as const;

/** The keys for all that is unread, wherever one is in a workspace. */
export function useUnreadShortcuts(): void {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const markAllRead = useMarkAllRead();
  const group = t`Getting around`;
  useShortcut(unreadKeys.show, () => void navigate({ to: '/w/$slug/unread', params: { slug } }), {
    label: t`Everything unread`,
    group,
  });
  useShortcut(unreadKeys.markAllRead, markAllRead, { label: t`Mark all as read`, group });
}
