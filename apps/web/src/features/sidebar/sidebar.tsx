import { useLingui } from '@lingui/react/macro';
import { type SidebarRow, selectSidebar } from '@parley/client';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Compass, Hash, Plus, Search, SquarePen } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useChatState } from '../../client.js';
import { Icon } from '../../ui/icon.js';
import { IconButton } from '../../ui/icon-button.js';
import { ShortcutKeys } from '../../ui/kbd.js';
import { LazyMenu } from '../../ui/lazy-menu.js';
import { ScrollArea } from '../../ui/scroll-area.js';
import { useRovingFocus } from '../../ui/use-roving-focus.js';
import { openDialog, remember, remembered, useWorkspaceSlug } from '../page/index.js';
import { ThreadsLink } from '../threads/index.js';
import { useChannelShortcuts } from './channel-shortcuts.js';
import { useRowMenu } from './row-menu.js';
import { SidebarFoot } from './sidebar-foot.js';
import { SidebarRowView } from './sidebar-row.js';
import { SidebarSection } from './sidebar-section.js';
import { WorkspaceMenu } from './workspace-menu.js';

type SectionName = 'channels' | 'directs';

function useClosed(slug: string, section: SectionName): readonly [boolean, () => void] {
  const key = `closed.${slug}.${section}` as const;
  const [isClosed, setClosed] = useState(() => remembered(key) !== null);
  const toggle = () => {
    remember(key, isClosed ? null : 'yes');
    setClosed(!isClosed);
  };
  return [isClosed, toggle];
}

/** The list of all one can go to in a workspace. */
export function Sidebar() {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const { channelId: openId } = useParams({ strict: false });
  const { channels, directs } = useChatState(selectSidebar);
  const [channelsClosed, toggleChannels] = useClosed(slug, 'channels');
  const [directsClosed, toggleDirects] = useClosed(slug, 'directs');
  const stays = (row: SidebarRow) => row.unreadCount > 0 || row.channelId === openId;
  const shownChannels = channelsClosed ? channels.filter(stays) : channels;
  const shownDirects = directsClosed ? directs.filter(stays) : directs;
  const shown = [...shownChannels, ...shownDirects];
  const ids = shown.map((row) => row.channelId);
  const { listProps, itemProps } = useRovingFocus({ ids, preferred: openId });
  const onFocusRow = useCallback((id: string) => itemProps(id).onFocus(), [itemProps]);
  useChannelShortcuts(shown);
  const { rowMenuProps, rowMenu } = useRowMenu(shown);

  const draw = (row: SidebarRow) => (
    <SidebarRowView
      key={row.channelId}
      slug={slug}
      row={row}
      tabIndex={itemProps(row.channelId).tabIndex}
      onFocusRow={onFocusRow}
    />
  );
  return (
    <div className="flex h-full min-h-0 flex-col pt-safe-top [--surface:var(--color-sidebar)]">
      <div className="flex h-header flex-none items-center gap-1 px-2">
        <WorkspaceMenu />
        <IconButton icon={SquarePen} label={t`New message`} onClick={() => openDialog('new-direct')} />
      </div>
      <div className="flex-none px-3 pb-2">
        <button
          type="button"
          onClick={() => openDialog('quick-switcher')}
          className="flex h-control w-full items-center gap-2 rounded-control bg-hover px-2.5 text-start text-ui text-ink-3 transition-colors duration-quick hover:bg-press hover:text-ink-2"
        >
          <Icon icon={Search} />
          <span className="flex-1 truncate">{t`Go to…`}</span>
          <span className="coarse:hidden">
            <ShortcutKeys keys="mod+k" />
          </span>
        </button>
      </div>
      <ScrollArea className="min-h-0 flex-1 px-2 pb-4">
        <ThreadsLink />
        <nav aria-label={t`Channels and direct messages`} {...listProps} {...rowMenuProps}>
          <SidebarSection
            title={t`Channels`}
            isClosed={channelsClosed}
            onToggle={toggleChannels}
            actions={
              <LazyMenu
                align="end"
                trigger={<IconButton icon={Plus} label={t`Add channels`} size="tiny" />}
                items={[
                  { label: t`Create channel`, icon: Hash, onSelect: () => openDialog('create-channel') },
                  {
                    label: t`Browse channels`,
                    icon: Compass,
                    onSelect: () => void navigate({ to: '/w/$slug/browse', params: { slug } }),
                  },
                ]}
              />
            }
          >
            {shownChannels.map(draw)}
          </SidebarSection>
          <SidebarSection
            title={t`Direct messages`}
            isClosed={directsClosed}
            onToggle={toggleDirects}
            actions={
              <IconButton
                icon={Plus}
                label={t`New direct message`}
                size="tiny"
                onClick={() => openDialog('new-direct')}
              />
            }
          >
            {shownDirects.map(draw)}
            {directs.length === 0 && (
              <li>
                <p className="px-2 py-1 text-small text-ink-3">{t`Nobody yet. Start with the plus above.`}</p>
              </li>
            )}
          </SidebarSection>
        </nav>
      </ScrollArea>
      {rowMenu}
      <SidebarFoot />
    </div>
  );
}
