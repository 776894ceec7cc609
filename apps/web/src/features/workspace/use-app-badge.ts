import { browserTabPlace, newId } from '@parley/client';
import { useEffect, useRef } from 'react';
import { useWorkspaceSlug } from '../page/index.js';
import { createIconCount, type IconCount } from './icon-count.js';

// Where the app is not installed there is no icon to count on, and nothing to tell anybody.
const write = (count: number) => void navigator.setAppBadge(count).catch(() => {});

/** The last tab is gone when it could clear the icon: the service worker does, once no page is left. */
const sayGone = () => navigator.serviceWorker?.controller?.postMessage({ kind: 'gone' });

/** Counts on the icon of the installed app what waits for me, with what other tabs show (R-TAB-1). */
export function useAppBadge(count: number): void {
  const workspace = useWorkspaceSlug();
  const icon = useRef<IconCount>(null);
  useEffect(() => {
    const place = 'setAppBadge' in navigator ? browserTabPlace() : null;
    if (!place) return;
    icon.current = createIconCount({ place, tab: newId(), workspace, write });
    addEventListener('pagehide', sayGone);
    return () => {
      removeEventListener('pagehide', sayGone);
      icon.current?.end();
      icon.current = null;
    };
  }, [workspace]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another workspace has to be told of as well
  useEffect(() => icon.current?.tell(count), [workspace, count]);
}
