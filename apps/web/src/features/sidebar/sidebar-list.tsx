import { useLingui } from '@lingui/react/macro';
import { type SidebarGroup, type SidebarRow, selectSidebar } from '@parley/client';
import { useCallback } from 'react';
import { useChatState } from '../../client.js';
import { useRovingFocus } from '../../ui/use-roving-focus.js';
import { useOpenChannelId, useWorkspaceSlug } from '../page/index.js';
import { useChannelShortcuts } from './channel-shortcuts.js';
import { useRowMenu } from './row-menu.js';
import { isNews, shownRows } from './shown-rows.js';
import { SidebarRowView } from './sidebar-row.js';
import { SidebarSection } from './sidebar-section.js';
import { useGoing } from './use-going.js';

/** The channels and conversations, in their sections. Drawn again with every message elsewhere: what it draws is light. */
export function SidebarList() {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const openId = useOpenChannelId();
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
  const going = useGoing();
  useChannelShortcuts(shown, going);

  const draw = (row: SidebarRow) => (
    <SidebarRowView
      key={row.channelId}
      slug={slug}
      row={row}
      tabIndex={itemProps(row.channelId).tabIndex}
      going={going}
      onFocusRow={onFocusRow}
    />
  );
  return (
    <>
      <nav aria-label={t`Channels and direct messages`} {...listProps} {...rowMenuProps}>
        {sections.map(({ group, shown: rows }) => (
          <SidebarSection
            key={group.section.id}
            section={group.section}
            hasHiddenNews={group.rows.some((row) => isNews(row) && !rows.includes(row))}
          >
            {rows.map(draw)}
            <SectionHint group={group} hasDirects={directs.length > 0} />
          </SidebarSection>
        ))}
      </nav>
      {rowMenu}
    </>
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
