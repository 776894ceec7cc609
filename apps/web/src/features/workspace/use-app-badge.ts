import { selectIsLeading } from '@parley/client';
import { useEffect } from 'react';
import { useChatState } from '../../client.js';

/** Counts on the icon of the installed app what waits for me. One tab does it for all of them (R-TAB-1). */
export function useAppBadge(count: number): void {
  const isLeading = useChatState(selectIsLeading);
  useEffect(() => {
    if (!isLeading || !('setAppBadge' in navigator)) return;
    // Where the app is not installed there is no icon to count on, and nothing to tell anybody.
    navigator.setAppBadge(count).catch(() => {});
  }, [isLeading, count]);
}
