import { useEffect, useSyncExternalStore } from 'react';

export type Politeness = 'polite' | 'assertive';

interface Announcement {
  readonly text: string;
  readonly politeness: Politeness;
  readonly count: number;
}

let current: Announcement = { text: '', politeness: 'polite', count: 0 };
const listeners = new Set<() => void>();

function replace(next: Announcement): void {
  current = next;
  for (const listener of listeners) listener();
}

/** Says a sentence to screen readers without moving focus. The same sentence twice is said twice. */
export function announce(text: string, politeness: Politeness = 'polite'): void {
  replace({ text, politeness, count: current.count + 1 });
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export interface LiveRegionProps {
  readonly text: string;
  readonly politeness?: Politeness | undefined;
}

/** Reads its text out whenever it changes; mount it before the first text comes. */
export function LiveRegion({ text, politeness = 'polite' }: LiveRegionProps) {
  return (
    <div
      role={politeness === 'polite' ? 'status' : 'alert'}
      aria-live={politeness}
      aria-atomic
      className="sr-only whitespace-pre-line"
    >
      {text}
    </div>
  );
}

/** Where `announce` speaks; `UiProvider` mounts it. */
export function AnnouncerRegion() {
  const { text, politeness, count } = useSyncExternalStore(subscribe, () => current);
  useEffect(() => {
    if (count === 0 || text === '') return;
    // Emptied afterwards, so that someone who walks the page later does not find stale sentences.
    const timer = setTimeout(() => replace({ ...current, text: '' }), 7_000);
    return () => clearTimeout(timer);
  }, [text, count]);
  // A trailing space on every second one makes a repeated sentence a change of the tree.
  const spoken = count % 2 === 0 ? text : `${text}\u00a0`;
  return (
    <>
      <LiveRegion text={politeness === 'polite' ? spoken : ''} />
      <LiveRegion text={politeness === 'assertive' ? spoken : ''} politeness="assertive" />
    </>
  );
}
