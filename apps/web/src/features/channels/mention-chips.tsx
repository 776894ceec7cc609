import { useLingui } from '@lingui/react/macro';
import { selectChannel } from '@parley/client';
import type { ChannelId, UserId } from '@parley/protocol';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { useChatState } from '../../client.js';
import { MentionContext, type MentionRenderers } from '../markdown/index.js';
import { useWorkspaceSlug } from '../page/index.js';
import { openProfile, useMyId, usePersonName } from '../people/index.js';

const look = 'rounded-[4px] px-0.75 py-px font-medium transition-colors duration-quick';
const quiet =
  'bg-accent-wash text-accent-ink hover:bg-[color-mix(in_oklab,var(--color-accent-wash),var(--color-accent)_16%)]';

function PersonChip({ userId }: { readonly userId: UserId }) {
  const name = usePersonName(userId);
  const isMe = useMyId() === userId;
  return (
    <button
      type="button"
      onClick={(event) => openProfile(userId, event.currentTarget)}
      className={clsx(look, 'inline text-start', isMe ? 'bg-mention-mark text-mention-ink' : quiet)}
    >
      @{name}
    </button>
  );
}

function ChannelChip({ channelId }: { readonly channelId: ChannelId }) {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const name = useChatState(selectChannel(channelId))?.channel.name;
  if (!name) return <span className={clsx(look, 'bg-press text-ink-2')}>{t`#private channel`}</span>;
  return (
    <Link to="/w/$slug/c/$channelId" params={{ slug, channelId }} className={clsx(look, quiet)}>
      #{name}
    </Link>
  );
}

const chips: MentionRenderers = {
  person: (userId) => <PersonChip userId={userId} />,
  channel: (channelId) => <ChannelChip channelId={channelId} />,
};

/** Draws mentions in texts with today's names: a person's opens their card, a channel's leads to it. */
export function MentionChips({ children }: { readonly children: ReactNode }) {
  return <MentionContext value={chips}>{children}</MentionContext>;
}
