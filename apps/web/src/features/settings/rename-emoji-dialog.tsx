import { useLingui } from '@lingui/react/macro';
import { selectEmoji } from '@parley/client';
import { type CustomEmoji, emojiRename } from '@parley/protocol';
import { useChat } from '../../client.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { TextField } from '../../ui/text-field.js';
import { EmojiPicture } from '../emoji/index.js';
import { useForm } from '../form/index.js';
import { problemWords } from '../problems/index.js';
import { asEmojiName, emojiNameProblem } from './emoji-name.js';

interface RenameEmojiDialogProps {
  readonly emoji: CustomEmoji;
  readonly onClose: () => void;
}

/** Another name for an emoji of the workspace. Mount it anew for each. */
export function RenameEmojiDialog({ emoji, onClose }: RenameEmojiDialogProps) {
  const { t } = useLingui();
  const chat = useChat();
  const taken = t`There is an emoji of this name already.`;
  const isTaken = (name: string) =>
    name !== emoji.name && selectEmoji(chat.store.getState()).has(name) ? taken : undefined;
  const form = useForm({
    initial: { name: emoji.name },
    check: ({ name }) => ({ name: emojiNameProblem(name) ?? isTaken(name) }),
    send: async ({ name }) => {
      const answer =
        name === emoji.name ? undefined : await chat.send(emojiRename, { emojiId: emoji.id, name });
      if (answer && !answer.ok) {
        if (answer.error.code === 'name_taken') return { field: 'name', text: taken };
        return { text: problemWords(answer.error) };
      }
      onClose();
      return undefined;
    },
  });
  const name = form.field('name');
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t`Rename :${emoji.name}:`}
      description={t`Where it was used before, its old name stands in its place.`}
      size="small"
      keepOnOutsidePress={name.value !== emoji.name}
      onSubmit={() => void form.submit()}
      actions={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button type="submit" tone="primary" busy={form.busy}>{t`Rename`}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="flex items-end gap-3">
          <span className="grid size-control-lg flex-none place-items-center self-end overflow-hidden rounded-control bg-sunken text-[1.375rem] leading-none">
            <EmojiPicture emoji={emoji} />
          </span>
          <TextField
            {...name}
            className="min-w-0 flex-1"
            label={t`Name`}
            prefixText=":"
            onValueChange={(value) => name.onValueChange(asEmojiName(value))}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </div>
        {form.problem && <InlineNotice tone="danger">{form.problem}</InlineNotice>}
      </div>
    </Dialog>
  );
}
