import { useLingui } from '@lingui/react/macro';
import { codePointLength, limits } from '@parley/protocol';
import { useState } from 'react';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Switch } from '../../ui/switch.js';
import { TextAreaField } from '../../ui/text-area-field.js';
import { useMentionText } from '../mention-text/index.js';
import type { Enclosed, EnclosureKind } from './enclosed.js';
import { LineFields } from './line-fields.js';
import { filledLines, repeatedLine, withRoom } from './lines.js';

export interface EncloseDialogProps {
  readonly kind: EnclosureKind;
  /** What was written already. */
  readonly text: string;
  /** What was filled in, when it was taken back. */
  readonly enclosed?: Enclosed | undefined;
  /** Gets the text as it is sent. */
  readonly onSend: (wire: string, enclosed: Enclosed) => void;
}

/** A new poll or checklist. Mount it anew for each. */
export function EncloseDialog({ kind, text, enclosed, onSend }: EncloseDialogProps) {
  const { t } = useLingui();
  const { toWire } = useMentionText();
  const isPoll = kind === 'poll';
  const most = isPoll ? limits.pollOptions : limits.checklistItems;
  const [isOpen, setOpen] = useState(true);
  const [title, setTitle] = useState(text);
  const [lines, setLines] = useState<readonly string[]>(() => {
    const begun = enclosed?.poll?.options ?? enclosed?.checklist?.items;
    return begun ? withRoom(begun, most) : isPoll ? ['', ''] : [''];
  });
  const [isMultiple, setMultiple] = useState(enclosed?.poll?.isMultiple ?? false);
  const [isAnonymous, setAnonymous] = useState(enclosed?.poll?.isAnonymous ?? false);
  const [isTried, setTried] = useState(false);

  const filled = filledLines(lines);
  const wire = toWire(title).trim();
  const repeated = repeatedLine(lines);
  const missing = lines.findIndex((line) => line.trim() === '');
  const titleProblem =
    wire === ''
      ? isPoll
        ? t`Write what you want to ask.`
        : t`Write what the list is for.`
      : codePointLength(wire) > limits.messageTextLength
        ? t`This is too long.`
        : undefined;
  const linesProblem =
    repeated >= 0
      ? { at: repeated, text: t`This stands in the list already.` }
      : filled.length < (isPoll ? 2 : 1)
        ? {
            at: missing,
            text: isPoll ? t`A poll needs two options or more.` : t`A checklist needs an item or more.`,
          }
        : undefined;

  const submit = () => {
    setTried(true);
    if (titleProblem !== undefined || linesProblem) return;
    onSend(
      wire,
      isPoll ? { poll: { options: filled, isMultiple, isAnonymous } } : { checklist: { items: filled } },
    );
    setOpen(false);
  };

  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={isPoll ? t`New poll` : t`New checklist`}
      keepOnOutsidePress={filled.length > 0 || title !== text}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={() => setOpen(false)}>{t`Cancel`}</Button>
          <Button type="submit" tone="primary">
            {isPoll ? t`Send poll` : t`Send checklist`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <TextAreaField
          label={isPoll ? t`Question` : t`Heading`}
          rows={2}
          value={title}
          error={isTried ? titleProblem : undefined}
          onValueChange={setTitle}
        />
        <LineFields
          label={isPoll ? t`Options` : t`Items`}
          nameOf={(nth) => (isPoll ? t`Option ${nth}` : t`Item ${nth}`)}
          lines={lines}
          onChange={setLines}
          most={most}
          mostCharacters={isPoll ? limits.pollOptionLength : limits.checklistItemLength}
          problem={isTried ? linesProblem : undefined}
        />
        {isPoll && (
          <div className="flex flex-col gap-3">
            <Switch
              label={t`Several answers`}
              hint={t`People can choose as many options as they like.`}
              checked={isMultiple}
              onCheckedChange={setMultiple}
            />
            <Switch
              label={t`Anonymous`}
              hint={t`Nobody here is told who voted for what. This cannot be changed later.`}
              checked={isAnonymous}
              onCheckedChange={setAnonymous}
            />
          </div>
        )}
      </div>
    </Dialog>
  );
}
