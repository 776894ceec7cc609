import { Trans, useLingui } from '@lingui/react/macro';
import { selectIsSentNext, selectScheduled, selectWaitingScheduled } from '@parley/client';
import { type ScheduledMessage, scheduleCancel, scheduleSend } from '@parley/protocol';
import { CalendarClock, CircleAlert, CloudOff, Pencil, SendHorizontal, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useChat, useChatState } from '../../client.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Icon } from '../../ui/icon.js';
import { IconButton } from '../../ui/icon-button.js';
import { RowList } from '../../ui/row-list.js';
import { showToast } from '../../ui/toast.js';
import { ChannelName, LaterRow, TextPreview } from './later-row.js';
import { useTimeWords } from './later-time.js';
import { useRunOrWait } from './use-send-or-wait.js';
import { WaitingRow } from './waiting-row.js';
import { askForTime } from './wanted-dialog.js';
import { WriteButton } from './write-button.js';

/** Messages that go out at their time, and those that could not. */
export function ScheduledTab() {
  const { t } = useLingui();
  const send = useRunOrWait();
  const scheduled = useChatState(selectScheduled);
  const waiting = useChatState(selectWaitingScheduled);
  const [leaving, setLeaving] = useState<ScheduledMessage | null>(null);
  if (scheduled.length + waiting.length === 0)
    return (
      <EmptyState
        drawing="calm"
        title={t`Nothing is scheduled.`}
        hint={t`Write a message, press the calendar beside Send and choose a time.`}
        action={<WriteButton />}
      />
    );
  return (
    <>
      <RowList className="flex flex-col gap-2">
        {waiting.map((one) => (
          <WaitingMessage key={one.commandId} waiting={one} />
        ))}
        {scheduled.map((one) => (
          <ScheduledRow key={one.id} scheduled={one} onCancel={() => setLeaving(one)} />
        ))}
      </RowList>
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={() => setLeaving(null)}
        title={t`Delete this scheduled message?`}
        description={t`It will not be sent, and its text is gone.`}
        confirmLabel={t`Delete`}
        cancelLabel={t`Keep`}
        danger
        onConfirm={async () =>
          leaving !== null && (await send(scheduleCancel, { scheduledId: leaving.id })).kind !== 'refused'
        }
      />
    </>
  );
}

type WaitingScheduled = ReturnType<typeof selectWaitingScheduled>[number];

/** Scheduled without a connection. */
function WaitingMessage({ waiting }: { readonly waiting: WaitingScheduled }) {
  const { commandId, payload, error } = waiting;
  const { connection } = useChat();
  const { channelId, threadRootId, alsoInChannel = false, text } = payload;
  const reply = threadRootId === undefined ? undefined : { threadRootId, alsoInChannel };
  const chooseTime = () =>
    askForTime({ kind: 'schedule', channelId, reply, text, onDone: () => connection.discard(commandId) });
  return (
    <WaitingRow
      commandId={commandId}
      error={error}
      onChooseTime={chooseTime}
      head={<WhereAndWhen of={payload} />}
    >
      <TextPreview text={text} />
    </WaitingRow>
  );
}

type Timed = Pick<ScheduledMessage, 'channelId' | 'threadRootId' | 'sendAt'>;

function WhereAndWhen({ of: { channelId, threadRootId, sendAt } }: { readonly of: Timed }) {
  const timeWords = useTimeWords();
  return (
    <>
      <ChannelName channelId={channelId} />
      {threadRootId !== undefined && (
        <span>
          <Trans>in a thread</Trans>
        </span>
      )}
      <span aria-hidden>·</span>
      <span className="inline-flex items-center gap-1">
        <Icon icon={CalendarClock} size={14} />
        {timeWords(Date.parse(sendAt))}
      </span>
    </>
  );
}

interface ScheduledRowProps {
  readonly scheduled: ScheduledMessage;
  readonly onCancel: () => void;
}

function ScheduledRow({ scheduled, onCancel }: ScheduledRowProps) {
  const { t } = useLingui();
  const run = useRunOrWait();
  const reasonOf = useReasons();
  const isSentNext = useChatState(selectIsSentNext(scheduled.id));
  const hasFailed = scheduled.state === 'failed' && !isSentNext;
  const sendNow = async () => {
    const { kind } = await run(scheduleSend, { scheduledId: scheduled.id });
    if (kind === 'done') showToast({ text: t`Sent`, tone: 'success' });
  };
  return (
    <LaterRow
      head={<WhereAndWhen of={scheduled} />}
      actions={
        <>
          <IconButton
            icon={Pencil}
            label={t`Edit`}
            size="small"
            disabled={isSentNext}
            onClick={() => askForTime({ kind: 'edit', scheduled })}
          />
          <IconButton
            icon={SendHorizontal}
            label={t`Send now`}
            size="small"
            disabled={isSentNext}
            onClick={() => void sendNow()}
          />
          <IconButton icon={Trash2} tone="danger" label={t`Delete`} size="small" onClick={onCancel} />
        </>
      }
    >
      <TextPreview text={scheduled.text} />
      {isSentNext && (
        <p role="status" className="mt-1.5 flex items-start gap-1.5 text-meta text-ink-3">
          <Icon icon={CloudOff} size={14} className="mt-px" />
          {t`It is sent when the connection is back.`}
        </p>
      )}
      {hasFailed && (
        <p className="mt-1.5 flex items-start gap-1.5 text-meta text-danger-ink">
          <Icon icon={CircleAlert} size={14} className="mt-px" />
          {reasonOf(scheduled.failure)}
        </p>
      )}
    </LaterRow>
  );
}

/** Why a message was not sent at its time, in words. */
function useReasons() {
  const { t } = useLingui();
  return (failure: ScheduledMessage['failure']): string => {
    switch (failure) {
      case 'channel_archived':
        return t`Not sent: the channel was archived.`;
      case 'message_deleted':
        return t`Not sent: the message it answers was deleted.`;
      case 'not_found':
      case 'forbidden':
        return t`Not sent: you no longer belonged to the channel.`;
      default:
        return t`Not sent: something went wrong on the server.`;
    }
  };
}
