import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { checklistRevise, limits, type Message, pollRevise } from '@parley/protocol';
import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useChat } from '../../client.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { IconButton } from '../../ui/icon-button.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { TextField } from '../../ui/text-field.js';
import { useMessageDialogFrame, useMessageNow } from '../message-dialogs/index.js';
import { problemWords } from '../problems/index.js';
import { LineFields } from './line-fields.js';
import { filledLines } from './lines.js';
import { type HeldLine, heldLines, listProblem, revisionOf } from './revision.js';

/** Other options of a poll, as far as nobody voted for them, or other items of a checklist. Mount it anew for each. */
export function ReviseDialog({ message: asked }: { readonly message: Message }) {
  const { t } = useLingui();
  const chat = useChat();
  const frame = useMessageDialogFrame();
  const message = useMessageNow(asked);
  const isPoll = asked.poll !== undefined;
  const [begun] = useState(() => heldLines(asked));
  /** Texts by their places; `null`: taken away. */
  const [written, setWritten] = useState<ReadonlyMap<number, string | null>>(new Map());
  const [added, setAdded] = useState<readonly string[]>(['']);
  const [isTried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  // Somebody may vote for an option while it is looked at: it is what it was then.
  const now = new Map(heldLines(message ?? asked).map((line) => [line.place, line]));
  const lines: HeldLine[] = begun.flatMap((line) => {
    const votes = now.get(line.place)?.votes ?? 0;
    const text = votes > 0 ? line.text : written.get(line.place);
    return text === null ? [] : [{ ...line, votes, text: text ?? line.text }];
  });
  const most = isPoll ? limits.pollOptions : limits.checklistItems;
  const mostCharacters = isPoll ? limits.pollOptionLength : limits.checklistItemLength;
  const nameOf = (nth: number) => (isPoll ? t`Option ${nth}` : t`Item ${nth}`);
  const problem = isTried ? listProblem(lines, added, isPoll ? 2 : 1) : undefined;
  const problemText =
    problem &&
    {
      empty: t`Write something, or remove it.`,
      repeated: t`This stands in the list already.`,
      few: isPoll ? t`A poll needs two options or more.` : t`A checklist needs an item or more.`,
    }[problem.kind];

  const list = useRef<HTMLDivElement>(null);
  const write = (place: number, text: string | null) => {
    setRefusal(undefined);
    setWritten(new Map(written).set(place, text));
  };
  const remove = (place: number) => {
    // The field goes with its button; the next one has the focus then.
    const fields = list.current?.querySelectorAll('input');
    const nth = lines.filter(({ votes }) => votes === 0).findIndex((line) => line.place === place);
    (fields?.[nth + 1] ?? fields?.[nth - 1])?.focus();
    write(place, null);
  };
  const submit = async () => {
    setTried(true);
    if (isBusy || listProblem(lines, added, isPoll ? 2 : 1)) return;
    const revision = revisionOf(begun, lines, filledLines(added));
    if (!revision) return frame.onOpenChange(false);
    setBusy(true);
    const payload = { messageId: asked.id, ...revision };
    const answer = isPoll ? await chat.send(pollRevise, payload) : await chat.send(checklistRevise, payload);
    setBusy(false);
    if (answer.ok) frame.onOpenChange(false);
    else setRefusal(problemWords(answer.error));
  };

  return (
    <Dialog
      {...frame}
      title={isPoll ? t`Edit options` : t`Edit items`}
      description={isPoll ? t`Options that somebody voted for stay as they are.` : undefined}
      keepOnOutsidePress={written.size > 0 || filledLines(added).length > 0}
      onSubmit={() => void submit()}
      actions={
        message && (
          <>
            <Button onClick={() => frame.onOpenChange(false)}>{t`Cancel`}</Button>
            <Button type="submit" tone="primary" busy={isBusy}>{t`Save`}</Button>
          </>
        )
      }
    >
      {message ? (
        <div ref={list} className="flex flex-col gap-2">
          {lines.map((line, nth) => (
            <Line
              key={line.place}
              name={nameOf(nth + 1)}
              line={line}
              mostCharacters={mostCharacters}
              problem={problem?.place === line.place ? problemText : undefined}
              onWrite={(text) => write(line.place, text)}
              onRemove={() => remove(line.place)}
            />
          ))}
          {lines.length < most && (
            <LineFields
              label={isPoll ? t`New options` : t`New items`}
              nameOf={(nth) => nameOf(lines.length + nth)}
              lines={added}
              onChange={setAdded}
              most={most - lines.length}
              mostCharacters={mostCharacters}
              problem={problem?.at === undefined ? undefined : { at: problem.at, text: problemText ?? '' }}
            />
          )}
          {refusal !== undefined && <InlineNotice tone="danger">{refusal}</InlineNotice>}
        </div>
      ) : (
        <p className="pb-4 text-ui text-ink-2">{t`This is no longer there, or you cannot see it.`}</p>
      )}
    </Dialog>
  );
}

interface LineProps {
  readonly name: string;
  readonly line: HeldLine;
  readonly mostCharacters: number;
  readonly problem: string | undefined;
  readonly onWrite: (text: string) => void;
  readonly onRemove: () => void;
}

function Line({ name, line: { text, votes }, mostCharacters, problem, onWrite, onRemove }: LineProps) {
  const { t } = useLingui();
  if (votes > 0)
    return (
      <p className="flex min-h-control-lg items-center gap-3 rounded-control bg-sunken px-3 py-1.5 text-ui">
        <span dir="auto" className="min-w-0 flex-1 wrap-anywhere">
          {text}
        </span>
        <span className="flex-none text-meta text-ink-3 tabular">
          {plural(votes, { one: '# vote', other: '# votes' })}
        </span>
      </p>
    );
  return (
    <TextField
      label={name}
      labelHidden
      dir="auto"
      placeholder={name}
      value={text}
      maxLength={mostCharacters}
      autoComplete="off"
      error={problem}
      onValueChange={onWrite}
      trailing={<IconButton icon={X} label={t`Remove ${name}`} size="small" onClick={onRemove} />}
    />
  );
}
