/**
 * Fetches the rest of the app while nothing else is going on, what people reach for first in front: it opens at once
 * then, and also when the connection is gone.
 */
export function warmUp(): () => void {
  const load = () => {
    const parts = [
      import('../../ui/menu.js'),
      import('../../ui/confirm-dialog.js'),
      import('../../ui/tooltip-popup.js'),
      import('../../ui/toast-list.js'),
      import('../people/profile-popover.js'),
      import('../channels/details-panel.js'),
      import('../unread/why-unread.js'),
      import('../channels/topic-popover.js'),
      import('../channels/new-direct-dialog.js'),
      import('../sidebar/quick-switcher.js'),
      import('../message-dialogs/forward-dialog.js'),
      import('../message-dialogs/history-dialog.js'),
      import('../permalinks/preview-card.js'),
      import('../enclosures/poll-card.js'),
      import('../enclosures/checklist-card.js'),
      import('../enclosures/enclose-dialog.js'),
      import('./refused-screen.js'),
      import('../channels/browse-screen.js'),
      import('../channels/create-channel-dialog.js'),
      import('../people/people-screen.js'),
      import('../settings/settings-layout.js'),
      import('../settings/profile-page.js'),
      import('../settings/appearance-page.js'),
      import('../settings/messages-page.js'),
      import('../settings/notifications-page.js'),
      import('../settings/invites-page.js'),
      import('../settings/people-page.js'),
      import('../settings/about-page.js'),
      import('../settings/invite-people-dialog.js'),
      import('../unread/unread-screen.js'),
      import('../sidebar/shortcuts-dialog.js'),
      import('../sidebar/create-workspace-dialog.js'),
      import('../sidebar/section-dialog.js'),
      import('../sidebar/section-menu.js'),
      import('../people/status-dialog.js'),
      import('../later/later-screen.js'),
      import('../later/drafts-screen.js'),
      import('../later/time-dialog.js'),
      import('../later/schedule-menu.js'),
      import('./you-screen.js'),
    ];
    // What does not come now is fetched when it is needed.
    void Promise.allSettled(parts);
    void import('../connection/keep-shell.js').then(({ keepShell }) => keepShell()).catch(() => {});
  };
  // Safari has no requestIdleCallback; there a timer does.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(load, 3_000);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(load, { timeout: 10_000 });
  return () => cancelIdleCallback(handle);
}
