import { fetchAhead, fetchLater } from '../../ui/fetch-ahead.js';

// What neither is a view nor a part of one.
fetchLater(() => import('../composer/rank.js'));

/** Says in the timeline of the page that all its code is there. */
const done = 'parley-fetched-ahead';

/**
 * Fetches the rest of the app while nothing else is going on: every view opens at once then, and also when the
 * connection is gone.
 */
export function warmUp(): () => void {
  let isWanted = true;
  const load = async () => {
    await fetchAhead(() => isWanted);
    performance.mark(done);
    const { keepShell } = await import('../connection/keep-shell.js');
    await keepShell();
  };
  // Safari has no requestIdleCallback; there a timer does.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(() => void load().catch(() => undefined), 3_000);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }
  const handle = requestIdleCallback(() => void load().catch(() => undefined), { timeout: 10_000 });
  return () => {
    isWanted = false;
    cancelIdleCallback(handle);
  };
}
