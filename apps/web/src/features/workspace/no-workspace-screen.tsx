import { useLingui } from '@lingui/react/macro';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { useSignOut } from '../auth/index.js';
import { LoneScreen, openDialog } from '../page/index.js';
import { DialogHost } from './dialog-host.js';

/** Signed in, and a member of nothing: removed everywhere, or never invited anywhere. */
export function NoWorkspaceScreen() {
  const { t } = useLingui();
  const signOut = useSignOut();
  return (
    <LoneScreen title={t`No workspace`}>
      <EmptyState
        drawing="people"
        title={t`You belong to no workspace.`}
        hint={t`Open an invite link somebody sent you, or create a workspace of your own.`}
        action={
          <span className="flex gap-2">
            <Button onClick={() => void signOut()}>{t`Sign out`}</Button>
            <Button tone="primary" onClick={() => openDialog('create-workspace')}>
              {t`Create workspace`}
            </Button>
          </span>
        }
      />
      <DialogHost />
    </LoneScreen>
  );
}
