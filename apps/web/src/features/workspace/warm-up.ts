/**
 * Fetches the rest of the app while nothing else is going on, what people reach for first in front: it opens at once
 * then, and also when the connection is gone.
 */
export function warmUp(): () => void {
  const load = () => {
    void import('../../ui/menu.js');
    void import('../people/profile-popover.js');
    void import('../channels/details-panel.js');
    void import('../channels/topic-popover.js');
    void import('../sidebar/quick-switcher.js');
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
