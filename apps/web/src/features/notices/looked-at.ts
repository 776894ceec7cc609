const nameOf = (slug: string): string => `parley-looked-at.${slug}`;

const isLookedAtHere = (): boolean => document.hasFocus() && !document.hidden;

/**
 * Holds a shared lock while this tab is looked at, until the answer is called. A lock goes with its tab, however that
 * ends, so nobody has to tidy up.
 */
export function tellLookedAt(slug: string): () => void {
  let letGo: (() => void) | null = null;
  const look = () => {
    if (!navigator.locks || isLookedAtHere() === (letGo !== null)) return;
    if (letGo) {
      letGo();
      letGo = null;
      return;
    }
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    navigator.locks.request(nameOf(slug), { mode: 'shared' }, () => held).catch(() => {});
  };
  look();
  addEventListener('focus', look);
  addEventListener('blur', look);
  document.addEventListener('visibilitychange', look);
  return () => {
    removeEventListener('focus', look);
    removeEventListener('blur', look);
    document.removeEventListener('visibilitychange', look);
    letGo?.();
  };
}

/** Whether any tab of the workspace is looked at in this browser. */
export async function isSomeTabLookedAt(slug: string): Promise<boolean> {
  if (isLookedAtHere() || !navigator.locks) return isLookedAtHere();
  const { held = [] } = await navigator.locks.query();
  return held.some((lock) => lock.name === nameOf(slug));
}
