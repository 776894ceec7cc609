import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Popover } from '../../ui/popover.js';
import { ProfileCard } from './profile-card.js';
import { closeProfile, shownProfile } from './shown-profile.js';

/** The card that `openProfile` asked for, beside its anchor. */
export function ProfilePopover() {
  const { t } = useLingui();
  const { shown, open } = useStore(shownProfile);
  useEffect(() => closeProfile, []);
  return (
    <Popover
      label={t`Profile`}
      open={open}
      onOpenChange={(next) => next || closeProfile()}
      anchor={shown?.anchor}
      side="inline-end"
      align="start"
      className="w-72"
    >
      {shown && <ProfileCard userId={shown.userId} />}
    </Popover>
  );
}
