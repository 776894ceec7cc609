/** Fetches what people reach for next while nothing else is going on, so that it opens at once. */
export function warmUp(): () => void {
  const load = () => {
    void import('../../ui/menu.js');
    void import('../people/profile-popover.js');
    void import('../channels/details-panel.js');
    void import('../channels/topic-popover.js');
    void import('../sidebar/quick-switcher.js');
  };
  // Safari has no requestIdleCallback; there a timer does.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(load, 3_000);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(load, { timeout: 10_000 });
  return () => cancelIdleCallback(handle);
}
