import { Trans, useLingui } from '@lingui/react/macro';
import { selectReminders, selectWaitingReminders } from '@parley/client';
import { type Reminder, reminderComplete, reminderCreate } from '@parley/protocol';
import { AlarmClock, Bell, CircleCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useChat, useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Icon } from '../../ui/icon.js';
import { IconButton } from '../../ui/icon-button.js';
import { RowList } from '../../ui/row-list.js';
import { showToast } from '../../ui/toast.js';
import { LaterRow, MessageCard, TextPreview } from './later-row.js';
import { useTimeWords } from './later-time.js';
import { type FoundMessages, useFoundMessages } from './use-found-messages.js';
import { useRunOrWait } from './use-send-or-wait.js';
import { WaitingRow } from './waiting-row.js';
import { askForTime } from './wanted-dialog.js';

/** Reminders: those whose time has come, then those to come. */
export function RemindersTab() {
  const { t } = useLingui();
  const reminders = useChatState(selectReminders);
  const waiting = useChatState(selectWaitingReminders);
  const abouts = useMemo(() => reminders.flatMap((one) => one.about ?? []), [reminders]);
  const messages = useFoundMessages(abouts);
  const add = (
    <Button icon={Bell} onClick={() => askForTime({ kind: 'reminder', message: null })}>
      {t`New reminder`}
    </Button>
  );
  if (reminders.length + waiting.length === 0)
    return (
      <EmptyState
        drawing="calm"
        title={t`No reminders.`}
        hint={t`Be reminded of a message from its menu, or of anything else.`}
        action={add}
      />
    );
  return (
    <>
      <div className="mb-3 flex justify-end">{add}</div>
      <RowList className="flex flex-col gap-2">
        {waiting.map((one) => (
          <WaitingReminder key={one.commandId} waiting={one} />
        ))}
        {reminders.map((one) => (
          <ReminderRow key={one.id} reminder={one} messages={messages} />
        ))}
      </RowList>
    </>
  );
}

type Waiting = ReturnType<typeof selectWaitingReminders>[number];

/** Made without a connection. */
function WaitingReminder({ waiting: { commandId, payload, error } }: { readonly waiting: Waiting }) {
  const { connection } = useChat();
  const timeWords = useTimeWords();
  const { messageId, text } = payload;
  const chooseTime = () =>
    askForTime({
      kind: 'reminder',
      message: messageId === null ? null : { id: messageId },
      text,
      onDone: () => connection.discard(commandId),
    });
  return (
    <WaitingRow
      commandId={commandId}
      error={error}
      onChooseTime={chooseTime}
      head={timeWords(Date.parse(payload.dueAt))}
    >
      {text === '' ? (
        <p className="text-ui text-ink-3">
          <Trans>About a message</Trans>
        </p>
      ) : (
        <TextPreview text={text} />
      )}
    </WaitingRow>
  );
}

function ReminderRow({
  reminder,
  messages,
}: {
  readonly reminder: Reminder;
  readonly messages: FoundMessages;
}) {
  const { t } = useLingui();
  const send = useRunOrWait();
  const timeWords = useTimeWords();
  const { id: reminderId, about, text, dueAt, timeZone, workspaceId } = reminder;
  const isDue = reminder.state === 'due';
  const when = timeWords(Date.parse(dueAt));
  const complete = async () => {
    const { kind } = await send(reminderComplete, { reminderId });
    if (kind === 'refused' || isDue) return;
    const again = { workspaceId, messageId: about?.messageId ?? null, text, dueAt, timeZone };
    const action = { label: t`Undo`, onSelect: () => void send(reminderCreate, again) };
    showToast({ text: t`Reminder removed`, action, id: 'reminder-removed' });
  };
  return (
    <LaterRow
      head={
        <span className={isDue ? 'inline-flex items-center gap-1 font-semibold text-danger-ink' : undefined}>
          {isDue && <Icon icon={AlarmClock} size={14} />}
          {isDue ? <Trans>Due since {when}</Trans> : when}
        </span>
      }
      actions={
        <>
          <IconButton
            icon={AlarmClock}
            label={isDue ? t`Remind me again…` : t`Change the time…`}
            size="small"
            onClick={() => askForTime({ kind: 'snooze', reminder })}
          />
          <IconButton
            icon={CircleCheck}
            label={isDue ? t`Done` : t`Remove reminder`}
            size="small"
            onClick={() => void complete()}
          />
        </>
      }
    >
      {text !== '' && <TextPreview text={text} />}
      {about && (
        <MessageCard found={messages.of(about)} channelId={about.channelId} sequence={about.sequence} />
      )}
    </LaterRow>
  );
}
