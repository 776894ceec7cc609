import { useLingui } from '@lingui/react/macro';
import {
  type Group,
  groupAddMembers,
  groupDelete,
  groupRemoveMember,
  limits,
  type UserId,
} from '@parley/protocol';
import { LogIn, LogOut, Pencil, Trash2, UserMinus } from 'lucide-react';
import { useState } from 'react';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Dialog } from '../../ui/dialog.js';
import { IconButton } from '../../ui/icon-button.js';
import { RowList } from '../../ui/row-list.js';
import { showToast } from '../../ui/toast.js';
import { useFocusBack } from '../../ui/use-focus-back.js';
import { PersonRow, useMyId, useMyRole } from '../people/index.js';
import { PeoplePicker } from '../people-picker/index.js';
import { useCommand } from '../problems/index.js';
import { canDelete } from './group-rules.js';
import { RenameGroup } from './rename-group.js';

export interface GroupDialogProps {
  readonly group: Group;
  readonly onClose: () => void;
}

/** Who is in a group, and everything that can be done with it. */
export function GroupDialog({ group, onClose }: GroupDialogProps) {
  const { t } = useLingui();
  const run = useCommand();
  const me = useMyId();
  const role = useMyRole();
  const members = useChatState((state) => state.members);
  const [chosen, setChosen] = useState<readonly UserId[]>([]);
  const [isRenaming, setRenaming] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const renameButton = useFocusBack(isRenaming);
  const groupId = group.id;
  const present = group.memberIds.flatMap((id) => {
    const member = members.get(id);
    return member?.leftAt === null ? [member] : [];
  });
  const room = limits.groupMembers - group.memberIds.length;

  const add = async (memberIds: readonly UserId[]) => {
    if (memberIds.length === 0) return;
    setAdding(true);
    const added = await run(groupAddMembers, { groupId, memberIds: [...memberIds] });
    setAdding(false);
    if (added) setChosen([]);
  };
  // Taking somebody out is undone as easily as it is done.
  const remove = async (memberId: UserId, name: string) => {
    if (!(await run(groupRemoveMember, { groupId, memberId }))) return;
    const undo = { label: t`Undo`, onSelect: () => void add([memberId]) };
    showToast({ text: t`${name} is no longer in @${group.name}`, action: undo });
  };

  return (
    <>
      <Dialog
        open
        onOpenChange={onClose}
        title={`@${group.name}`}
        onSubmit={() => void add(chosen)}
        actions={
          <>
            <Button onClick={onClose}>{t`Close`}</Button>
            <Button type="submit" tone="primary" busy={isAdding} disabled={chosen.length === 0}>
              {t`Add`}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          {isRenaming ? (
            <RenameGroup group={group} onDone={() => setRenaming(false)} />
          ) : (
            <div className="flex flex-wrap gap-2">
              <Button
                ref={renameButton}
                icon={Pencil}
                size="small"
                onClick={() => setRenaming(true)}
              >{t`Rename`}</Button>
              {group.memberIds.includes(me) ? (
                <Button
                  icon={LogOut}
                  size="small"
                  onClick={() => void remove(me, members.get(me)?.displayName ?? '')}
                >{t`Leave`}</Button>
              ) : (
                <Button icon={LogIn} size="small" disabled={room <= 0} onClick={() => void add([me])}>
                  {t`Join`}
                </Button>
              )}
              {canDelete(group, me, role) && (
                <Button icon={Trash2} size="small" onClick={() => setDeleting(true)}>
                  {t`Delete group`}
                </Button>
              )}
            </div>
          )}
          {present.length === 0 ? (
            <p className="text-ui text-ink-2">{t`Nobody is in this group yet, so mentioning it calls nobody.`}</p>
          ) : (
            <RowList aria-label={t`People`} className="-mx-2">
              {present.map((member) => (
                <li key={member.userId} className="group flex items-center gap-2 rounded-control px-2 py-1.5">
                  <PersonRow member={member} isMe={member.userId === me} size={24} className="flex-1" />
                  <IconButton
                    icon={UserMinus}
                    size="small"
                    className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 coarse:opacity-100"
                    label={t`Take ${member.displayName} out`}
                    onClick={() => void remove(member.userId, member.displayName)}
                  />
                </li>
              ))}
            </RowList>
          )}
          {room > 0 && (
            <PeoplePicker
              label={t`Add people`}
              chosen={chosen}
              onChange={setChosen}
              without={new Set(group.memberIds)}
              max={room}
            />
          )}
        </div>
      </Dialog>
      <ConfirmDialog
        open={isDeleting}
        onOpenChange={setDeleting}
        title={t`Delete @${group.name}?`}
        description={t`Nobody can mention it any more. What was said to it stays as it is.`}
        confirmLabel={t`Delete group`}
        cancelLabel={t`Cancel`}
        danger
        onConfirm={async () => {
          const gone = await run(groupDelete, { groupId });
          if (gone) onClose();
          return gone !== undefined;
        }}
      />
    </>
  );
}
