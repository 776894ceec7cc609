/** What the page we run in says about itself. Outside a browser it says nothing. */
export interface PageSignals {
  readonly onOnline: () => void;
  readonly onOffline: () => void;
  /** Seen again after a while: timers and sockets may have slept. */
  readonly onResume: () => void;
  /** Out of sight, perhaps for good. */
  readonly onHidden: () => void;
  /** The person did something, or has the page before them again; at most once a second. */
  readonly onActivity: () => void;
}

/** Listens until the answer is called. */
export type ListenToPage = (signals: PageSignals) => () => void;

/** Shorter absences leave a socket as it was. */
const awayMs = 10_000;
const activityEveryMs = 1_000;
const signsOfActivity = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

export const listenToPage: ListenToPage = (signals) => {
  if (typeof window === 'undefined' || typeof document === 'undefined') return () => {};
  const listening = new AbortController();
  const { signal } = listening;
  let hiddenAt = Number.POSITIVE_INFINITY;
  window.addEventListener('online', signals.onOnline, { signal });
  window.addEventListener('offline', signals.onOffline, { signal });
  let activeAt = 0;
  const active = () => {
    const now = Date.now();
    if (now - activeAt < activityEveryMs) return;
    activeAt = now;
    signals.onActivity();
  };
  for (const name of signsOfActivity)
    window.addEventListener(name, active, { signal, passive: true, capture: true });
  if (document.visibilityState === 'visible') active();
  const seen = () => {
    active();
    if (Date.now() - hiddenAt > awayMs) signals.onResume();
    hiddenAt = Number.POSITIVE_INFINITY;
  };
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') seen();
      else {
        hiddenAt = Date.now();
        signals.onHidden();
      }
    },
    { signal },
  );
  window.addEventListener('pagehide', signals.onHidden, { signal });
  window.addEventListener('pageshow', (event) => event.persisted && signals.onResume(), { signal });
  return () => listening.abort();
};
