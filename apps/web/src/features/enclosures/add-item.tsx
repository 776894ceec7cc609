import { useLingui } from '@lingui/react/macro';
import { checklistRevise, checklistText, isSameLine, limits, type Message } from '@parley/protocol';
import { useState } from 'react';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/text-field.js';
import { useCommand } from '../problems/index.js';

interface AddItemProps {
  readonly message: Message;
  readonly onDone: () => void;
}

/** Adds items to one's own checklist, one after the other. */
export function AddItem({ message, onDone }: AddItemProps) {
  const { t } = useLingui();
  const run = useCommand();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const add = async () => {
    const parsed = checklistText.safeParse(text);
    if (!parsed.success || busy) return;
    if (message.checklist?.items.some((item) => isSameLine(item.text, parsed.data)))
      return setProblem(t`This is in the list already.`);
    setBusy(true);
    const added = await run(checklistRevise, { messageId: message.id, added: [parsed.data] });
    setBusy(false);
    if (added) setText('');
  };
  return (
    <form
      noValidate
      className="flex items-start gap-2 pt-1"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <TextField
        label={t`New item`}
        labelHidden
        placeholder={t`New item`}
        className="flex-1"
        maxLength={limits.checklistItemLength}
        value={text}
        error={problem}
        autoFocus
        onValueChange={(value) => {
          setText(value);
          setProblem(undefined);
        }}
      />
      <Button type="submit" size="large" busy={busy} disabled={text.trim() === ''}>
        {t`Add`}
      </Button>
      <Button size="large" tone="ghost" onClick={onDone}>
        {t`Done`}
      </Button>
    </form>
  );
}
