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
      import('../channels/topic-popover.js'),
      import('../channels/new-direct-dialog.js'),
      import('../sidebar/quick-switcher.js'),
      import('./refused-screen.js'),
    ];
    // What does not come now is fetched when it is needed.
    void Promise.allSettled(parts);
    void import('../connection/keep-shell.js').then(({ keepShell }) => keepShell());
    void import('../channels/browse-screen.js');
    void import('../channels/create-channel-dialog.js');
    void import('../channels/new-direct-dialog.js');
    void import('../people/people-screen.js');
    void import('../settings/settings-layout.js');
    void import('../settings/profile-page.js');
    void import('../settings/appearance-page.js');
    void import('../settings/invites-page.js');
    void import('../settings/people-page.js');
    void import('../settings/about-page.js');
    void import('../settings/invite-people-dialog.js');
    void import('../sidebar/unread-screen.js');
    void import('../sidebar/shortcuts-dialog.js');
    void import('../sidebar/create-workspace-dialog.js');
    void import('./you-screen.js');
  };
  // Safari has no requestIdleCallback; there a timer does.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(load, 3_000);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(load, { timeout: 10_000 });
  return () => cancelIdleCallback(handle);
}
