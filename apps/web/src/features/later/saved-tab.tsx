import { Trans, useLingui } from '@lingui/react/macro';
import { selectSavedMessages } from '@parley/client';
import { messageSave, messageUnsave, type SavedMessage } from '@parley/protocol';
import { Link } from '@tanstack/react-router';
import { Bell, BookmarkX, CircleCheck, Undo2 } from 'lucide-react';
import { useChatState } from '../../client.js';
import { buttonClass } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { IconButton } from '../../ui/icon-button.js';
import { RowList } from '../../ui/row-list.js';
import { showToast } from '../../ui/toast.js';
import { useWorkspaceSlug } from '../page/index.js';
import { PaneProblem } from '../problems/index.js';
import { LaterRow, MessageCard } from './later-row.js';
import { type FoundMessages, useFoundMessages } from './use-found-messages.js';
import { useRunOrWait } from './use-send-or-wait.js';
import { askForTime } from './wanted-dialog.js';

/** Messages kept for later: those to come back to, then those that are done with. */
export function SavedTab() {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const saved = useChatState(selectSavedMessages);
  const messages = useFoundMessages(saved);
  const open = saved.filter((one) => one.state === 'open');
  const done = saved.filter((one) => one.state === 'done');
  if (saved.length === 0)
    return (
      <EmptyState
        drawing="paper"
        title={t`Nothing is saved for later.`}
        hint={t`Press the bookmark on a message, and it waits for you here.`}
        action={
          <Link to="/w/$slug" params={{ slug }} className={buttonClass('secondary')}>
            {t`Show all chats`}
          </Link>
        }
      />
    );
  if (messages.error && saved.every((one) => messages.of(one) === 'unknown'))
    return <PaneProblem error={messages.error} onRetry={messages.retry} />;
  return (
    <>
      {open.length === 0 && (
        <p className="py-6 text-center text-ui text-ink-3">
          <Trans>All done. What you have dealt with is below.</Trans>
        </p>
      )}
      <RowList className="flex flex-col gap-2">
        {open.map((one) => (
          <SavedRow key={one.messageId} saved={one} messages={messages} />
        ))}
      </RowList>
      {done.length > 0 && (
        <>
          <h2 className="mt-6 mb-2 text-small font-medium text-ink-3">
            <Trans>Done</Trans>
          </h2>
          <RowList className="flex flex-col gap-2 opacity-80">
            {done.map((one) => (
              <SavedRow key={one.messageId} saved={one} messages={messages} />
            ))}
          </RowList>
        </>
      )}
    </>
  );
}

function SavedRow({ saved, messages }: { readonly saved: SavedMessage; readonly messages: FoundMessages }) {
  const { t } = useLingui();
  const send = useRunOrWait();
  const { messageId, channelId, sequence, state } = saved;
  const found = messages.of(saved);
  const isOpen = state === 'open';
  const put = (next: SavedMessage['state']) => send(messageSave, { messageId, state: next });
  const remove = async () => {
    const { kind } = await send(messageUnsave, { messageId });
    if (kind === 'refused' || typeof found === 'string') return;
    const action = { label: t`Undo`, onSelect: () => void put(state) };
    showToast({ text: t`No longer saved`, action, id: 'unsaved' });
  };
  return (
    <LaterRow
      actions={
        <>
          {typeof found === 'object' && (
            <>
              <IconButton
                icon={Bell}
                label={t`Remind me…`}
                size="small"
                onClick={() => askForTime({ kind: 'reminder', message: { id: messageId } })}
              />
              <IconButton
                icon={isOpen ? CircleCheck : Undo2}
                label={isOpen ? t`Mark as done` : t`Save for later again`}
                size="small"
                onClick={() => void put(isOpen ? 'done' : 'open')}
              />
            </>
          )}
          <IconButton
            icon={BookmarkX}
            label={t`Remove from saved`}
            size="small"
            onClick={() => void remove()}
          />
        </>
      }
    >
      <MessageCard found={found} channelId={channelId} sequence={sequence} />
    </LaterRow>
  );
}
