import { Trans, useLingui } from '@lingui/react/macro';
import type { ChannelFace } from '@parley/client';
import { type Channel, channelArchive, channelLeave, channelUnarchive } from '@parley/protocol';
import { Archive, ArchiveRestore, LogOut, Pencil } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { IconButton } from '../../ui/icon-button.js';
import { TimeText } from '../../ui/time-text.js';
import { useFocusBack } from '../../ui/use-focus-back.js';
import { useMyId, useMyRole, usePersonName } from '../people/index.js';
import { useCommand } from '../problems/index.js';
import { canManage } from './channel-rules.js';
import { RenameEditor } from './rename-editor.js';
import { TopicEditor } from './topic-editor.js';

/** Name, topic, where it comes from, and what can be done with the channel as a whole. */
export function AboutTab({ state: { channel, isMember } }: { readonly state: ChannelFace }) {
  const { t } = useLingui();
  const me = useMyId();
  const role = useMyRole();
  const author = usePersonName(channel.createdBy);
  const [editing, setEditing] = useState<'name' | 'topic' | null>(null);
  const isOpen = channel.archivedAt === null;
  const mayManage = canManage(channel, me, role);
  const done = () => setEditing(null);
  const renameButton = useFocusBack(editing === 'name');
  const topicButton = useFocusBack(editing === 'topic');
  return (
    <div className="flex flex-col gap-6 px-5 pb-8">
      {channel.memberIds === null && (
        <>
          {editing === 'name' ? (
            <RenameEditor channel={channel} onDone={done} />
          ) : (
            <Fact
              label={t`Name`}
              action={
                mayManage &&
                isOpen && (
                  <IconButton
                    ref={renameButton}
                    icon={Pencil}
                    size="small"
                    label={t`Rename`}
                    onClick={() => setEditing('name')}
                  />
                )
              }
            >
              {channel.name}
            </Fact>
          )}
          {editing === 'topic' ? (
            <TopicEditor channel={channel} onDone={done} />
          ) : (
            <Fact
              label={t`Topic`}
              action={
                isMember &&
                isOpen && (
                  <IconButton
                    ref={topicButton}
                    icon={Pencil}
                    size="small"
                    label={t`Edit topic`}
                    onClick={() => setEditing('topic')}
                  />
                )
              }
            >
              {channel.topic || <span className="text-ink-3">{t`No topic yet`}</span>}
            </Fact>
          )}
        </>
      )}
      <Fact label={t`Started`}>
        <Trans>
          <TimeText at={channel.createdAt} style="day" /> by {author}
        </Trans>
      </Fact>
      {channel.kind === 'private' && (
        <Fact label={t`Who can see it`}>{t`Only the people in it. Nobody else knows that it exists.`}</Fact>
      )}
      {channel.memberIds === null && (
        <div className="flex flex-col items-start gap-1 border-t border-line pt-4 *:-ms-3.5">
          {isMember && <LeaveButton channel={channel} />}
          {mayManage &&
            (isOpen ? <ArchiveButton channel={channel} /> : <UnarchiveButton channel={channel} />)}
        </div>
      )}
    </div>
  );
}

interface FactProps {
  readonly label: string;
  readonly action?: ReactNode | undefined;
  readonly children: ReactNode;
}

function Fact({ label, action, children }: FactProps) {
  return (
    <div className="flex items-start gap-2">
      <dl className="min-w-0 flex-1">
        <dt className="text-small font-medium text-ink-3">{label}</dt>
        <dd className="mt-0.5 text-ui wrap-anywhere">{children}</dd>
      </dl>
      {action}
    </div>
  );
}

function LeaveButton({ channel }: { readonly channel: Channel }) {
  const { t } = useLingui();
  const run = useCommand();
  const [asking, setAsking] = useState(false);
  const isPrivate = channel.kind === 'private';
  return (
    <>
      <Button tone="ghost" icon={LogOut} onClick={() => setAsking(true)}>{t`Leave channel`}</Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t`Leave ${channel.name ?? ''}?`}
        description={
          isPrivate
            ? t`You will no longer see it, and only somebody in it can bring you back.`
            : t`You can join again whenever you like.`
        }
        confirmLabel={t`Leave channel`}
        cancelLabel={t`Cancel`}
        danger={isPrivate}
        onConfirm={async () => (await run(channelLeave, { channelId: channel.id })) !== undefined}
      />
    </>
  );
}

function ArchiveButton({ channel }: { readonly channel: Channel }) {
  const { t } = useLingui();
  const run = useCommand();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button tone="ghost" icon={Archive} onClick={() => setAsking(true)}>{t`Archive channel`}</Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t`Archive ${channel.name ?? ''}?`}
        description={t`Nobody can write in it any more. Everything that was said stays readable, and you can open it again.`}
        confirmLabel={t`Archive channel`}
        cancelLabel={t`Cancel`}
        onConfirm={async () => (await run(channelArchive, { channelId: channel.id })) !== undefined}
      />
    </>
  );
}

function UnarchiveButton({ channel }: { readonly channel: Channel }) {
  const { t } = useLingui();
  const run = useCommand();
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    await run(channelUnarchive, { channelId: channel.id });
    setBusy(false);
  };
  return (
    <Button tone="ghost" icon={ArchiveRestore} busy={busy} onClick={() => void open()}>
      {t`Open again`}
    </Button>
  );
}
