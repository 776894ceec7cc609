import { useLingui } from '@lingui/react/macro';
import type { ComponentType } from 'react';
import { type LazyPartProps, lazyPart } from '../../ui/lazy-part.js';
import { showToast } from '../../ui/toast.js';
import { closeDialog, type DialogName, useCalledDialog } from '../page/index.js';

const dialogs: Record<DialogName, ComponentType<LazyPartProps>> = {
  'create-channel': lazyPart(
    async () => (await import('../channels/create-channel-dialog.js')).CreateChannelDialog,
  ),
  'new-direct': lazyPart(async () => (await import('../channels/new-direct-dialog.js')).NewDirectDialog),
  'invite-people': lazyPart(
    async () => (await import('../settings/invite-people-dialog.js')).InvitePeopleDialog,
  ),
  'quick-switcher': lazyPart(async () => (await import('../sidebar/quick-switcher.js')).QuickSwitcher),
  shortcuts: lazyPart(async () => (await import('../sidebar/shortcuts-dialog.js')).ShortcutsDialog),
  'create-workspace': lazyPart(
    async () => (await import('../sidebar/create-workspace-dialog.js')).CreateWorkspaceDialog,
  ),
  section: lazyPart(async () => (await import('../sidebar/section-dialog.js')).SectionDialog),
  status: lazyPart(async () => (await import('../people/status-dialog.js')).StatusDialog),
};

/** Draws the dialog that was called for; its code is fetched then. */
export function DialogHost() {
  const { t } = useLingui();
  const called = useCalledDialog();
  if (called === null) return null;
  const Shown = dialogs[called.name];
  const onUnavailable = () => {
    closeDialog();
    showToast({ text: t`This needs a connection. Try again when it is back.`, id: 'no-dialog' });
  };
  return <Shown key={called.count} onUnavailable={onUnavailable} />;
}
