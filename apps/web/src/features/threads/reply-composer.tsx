import { useLingui } from '@lingui/react/macro';
import type { ChannelFace } from '@parley/client';
import type { Message } from '@parley/protocol';
import { useCallback, useState } from 'react';
import { Checkbox } from '../../ui/checkbox.js';
import { Composer } from '../composer/index.js';

interface ReplyComposerProps {
  readonly state: ChannelFace;
  readonly rootId: string;
  readonly root: Message | null;
  readonly title: string;
}

/** Where replies are written; says why where none can be. */
export function ReplyComposer({ state, rootId, root, title }: ReplyComposerProps) {
  const { t } = useLingui();
  const [alsoInChannel, setAlso] = useState(false);
  const onSent = useCallback(() => setAlso(false), []);
  const { channel, isMember } = state;
  const isDirect = channel.memberIds !== null;
  const reason = !isMember
    ? t`Join the channel to reply.`
    : channel.archivedAt !== null
      ? t`This channel is archived. You can read it, and nobody can write in it.`
      : root?.deletedAt
        ? t`The message was deleted, so nobody can reply to it any more.`
        : undefined;
  const label = isDirect ? t`Also send to the conversation` : t`Also send to ${title}`;
  return (
    <Composer
      channelId={channel.id}
      placeholder={t`Reply`}
      disabledReason={reason}
      thread={{
        rootId,
        alsoInChannel,
        onSent,
        option: (
          <div className="px-3 pb-1 text-small">
            <Checkbox label={label} checked={alsoInChannel} onCheckedChange={setAlso} />
          </div>
        ),
      }}
    />
  );
}
