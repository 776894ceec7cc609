import { useLingui } from '@lingui/react/macro';
import { type SidebarGroup, type SidebarRow, selectSidebar } from '@parley/client';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Compass, FolderPlus, Hash, Plus, Search, SquarePen } from 'lucide-react';
import { useCallback } from 'react';
import { useChatState } from '../../client.js';
import { Icon } from '../../ui/icon.js';
import { IconButton } from '../../ui/icon-button.js';
import { ShortcutKeys } from '../../ui/kbd.js';
import { LazyMenu } from '../../ui/lazy-menu.js';
import { ScrollArea } from '../../ui/scroll-area.js';
import { useRovingFocus } from '../../ui/use-roving-focus.js';
import { LaterLinks } from '../later/index.js';
import { openDialog, useWorkspaceSlug } from '../page/index.js';
import { ThreadsLink } from '../threads/index.js';
import { UnreadLink } from '../unread/index.js';
import { openingKeys, useChannelShortcuts } from './channel-shortcuts.js';
import { useRowMenu } from './row-menu.js';
import { createSection } from './section-dialog-state.js';
import { isNews, shownRows } from './shown-rows.js';
import { SidebarFoot } from './sidebar-foot.js';
import { SidebarRowView } from './sidebar-row.js';
import { SidebarSection } from './sidebar-section.js';
import { WorkspaceMenu } from './workspace-menu.js';

/** The list of all one can go to in a workspace. */
export function Sidebar() {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const { channelId: openId } = useParams({ strict: false });
  const { groups, directs } = useChatState(selectSidebar);
  // Nobody misses a heading for stars while there are none.
  const sections = groups
    .filter(({ section, rows }) => section.id !== 'starred' || rows.length > 0)
    .map((group) => ({ group, shown: shownRows(group, openId) }));
  const shown = sections.flatMap((one) => one.shown);
  const ids = shown.map((row) => row.channelId);
  const { listProps, itemProps } = useRovingFocus({ ids, preferred: openId });
  const onFocusRow = useCallback((id: string) => itemProps(id).onFocus(), [itemProps]);
  const { rowMenuProps, rowMenu } = useRowMenu(shown);
  useChannelShortcuts(shown);

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
            <ShortcutKeys keys={openingKeys.switcher} />
          </span>
        </button>
      </div>
      <ScrollArea className="min-h-0 flex-1 px-2 pb-4">
        <ul className="mb-3 flex flex-col gap-px">
          <UnreadLink />
          <ThreadsLink />
          <LaterLinks />
        </ul>
        <nav aria-label={t`Channels and direct messages`} {...listProps} {...rowMenuProps}>
          {sections.map(({ group, shown: rows }) => (
            <SidebarSection
              key={group.section.id}
              section={group.section}
              hasHiddenNews={group.rows.some((row) => isNews(row) && !rows.includes(row))}
              actions={<SectionActions group={group} />}
            >
              {rows.map(draw)}
              <SectionHint group={group} hasDirects={directs.length > 0} />
            </SidebarSection>
          ))}
        </nav>
      </ScrollArea>
      {rowMenu}
      <SidebarFoot />
    </div>
  );
}

/** What can be added to a section everybody has. */
function SectionActions({ group: { section } }: { readonly group: SidebarGroup }) {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  if (section.id === 'directs')
    return (
      <IconButton
        icon={Plus}
        label={t`New direct message`}
        size="tiny"
        onClick={() => openDialog('new-direct')}
      />
    );
  if (section.id !== 'channels') return null;
  return (
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
        { kind: 'divider' },
        { label: t`New section…`, icon: FolderPlus, onSelect: () => createSection() },
      ]}
    />
  );
}

/** Where nothing stands yet: what would. */
function SectionHint({ group, hasDirects }: { readonly group: SidebarGroup; readonly hasDirects: boolean }) {
  const { t } = useLingui();
  const { section, rows } = group;
  if (rows.length > 0 || section.isCollapsed || section.id === 'channels') return null;
  if (section.id === 'directs' && hasDirects) return null;
  return (
    <li>
      <p className="px-2 py-1 text-small text-ink-3">
        {section.id === 'directs'
          ? t`Nobody yet. Start with the plus above.`
          : t`Drag channels here, or use their menu.`}
      </p>
    </li>
  );
}
