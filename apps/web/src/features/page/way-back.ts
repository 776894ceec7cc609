import { useRouter } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';

/** Addresses by their place in the history of this tab, as far as this page has seen them. */
const trail = new Map<number, string>();

/** Notes where one goes; mounted once. */
export function useTrail(): void {
  const { history } = useRouter();
  useEffect(() => {
    const note = () => trail.set(history.location.state.__TSR_index, history.location.href);
    note();
    return history.subscribe(note);
  }, [history]);
}

/**
 * Leads out of something: a step back where one came from there, so that the browser's own way back does not lead in
 * again; else on to it. The path is without a search.
 */
export function useWayBack(): (path: string) => void {
  const { history } = useRouter();
  return useCallback(
    (path) => {
      if (trail.get(history.location.state.__TSR_index - 1) === path) history.back();
      else history.push(path);
    },
    [history],
  );
}
