import { useLingui } from '@lingui/react/macro';
import type { UserId } from '@parley/protocol';
import { TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { useChat } from '../../client.js';
import { fetchLater } from '../../ui/fetch-ahead.js';
import { Icon } from '../../ui/icon.js';
import { useMyId } from './person-name.js';

/** Ids of people who can be taken for somebody else here. Found beside other work, a moment after the people are known. */
const alike = createStore<{ readonly ids: ReadonlySet<UserId> }>(() => ({ ids: new Set() }));
const fetchWatch = fetchLater(async () => (await import('./look-alikes.js')).watchLookAlikes);

/** Keeps them up to date; called once in a workspace. */
export function useWatchLookAlikes(): void {
  const { store } = useChat();
  useEffect(() => {
    let isMounted = true;
    let stop = () => {};
    fetchWatch().then(
      (watch) => {
        if (isMounted) stop = watch(store, (ids) => alike.setState({ ids }));
      },
      // Without its code nobody is marked; the next page tries again.
      () => undefined,
    );
    return () => {
      isMounted = false;
      stop();
    };
  }, [store]);
}

export const useLookAlikes = (): ReadonlySet<UserId> => useStore(alike, ({ ids }) => ids);

/** Whether a person's name looks like another person's here, or is written to look like something it is not. */
export const useLooksAlike = (userId: UserId): boolean => useStore(alike, ({ ids }) => ids.has(userId));

/** Beside the name of who wrote something: it may be somebody else than one thinks. */
export function LookAlikeMark({ userId }: { readonly userId: UserId }) {
  return useLooksAlike(userId) && <Mark userId={userId} />;
}

function Mark({ userId }: { readonly userId: UserId }) {
  const { t } = useLingui();
  // Nobody takes themselves for somebody else.
  if (useMyId() === userId) return null;
  const words = t`Another person’s name looks like this one.`;
  return (
    <span title={words} className="flex-none self-center text-warning-ink">
      <Icon icon={TriangleAlert} size={14} />
      <span className="sr-only">{words}</span>
    </span>
  );
}
