import { useLingui } from '@lingui/react/macro';
import { Dialog } from '../../ui/dialog.js';
import { useDialogFrame } from '../page/index.js';
import { InviteForm } from './invite-form.js';

/** An invite link without leaving what one is doing. */
export function InvitePeopleDialog() {
  const { t } = useLingui();
  const frame = useDialogFrame();
  return (
    <Dialog
      {...frame}
      title={t`Invite people`}
      description={t`Send the link to those you want here. They choose a name and a password, and are in.`}
    >
      <div className="pb-3">
        <InviteForm />
      </div>
    </Dialog>
  );
}
