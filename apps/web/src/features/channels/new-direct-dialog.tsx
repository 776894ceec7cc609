import { useLingui } from '@lingui/react/macro';
import { limits, type UserId } from '@parley/protocol';
import { UserPlus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { EmptyState } from '../../ui/empty-state.js';
import { closeDialog, openDialog, useDialogFrame } from '../page/index.js';
import { useOpenDirect } from '../people/index.js';
import { PeoplePicker } from '../people-picker/index.js';

/** Whom to write to: one person, or several at once. */
export function NewDirectDialog() {
  const { t } = useLingui();
  const frame = useDialogFrame();
  const openDirect = useOpenDirect();
  const field = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<readonly UserId[]>([]);
  const [busy, setBusy] = useState(false);
  const isAlone = useChatState((state) => state.members.size === 1);
  const open = async () => {
    if (chosen.length === 0) return;
    setBusy(true);
    const opened = await openDirect(chosen);
    setBusy(false);
    if (opened) frame.onOpenChange(false);
  };
  if (isAlone)
    return (
      <Dialog {...frame} title={t`New direct message`}>
        <EmptyState
          drawing="people"
          title={t`Nobody else is here yet. Invite people first.`}
          action={
            <Button tone="primary" icon={UserPlus} onClick={() => openDialog('invite-people')}>
              {t`Invite people`}
            </Button>
          }
        />
      </Dialog>
    );
  return (
    <Dialog
      {...frame}
      title={t`New direct message`}
      initialFocus={field}
      onSubmit={() => void open()}
      actions={
        <>
          <Button onClick={closeDialog}>{t`Cancel`}</Button>
          <Button type="submit" tone="primary" busy={busy} disabled={chosen.length === 0}>
            {t`Start writing`}
          </Button>
        </>
      }
    >
      <PeoplePicker
        label={t`To`}
        chosen={chosen}
        onChange={setChosen}
        max={limits.directMembers - 1}
        inputRef={field}
      />
    </Dialog>
  );
}
