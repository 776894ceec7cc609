import { Trans, useLingui } from '@lingui/react/macro';
import { selectReminders } from '@parley/client';
import { type Reminder, reminderComplete, reminderCreate } from '@parley/protocol';
import { AlarmClock, Bell, CircleCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Icon } from '../../ui/icon.js';
import { IconButton } from '../../ui/icon-button.js';
import { showToast } from '../../ui/toast.js';
import { useCommand } from '../problems/index.js';
import { LaterRow, MessageCard, TextPreview } from './later-row.js';
import { useTimeWords } from './later-time.js';
import { type FoundMessages, useFoundMessages } from './use-found-messages.js';
import { askForTime } from './wanted-dialog.js';

/** Reminders: those whose time has come, then those to come. */
export function RemindersTab() {
  const { t } = useLingui();
  const reminders = useChatState(selectReminders);
  const abouts = useMemo(() => reminders.flatMap((one) => one.about ?? []), [reminders]);
  const messages = useFoundMessages(abouts);
  const add = (
    <Button icon={Bell} onClick={() => askForTime({ kind: 'reminder', message: null })}>
      {t`New reminder`}
    </Button>
  );
  if (reminders.length === 0)
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
      <ul className="flex flex-col gap-2">
        {reminders.map((one) => (
          <ReminderRow key={one.id} reminder={one} messages={messages} />
        ))}
      </ul>
    </>
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
  const run = useCommand();
  const timeWords = useTimeWords();
  const { id: reminderId, about, text, dueAt, timeZone, workspaceId } = reminder;
  const isDue = reminder.state === 'due';
  const when = timeWords(Date.parse(dueAt));
  const complete = async () => {
    if (!(await run(reminderComplete, { reminderId })) || isDue) return;
    const again = { workspaceId, messageId: about?.messageId ?? null, text, dueAt, timeZone };
    const action = { label: t`Undo`, onSelect: () => void run(reminderCreate, again) };
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
        <MessageCard
          found={messages.of(about.messageId, about.channelId)}
          channelId={about.channelId}
          sequence={about.sequence}
        />
      )}
    </LaterRow>
  );
}
