import { Trans } from '@lingui/react/macro';
import type { Channel } from '@parley/protocol';
import { Hash, Lock } from 'lucide-react';
import { Icon } from '../../ui/icon.js';
import { PersonAvatar, useMyId, usePersonName } from '../people/index.js';

/** What stands before the first message. */
export function TimelineStart({ channel }: { readonly channel: Channel }) {
  return (
    <div className="max-w-measure px-2 pt-10 pb-4 md:px-4">
      {channel.memberIds ? <DirectStart memberIds={channel.memberIds} /> : <ChannelStart channel={channel} />}
    </div>
  );
}

function ChannelStart({ channel }: { readonly channel: Channel }) {
  const isPrivate = channel.kind === 'private';
  const name = channel.name ?? '';
  return (
    <>
      <span className="grid size-12 place-items-center rounded-dialog bg-accent-wash text-accent-ink">
        <Icon icon={isPrivate ? Lock : Hash} size={18} />
      </span>
      <h2 className="mt-3 text-title-3 font-bold">{name}</h2>
      <p className="mt-1 text-ui text-ink-2">
        {isPrivate ? (
          <Trans>This is the beginning of a private channel. Only its members can find and read it.</Trans>
        ) : (
          <Trans>This is the beginning of #{name}. Everybody in the workspace can read and join it.</Trans>
        )}
      </p>
      {channel.topic && <p className="mt-2 text-ui">{channel.topic}</p>}
    </>
  );
}

function DirectStart({ memberIds }: { readonly memberIds: readonly string[] }) {
  const myId = useMyId();
  const others = memberIds.filter((id) => id !== myId);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {(others.length > 0 ? others : memberIds).map((id) => (
          <Person key={id} userId={id} />
        ))}
      </div>
      <p className="mt-3 text-ui text-ink-2">
        {others.length === 0 ? (
          <Trans>This conversation is with yourself: a place for notes and links. Nobody else sees it.</Trans>
        ) : (
          <Trans>This is the beginning of your conversation. Only the people in it can read it.</Trans>
        )}
      </p>
    </>
  );
}

function Person({ userId }: { readonly userId: string }) {
  const name = usePersonName(userId);
  return (
    <span className="flex items-center gap-2.5 pe-3">
      <PersonAvatar name={name} userId={userId} />
      <span className="text-title font-bold">{name}</span>
    </span>
  );
}
