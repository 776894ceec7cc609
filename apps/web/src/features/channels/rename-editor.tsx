import { useLingui } from '@lingui/react/macro';
import { type Channel, channelRename, limits } from '@parley/protocol';
import { useChat } from '../../client.js';
import { TextField } from '../../ui/text-field.js';
import { InPlaceForm, useForm } from '../form/index.js';
import { problemWords } from '../problems/index.js';
import { asChannelName } from './as-channel-name.js';
import { channelNameProblem } from './channel-rules.js';

interface RenameEditorProps {
  readonly channel: Channel;
  readonly onDone: () => void;
}

/** Gives a channel another name in place. */
export function RenameEditor({ channel, onDone }: RenameEditorProps) {
  const { t } = useLingui();
  const chat = useChat();
  const form = useForm({
    initial: { name: channel.name ?? '' },
    check: ({ name }) => ({ name: channelNameProblem(name) }),
    send: async ({ name }) => {
      const answer = await chat.send(channelRename, { channelId: channel.id, name });
      if (!answer.ok) return { field: 'name', text: problemWords(answer.error) };
      onDone();
      return undefined;
    },
  });
  const name = form.field('name');
  return (
    <InPlaceForm form={form} action={t`Rename`} onCancel={onDone}>
      <TextField
        {...name}
        label={t`Name`}
        onValueChange={(value) => name.onValueChange(asChannelName(value))}
        counter={{ used: [...name.value].length, limit: limits.channelNameLength }}
        autoFocus
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
    </InPlaceForm>
  );
}
