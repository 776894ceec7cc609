import { Trans, useLingui } from '@lingui/react/macro';
import { type KnownDraft, selectDrafts } from '@parley/client';
import { draftSet } from '@parley/protocol';
import { Link } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useChat, useChatState } from '../../client.js';
import { EmptyState } from '../../ui/empty-state.js';
import { IconButton } from '../../ui/icon-button.js';
import { RowList } from '../../ui/row-list.js';
import { TimeText } from '../../ui/time-text.js';
import { showToast } from '../../ui/toast.js';
import { useWorkspaceSlug } from '../page/index.js';
import { ChannelName, LaterRow, leadsThere, TextPreview } from './later-row.js';
import { WriteButton } from './write-button.js';

/** What was begun and not sent, on any device. */
export function DraftsTab() {
  const { t } = useLingui();
  const drafts = useChatState(selectDrafts);
  if (drafts.length === 0)
    return (
      <EmptyState
        drawing="paper"
        title={t`No drafts.`}
        hint={t`What you begin to write and do not send is kept here, on all your devices.`}
        action={<WriteButton />}
      />
    );
  return (
    <RowList className="flex flex-col gap-2">
      {drafts.map((draft) => (
        <DraftRow key={draft.threadRootId ?? draft.channelId} draft={draft} />
      ))}
    </RowList>
  );
}

function DraftRow({ draft }: { readonly draft: KnownDraft }) {
  const { t } = useLingui();
  const { send } = useChat();
  const slug = useWorkspaceSlug();
  const { channelId, threadRootId, text, updatedAt } = draft;
  const isHere = useChatState((state) => state.channels.has(channelId));
  // Through the outbox: it is shown as thrown away at once, also without a connection.
  const place = { channelId, ...(threadRootId !== undefined && { threadRootId }) };
  const set = (next: string) => void send(draftSet, { ...place, text: next });
  const remove = () => {
    set('');
    const action = { label: t`Undo`, onSelect: () => set(text) };
    showToast({ text: t`Draft deleted`, ...(isHere && { action }), id: 'draft-deleted' });
  };
  const head = (
    <>
      <ChannelName channelId={channelId} />
      {threadRootId !== undefined && (
        <span>
          <Trans>in a thread</Trans>
        </span>
      )}
      <span aria-hidden>·</span>
      <TimeText at={updatedAt} />
      {draft.isPending && (
        <span>
          <Trans>not on your other devices yet</Trans>
        </span>
      )}
    </>
  );
  return (
    <LaterRow
      head={head}
      actions={
        <IconButton icon={Trash2} tone="danger" label={t`Delete draft`} size="small" onClick={remove} />
      }
    >
      {isHere ? (
        <Link
          to="/w/$slug/c/$channelId"
          params={{ slug, channelId }}
          search={threadRootId === undefined ? {} : { thread: threadRootId }}
          className={leadsThere}
        >
          <TextPreview text={text} />
        </Link>
      ) : (
        <TextPreview text={text} />
      )}
    </LaterRow>
  );
}
