import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { shownProfile } from './shown-profile.js';

const ProfilePopover = lazy(async () => ({ default: (await import('./profile-popover.js')).ProfilePopover }));

/** Where `openProfile` draws; stands once in a workspace. */
export function ProfileLayer() {
  const isWanted = useStore(shownProfile, (state) => state.shown !== null);
  if (!isWanted) return null;
  return (
    <Suspense>
      <ProfilePopover />
    </Suspense>
  );
}
