import { Trans, useLingui } from '@lingui/react/macro';
import { selectMessageAt } from '@parley/client';
import { previewText } from '@parley/protocol';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useChat, useChatState } from '../../client.js';
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.js';
import { TimeText } from '../../ui/time-text.js';
import { channelTitle } from '../channels/index.js';
import { enclosedBy, titleWords } from '../enclosures/index.js';
import { plainText } from '../markdown/index.js';
import { previewQuery } from '../message-previews/index.js';
import { calledName, placeIn } from '../message-text/index.js';
import { useWorkspaceSlug } from '../page/index.js';
import { PersonAvatar, usePersonName } from '../people/index.js';
import type { LinkedMessage } from './permalinks.js';

/** Who said what where: the message that a link leads to. */
export function PreviewCard({ place }: { readonly place: LinkedMessage }) {
  const { t } = useLingui();
  const { channelId, sequence, threadRootId } = place;
  // One that is loaded already follows its edits at once.
  const held = useChatState(selectMessageAt(channelId, sequence, threadRootId));
  const asked = useQuery({ ...previewQuery({ channelId, sequence }), enabled: held === undefined });
  const shown = held
    ? held.deletedAt
      ? null
      : { ...held, ...previewText(held.text), encloses: enclosedBy(held) }
    : asked.data;
  if (shown) return <Shown {...shown} />;
  if (shown === null) return <Note>{t`This message was deleted, or you cannot see it.`}</Note>;
  if (asked.isError) return <Note>{t`The message could not be loaded. The link still leads to it.`}</Note>;
  return (
    <SkeletonGroup label={t`Loading the message`} className="flex flex-col gap-3 px-3 py-3">
      <Skeleton width="40%" />
      <Skeleton width="85%" />
      <Skeleton width="60%" />
    </SkeletonGroup>
  );
}

function Note({ children }: { readonly children: string }) {
  return <p className="px-3 py-2.5 text-ui text-ink-3">{children}</p>;
}

interface ShownProps {
  readonly channelId: string;
  readonly sequence: number;
  readonly authorId: string;
  readonly text: string;
  readonly createdAt: string;
  readonly isCut: boolean;
  readonly encloses?: string | undefined;
  readonly threadRootId?: string | undefined;
  readonly alsoInChannel?: true | undefined;
}

function Shown(shown: ShownProps) {
  const { channelId, authorId, text, createdAt, isCut, encloses } = shown;
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const author = usePersonName(authorId);
  const where = useChatState((state) => {
    const channel = state.channels.get(channelId)?.channel;
    if (!channel) return '';
    return channel.memberIds === null ? `#${channel.name ?? ''}` : channelTitle(state, channel);
  });
  const { store } = useChat();
  const plain = useMemo(() => plainText(text, calledName(store.getState())), [store, text]);
  const words = titleWords(encloses, plain);
  return (
    <Link
      to="/w/$slug/c/$channelId"
      params={{ slug, channelId }}
      search={placeIn(shown)}
      data-focus-inside
      aria-label={t`Message by ${author} in ${where}: ${words}`}
      className="block h-full px-3 py-2 transition-colors duration-quick hover:bg-hover"
    >
      <span className="flex items-center gap-1.5 text-small text-ink-3">
        <PersonAvatar name={author} userId={authorId} size={20} />
        <span className="truncate font-semibold text-ink">{author}</span>
        <span className="min-w-0 flex-none truncate">
          <Trans>in {where}</Trans>
        </span>
        <span aria-hidden>·</span>
        <TimeText at={createdAt} className="flex-none tabular" />
      </span>
      <span dir="auto" className="mt-1 line-clamp-2 text-ui text-ink-2 wrap-anywhere">
        {words}
        {isCut && '…'}
      </span>
    </Link>
  );
}
