import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** `narrow`: one pane at a time; `medium`: a panel covers the main pane; `wide`: side by side. */
export type WindowWidth = 'narrow' | 'medium' | 'wide';

/** The same edges as `md` (45rem, 720 px) and `lg` (64rem, 1024 px) in tokens.css. */
export function useWindowWidth(): WindowWidth {
  const atLeastMedium = useMedia('(min-width: 45rem)');
  const atLeastWide = useMedia('(min-width: 64rem)');
  return atLeastWide ? 'wide' : atLeastMedium ? 'medium' : 'narrow';
}
