import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react';
import { type DialogName, useCalledDialog } from '../page/index.js';

const dialogs: Record<DialogName, LazyExoticComponent<ComponentType>> = {
  'create-channel': lazy(async () => ({
    default: (await import('../channels/create-channel-dialog.js')).CreateChannelDialog,
  })),
  'new-direct': lazy(async () => ({
    default: (await import('../channels/new-direct-dialog.js')).NewDirectDialog,
  })),
  'invite-people': lazy(async () => ({
    default: (await import('../settings/invite-people-dialog.js')).InvitePeopleDialog,
  })),
  'quick-switcher': lazy(async () => ({
    default: (await import('../sidebar/quick-switcher.js')).QuickSwitcher,
  })),
  shortcuts: lazy(async () => ({
    default: (await import('../sidebar/shortcuts-dialog.js')).ShortcutsDialog,
  })),
  'create-workspace': lazy(async () => ({
    default: (await import('../sidebar/create-workspace-dialog.js')).CreateWorkspaceDialog,
  })),
};

/** Draws the dialog that was called for; its code is fetched then. */
export function DialogHost() {
  const called = useCalledDialog();
  if (called === null) return null;
  const Shown = dialogs[called.name];
  return (
    <Suspense>
      <Shown key={called.count} />
    </Suspense>
  );
}
