import { useLingui } from '@lingui/react/macro';
import { selectConnection } from '@parley/client';
import { limits, reminderCreate, reminderSnooze, scheduleCreate, scheduleUpdate } from '@parley/protocol';
import { useState } from 'react';
import { useChat, useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { useLocale } from '../../ui/labels.js';
import { TextAreaField } from '../../ui/text-area-field.js';
import { TextField } from '../../ui/text-field.js';
import { showToast } from '../../ui/toast.js';
import { useMinute } from '../../ui/use-minute.js';
import { crowdOf, crowdQuestion, crowdWarning } from '../crowd/index.js';
import { useMentionText } from '../mention-text/index.js';
import { problemWords } from '../problems/index.js';
import { useMyZone } from '../zones/index.js';
import { fullTime, usePresets, useTimeWords } from './later-time.js';
import { parseWhen, type When } from './parse-when.js';
import { useSendOrWait } from './use-send-or-wait.js';
import { closeTimeDialog, type Wanted } from './wanted-dialog.js';

interface TimeDialogProps {
  readonly wanted: Wanted;
  readonly isOpen: boolean;
}

/** Chooses a time, in words or from a few, and says it back in full before anything is kept. */
export function TimeDialog({ wanted, isOpen }: TimeDialogProps) {
  const { t } = useLingui();
  const chat = useChat();
  const locale = useLocale();
  const nowMs = useMinute();
  const save = useSave(wanted);
  const mentionText = useMentionText();
  const presets = usePresets({ soon: wanted.kind === 'reminder' || wanted.kind === 'snooze' });
  const timeZone = useMyZone();
  const isFree = wanted.kind === 'reminder' && wanted.message === null;
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState(wanted.kind === 'edit' ? Date.parse(wanted.scheduled.sendAt) : null);
  const [text, setText] = useState(
    wanted.kind === 'edit'
      ? mentionText.toShown(wanted.scheduled.text)
      : wanted.kind === 'reminder'
        ? (wanted.text ?? '')
        : '',
  );
  const [problem, setProblem] = useState<string>();
  /** How many people the changed text calls, while it is asked whether they are meant. */
  const [crowd, setCrowd] = useState(0);
  const [isBusy, setBusy] = useState(false);

  const typed: When = words.trim() === '' ? { kind: 'unclear' } : parseWhen(words, { nowMs, timeZone });
  const atMs = words.trim() === '' ? chosen : typed.kind === 'at' ? typed.atMs : null;
  const hasText = wanted.kind === 'reminder' || wanted.kind === 'edit';
  // What was changed without a line could be refused when nobody looks, and the words would be lost.
  const { status } = useChatState(selectConnection);
  const lacksLine = wanted.kind === 'edit' && status !== 'connected' && status !== 'syncing';
  const lacksText = (isFree || wanted.kind === 'edit') && text.trim() === '';

  const titles = {
    reminder: isFree ? t`New reminder` : t`Remind me about this message`,
    snooze: t`Remind me again`,
    edit: t`Edit scheduled message`,
    schedule: t`Schedule message`,
  };
  const missing = {
    unclear: t`Write it like “tomorrow 9:00”, “in 20 minutes” or “24 Dec 17:30”.`,
    past: t`This time has passed already. Choose a later one.`,
    missing: t`This time does not exist: the clocks are set forward over it, or the month is shorter.`,
    at: undefined,
  };

  const close = () => closeTimeDialog(wanted);
  const submit = async () => {
    if (atMs === null || lacksText || lacksLine || isBusy) return;
    setBusy(true);
    const wire = mentionText.toWire(text);
    if (wanted.kind === 'edit' && crowd === 0) {
      const { channelId, text: replaced } = wanted.scheduled;
      const people = await crowdOf(chat, { channelId, wire, replaced, isLater: true });
      setCrowd(people);
      if (people > 0) return setBusy(false);
    }
    const refusal = await save(atMs, wire);
    setBusy(false);
    if (refusal) setProblem(problemWords(refusal));
    else close();
  };

  return (
    <Dialog
      open={isOpen}
      onOpenChange={(next) => next || close()}
      title={titles[wanted.kind]}
      size="small"
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={close}>{t`Cancel`}</Button>
          <Button
            type="submit"
            tone="primary"
            busy={isBusy}
            disabled={atMs === null || lacksText || lacksLine}
          >
            {wanted.kind === 'reminder'
              ? t`Set reminder`
              : wanted.kind === 'schedule'
                ? t`Schedule`
                : crowd > 0
                  ? t`Save anyway`
                  : t`Save`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {hasText && wanted.kind === 'edit' && (
          <TextAreaField
            label={t`Message`}
            value={text}
            onValueChange={(next) => {
              setText(next);
              setCrowd(0);
            }}
          />
        )}
        {hasText && wanted.kind === 'reminder' && (
          <TextField
            label={t`What about`}
            note={isFree ? undefined : t`optional`}
            value={text}
            maxLength={limits.reminderTextLength}
            onValueChange={setText}
          />
        )}
        <TextField
          label={t`When`}
          value={words}
          placeholder={t`tomorrow 9:00`}
          autoComplete="off"
          error={words.trim() !== '' ? missing[typed.kind] : problem}
          hint={words.trim() === '' ? missing.unclear : undefined}
          onValueChange={(next) => {
            setWords(next);
            setProblem(undefined);
          }}
        />
        <fieldset aria-label={t`Common times`} className="flex flex-wrap gap-2">
          {presets.map((preset) => (
            <Button
              key={preset.label}
              size="small"
              aria-pressed={atMs === preset.atMs}
              className="aria-pressed:shadow-[inset_0_0_0_1.5px_var(--color-accent)] coarse:h-11"
              onClick={() => {
                setChosen(preset.atMs);
                setWords('');
                setProblem(undefined);
              }}
            >
              {preset.label}
            </Button>
          ))}
        </fieldset>
        {crowd > 0 && (
          <div role="alert">
            <InlineNotice tone="warning" title={crowdQuestion(crowd)}>
              {crowdWarning()}
            </InlineNotice>
          </div>
        )}
        <p aria-live="polite" className="min-h-5 text-ui font-medium text-ink">
          {atMs !== null && fullTime(atMs, { locale, timeZone })}
        </p>
        {lacksLine && (
          <InlineNotice>{t`There is no connection. You can save this as soon as it is back.`}</InlineNotice>
        )}
      </div>
    </Dialog>
  );
}

/** Keeps what was chosen; gives the refusal, if there is one. */
function useSave(wanted: Wanted) {
  const { t } = useLingui();
  const { send } = useChat();
  const workspaceId = useChat().store.getState().me?.workspace.id ?? '';
  const timeWords = useTimeWords();
  const timeZone = useMyZone();
  const orWait = useSendOrWait();
  return async (atMs: number, text: string) => {
    const at = new Date(atMs).toISOString();
    switch (wanted.kind) {
      case 'reminder': {
        const messageId = wanted.message?.id ?? null;
        const outcome = await orWait(reminderCreate, { workspaceId, messageId, text, dueAt: at, timeZone });
        if (outcome.kind === 'refused') return outcome.error;
        const when = timeWords(atMs);
        if (outcome.kind === 'waits')
          showToast({ text: t`You will be reminded: ${when}. It waits for the connection.` });
        else showToast({ text: t`You will be reminded: ${when}`, tone: 'success' });
        wanted.onDone?.();
        return undefined;
      }
      case 'snooze': {
        const payload = { reminderId: wanted.reminder.id, dueAt: at, timeZone };
        const outcome = await orWait(reminderSnooze, payload);
        return outcome.kind === 'refused' ? outcome.error : undefined;
      }
      case 'edit': {
        const payload = { scheduledId: wanted.scheduled.id, text, sendAt: at, timeZone };
        const answer = await send(scheduleUpdate, payload);
        return answer.ok ? undefined : answer.error;
      }
      case 'schedule': {
        const { channelId, reply, text: words } = wanted;
        const payload = { channelId, ...reply, text: words, sendAt: at, timeZone };
        const outcome = await orWait(scheduleCreate, payload);
        if (outcome.kind === 'refused') return outcome.error;
        wanted.onDone(atMs, outcome.kind);
        return undefined;
      }
    }
  };
}
