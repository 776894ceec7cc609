import { useLingui } from '@lingui/react/macro';
import { type Channel, channelAddMembers, limits, type UserId } from '@parley/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { PeoplePicker } from '../people-picker/index.js';
import { useCommand } from '../problems/index.js';
import { membersKey } from './members-query.js';

interface AddPeopleDialogProps {
  readonly channel: Channel;
  /** Who is in it already, as far as that is known. */
  readonly memberIds: ReadonlySet<UserId> | undefined;
  readonly onClose: () => void;
}

/** Brings people of the workspace into a channel. */
export function AddPeopleDialog({ channel, memberIds, onClose }: AddPeopleDialogProps) {
  const { t } = useLingui();
  const run = useCommand();
  const queries = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<readonly UserId[]>([]);
  const [busy, setBusy] = useState(false);
  const add = async () => {
    if (chosen.length === 0) return;
    setBusy(true);
    const added = await run(channelAddMembers, { channelId: channel.id, memberIds: [...chosen] });
    setBusy(false);
    if (!added) return;
    void queries.invalidateQueries({ queryKey: membersKey(channel.id) });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t`Add people to ${channel.name ?? ''}`}
      description={
        channel.kind === 'private' ? t`They will see everything written here, also from before.` : undefined
      }
      initialFocus={field}
      onSubmit={() => void add()}
      actions={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button type="submit" tone="primary" busy={busy} disabled={chosen.length === 0}>
            {t`Add`}
          </Button>
        </>
      }
    >
      <PeoplePicker
        label={t`People`}
        chosen={chosen}
        onChange={setChosen}
        without={memberIds}
        max={limits.channelInvitesPerCommand}
        inputRef={field}
      />
    </Dialog>
  );
}
