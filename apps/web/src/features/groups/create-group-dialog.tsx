import { useLingui } from '@lingui/react/macro';
import { type GroupId, groupCreate, limits, type UserId } from '@parley/protocol';
import { AtSign } from 'lucide-react';
import { useState } from 'react';
import { useChat } from '../../client.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { TextField } from '../../ui/text-field.js';
import { asChannelName } from '../channels/index.js';
import { useForm } from '../form/index.js';
import { useMyId } from '../people/index.js';
import { PeoplePicker } from '../people-picker/index.js';
import { problemWords } from '../problems/index.js';
import { groupNameProblem } from './group-rules.js';

export interface CreateGroupDialogProps {
  readonly onClose: (created?: GroupId) => void;
}

/** A new user group: what it is called and who is in it, the maker among them. */
export function CreateGroupDialog({ onClose }: CreateGroupDialogProps) {
  const { t } = useLingui();
  const chat = useChat();
  const me = useMyId();
  const [chosen, setChosen] = useState<readonly UserId[]>([]);
  const form = useForm({
    initial: { name: '' },
    check: ({ name }) => ({ name: groupNameProblem(name) }),
    send: async ({ name }) => {
      const workspaceId = chat.store.getState().me?.workspace.id ?? '';
      const answer = await chat.send(groupCreate, { workspaceId, name, memberIds: [me, ...chosen] });
      if (!answer.ok) {
        if (answer.error.code !== 'name_taken') return { text: problemWords(answer.error) };
        return { field: 'name', text: t`Another group has this name already.` };
      }
      onClose(answer.result.group.id);
      return undefined;
    },
  });
  const name = form.field('name');
  return (
    <Dialog
      open
      onOpenChange={() => onClose()}
      title={t`Create group`}
      description={t`Everybody in the workspace can mention it, and change who is in it.`}
      keepOnOutsidePress={form.values.name !== ''}
      initialFocus={name.ref}
      onSubmit={() => void form.submit()}
      actions={
        <>
          <Button onClick={() => onClose()}>{t`Cancel`}</Button>
          <Button type="submit" tone="primary" busy={form.busy}>{t`Create group`}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <TextField
          {...name}
          label={t`Name`}
          icon={AtSign}
          placeholder={t`e.g. support`}
          counter={{ used: [...name.value].length, limit: limits.groupNameLength }}
          onValueChange={(value) => name.onValueChange(asChannelName(value.replace(/^@/, '')))}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PeoplePicker
          label={t`People, besides you`}
          chosen={chosen}
          onChange={setChosen}
          max={limits.groupMembers - 1}
        />
        {form.problem && <InlineNotice tone="danger">{form.problem}</InlineNotice>}
      </div>
    </Dialog>
  );
}
