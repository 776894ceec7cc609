import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ChannelFace } from '@parley/client';
import { useNavigate } from '@tanstack/react-router';
import { Info, UsersRound } from 'lucide-react';
import { useChatState } from '../../client.js';
import { Icon } from '../../ui/icon.js';
import { IconButton } from '../../ui/icon-button.js';
import { Tooltip } from '../../ui/tooltip.js';
import { PaneHeader, useWayBack, useWorkspaceSlug } from '../page/index.js';
import { openProfile, PresenceWords, useMyId } from '../people/index.js';
import { ChannelGlyph, othersOf, useChannelTitle } from './channel-title.js';
import { useMemberCount } from './members-query.js';
import type { PanelName } from './panel-name.js';
import { TopicLine } from './topic-line.js';

interface ChannelHeaderProps {
  readonly state: ChannelFace;
  readonly panel: PanelName | undefined;
}

/** Name, topic, how many are in it, and the button for the details. */
export function ChannelHeader({ state: { channel, isMember }, panel }: ChannelHeaderProps) {
  const { t } = useLingui();
  const me = useMyId();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const title = useChannelTitle(channel.id);
  const count = useMemberCount(channel);
  const partner = useChatState((state) =>
    channel.kind === 'dm' ? othersOf(state, channel.memberIds ?? [])[0] : undefined,
  );
  const wayBack = useWayBack();
  const toggle = (name: PanelName) =>
    panel === name
      ? wayBack(`/w/${slug}/c/${channel.id}`)
      : void navigate({
          to: '/w/$slug/c/$channelId',
          params: { slug, channelId: channel.id },
          search: { panel: name },
        });
  const onTitle = (anchor: Element) => {
    if (partner !== undefined) openProfile(partner, anchor);
    else toggle('about');
  };
  return (
    <PaneHeader>
      <h1
        tabIndex={-1}
        className="flex min-w-0 flex-none items-center outline-none max-lg:flex-1 lg:max-w-[50%]"
      >
        <button
          type="button"
          onClick={(event) => onTitle(event.currentTarget)}
          className="-ms-1.5 flex h-9 coarse:h-11 min-w-0 items-center gap-1.5 rounded-control px-1.5 text-title font-bold transition-colors duration-quick hover:bg-hover active:bg-press"
        >
          <ChannelGlyph kind={channel.kind} memberIds={channel.memberIds} className="text-ink-2" />
          <span className="truncate">{title}</span>
        </button>
      </h1>
      <div className="flex min-w-0 flex-1 max-lg:hidden">
        {partner !== undefined && partner !== me && (
          <PresenceWords userId={partner} withLastSeen className="truncate text-small text-ink-3" />
        )}
        {channel.memberIds === null && (
          <TopicLine channel={channel} canEdit={isMember && channel.archivedAt === null} />
        )}
      </div>
      {channel.kind !== 'dm' && (
        <Tooltip label={t`Show members`}>
          <button
            type="button"
            aria-pressed={panel === 'members'}
            aria-label={
              count === undefined
                ? t`Show members`
                : plural(count, { one: 'Show members, # person', other: 'Show members, # people' })
            }
            onClick={() => toggle('members')}
            className="flex h-control flex-none items-center gap-1.5 rounded-control px-2 text-small font-medium text-ink-2 tabular-nums transition-colors duration-quick hover:bg-hover hover:text-ink aria-pressed:bg-press"
          >
            <Icon icon={UsersRound} size={18} />
            <span className="min-w-[1ch]">{count}</span>
          </button>
        </Tooltip>
      )}
      <IconButton
        icon={Info}
        label={t`Show details`}
        pressed={panel === 'about'}
        onClick={() => toggle('about')}
      />
    </PaneHeader>
  );
}
