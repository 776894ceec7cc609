import { useLingui } from '@lingui/react/macro';
import { selectChannelFace } from '@parley/client';
import type { ChannelId, GroupId, UserId } from '@parley/protocol';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { useChatState } from '../../client.js';
import { EmojiSign } from '../emoji/index.js';
import { MentionContext, type MentionRenderers } from '../markdown/index.js';
import { everybodyWord, hereWord } from '../mention-text/index.js';
import { useWorkspaceSlug } from '../page/index.js';
import { openProfile, useMyId, usePersonName } from '../people/index.js';
import { linkedPlace } from '../permalinks/index.js';

const look = 'rounded-[4px] px-0.75 py-px font-medium transition-colors duration-quick';
const loud = 'bg-mention-mark text-mention-ink';
const quiet =
  'bg-accent-wash text-accent-ink hover:bg-[color-mix(in_oklab,var(--color-accent-wash),var(--color-accent)_16%)]';

function PersonChip({ userId }: { readonly userId: UserId }) {
  const name = usePersonName(userId);
  const isMe = useMyId() === userId;
  const hasLeft = useChatState((state) => (state.members.get(userId)?.leftAt ?? null) !== null);
  // Who is gone is not called by it: it is only their name.
  if (hasLeft) return <>@{name}</>;
  return (
    <button
      type="button"
      onClick={(event) => openProfile(userId, event.currentTarget)}
      className={clsx(look, 'inline text-start', isMe ? loud : quiet)}
    >
      @{name}
    </button>
  );
}

function GroupChip({ groupId }: { readonly groupId: GroupId }) {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const group = useChatState((state) => state.groups.get(groupId));
  const me = useMyId();
  if (!group) return <>{t`@unknown group`}</>;
  if (group.deletedAt !== null) return <>@{group.name}</>;
  return (
    <Link
      to="/w/$slug/people"
      params={{ slug }}
      search={{ group: groupId }}
      className={clsx(look, group.memberIds.includes(me) ? loud : quiet)}
    >
      @{group.name}
    </Link>
  );
}

function ChannelChip({ channelId }: { readonly channelId: ChannelId }) {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const name = useChatState(selectChannelFace(channelId))?.channel.name;
  if (!name) return <span className={clsx(look, 'bg-press text-ink-2')}>{t`#private channel`}</span>;
  return (
    <Link to="/w/$slug/c/$channelId" params={{ slug, channelId }} className={clsx(look, quiet)}>
      #{name}
    </Link>
  );
}

/** Leads to a channel, a message or a thread without leaving the page; what is elsewhere is a link like any other. */
function OwnLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const slug = useWorkspaceSlug();
  const place = linkedPlace(href, { origin: location.origin, slug });
  if (!place)
    return (
      <a href={href} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
    );
  const { channelId, search } = place;
  return (
    <Link to="/w/$slug/c/$channelId" params={{ slug, channelId }} search={search}>
      {children}
    </Link>
  );
}

const chips: MentionRenderers = {
  person: (userId) => <PersonChip userId={userId} />,
  group: (groupId) => <GroupChip groupId={groupId} />,
  crowd: (kind) => <span className={clsx(look, loud)}>@{kind === 'here' ? hereWord : everybodyWord}</span>,
  channel: (channelId) => <ChannelChip channelId={channelId} />,
  emoji: (name, otherwise) => <EmojiSign emoji={`:${name}:`} otherwise={otherwise} hasHint />,
  ownLink: (href, words) =>
    href.startsWith(`${location.origin}/w/`) ? <OwnLink href={href}>{words}</OwnLink> : undefined,
};

/** Draws mentions in texts with today's names: a person's opens their card, a channel's leads to it. */
export function MentionChips({ children }: { readonly children: ReactNode }) {
  return <MentionContext value={chips}>{children}</MentionContext>;
}
