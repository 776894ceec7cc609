import { useLingui } from '@lingui/react/macro';
import { type Group, groupRename, limits } from '@parley/protocol';
import { AtSign } from 'lucide-react';
import { useChat } from '../../client.js';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/text-field.js';
import { asChannelName } from '../channels/index.js';
import { useForm } from '../form/index.js';
import { problemWords } from '../problems/index.js';
import { groupNameProblem } from './group-rules.js';

interface RenameGroupProps {
  readonly group: Group;
  readonly onDone: () => void;
}

/** Gives a group another name in place; what was said to it shows the new one. */
export function RenameGroup({ group, onDone }: RenameGroupProps) {
  const { t } = useLingui();
  const chat = useChat();
  const form = useForm({
    initial: { name: group.name },
    check: ({ name }) => ({ name: groupNameProblem(name) }),
    send: async ({ name }) => {
      const answer = await chat.send(groupRename, { groupId: group.id, name });
      if (!answer.ok) {
        const isTaken = answer.error.code === 'name_taken';
        return {
          field: 'name',
          text: isTaken ? t`Another group has this name already.` : problemWords(answer.error),
        };
      }
      onDone();
      return undefined;
    },
  });
  const name = form.field('name');
  return (
    <div className="flex flex-col gap-2">
      <TextField
        {...name}
        label={t`Name`}
        icon={AtSign}
        autoFocus
        counter={{ used: [...name.value].length, limit: limits.groupNameLength }}
        onValueChange={(value) => name.onValueChange(asChannelName(value.replace(/^@/, '')))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void form.submit();
        }}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className="flex justify-end gap-2">
        <Button size="small" onClick={onDone}>{t`Cancel`}</Button>
        <Button size="small" busy={form.busy} onClick={() => void form.submit()}>{t`Rename`}</Button>
      </div>
    </div>
  );
}
