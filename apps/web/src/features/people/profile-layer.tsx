import { useStore } from 'zustand';
import { lazyPart } from '../../ui/lazy-part.js';
import { forgetProfile, shownProfile } from './shown-profile.js';

const ProfilePopover = lazyPart(async () => (await import('./profile-popover.js')).ProfilePopover);

/** Where `openProfile` draws; stands once in a workspace. */
export function ProfileLayer() {
  const isWanted = useStore(shownProfile, (state) => state.shown !== null);
  return isWanted && <ProfilePopover onUnavailable={forgetProfile} />;
}
