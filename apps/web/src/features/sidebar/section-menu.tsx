import { useLingui } from '@lingui/react/macro';
import { selectLayout, selectSidebar } from '@parley/client';
import { givenSections, type SidebarChange, type SidebarLayout, type SidebarSection } from '@parley/protocol';
import {
  ArrowDown,
  ArrowDownAZ,
  ArrowUp,
  CheckCheck,
  Clock,
  EyeOff,
  FolderPlus,
  PenLine,
  Trash2,
} from 'lucide-react';
import { useChat, useChatState } from '../../client.js';
import { Menu, type MenuEntry, type MenuProps } from '../../ui/menu.js';
import { showToast } from '../../ui/toast.js';
import { useMarkRead } from '../unread/index.js';
import { createSection, renameSection } from './section-dialog-state.js';
import { sectionTitle } from './section-title.js';
import { intoSection, useArrange } from './use-arrange.js';

export interface SectionMenuProps extends Omit<MenuProps, 'items'> {
  readonly section: SidebarSection;
}

/** How a section is sorted, what it shows, and where it stands. */
export function SectionMenu({ section, ...menu }: SectionMenuProps) {
  const { t } = useLingui();
  const chat = useChat();
  const arrange = useArrange();
  const markRead = useMarkRead();
  const layout = useChatState(selectLayout);
  const { id: sectionId, sort, hidesRead } = section;
  const isOwn = !givenSections.some((one) => one === sectionId);
  const ids = layout?.sections.map((one) => one.id) ?? [];
  const at = ids.indexOf(sectionId);
  const swapped = (to: number): SidebarChange => ({
    kind: 'order',
    sectionIds: ids.with(at, ids[to] ?? sectionId).with(to, sectionId),
  });
  const remove = () => {
    if (!layout) return;
    arrange({ kind: 'sectionRemoved', sectionId });
    showToast({
      text: t`Section “${sectionTitle(section)}” deleted. Its channels are back in their usual places.`,
      action: { label: t`Undo`, onSelect: () => arrange(...madeAnew(layout, section)) },
    });
  };
  // As of when the menu is drawn: a menu that changes while it is read would be a trap.
  const unread = (
    selectSidebar(chat.store.getState()).groups.find((one) => one.section.id === sectionId)?.rows ?? []
  )
    .filter((row) => row.unreadCount > 0)
    .map((row) => row.channelId);
  const items: readonly MenuEntry[] = [
    {
      label: t`Mark section as read`,
      icon: CheckCheck,
      disabled: unread.length === 0,
      onSelect: () => markRead(unread),
    },
    { kind: 'divider' },
    {
      kind: 'group',
      label: t`Sort`,
      items: [
        {
          kind: 'choice',
          label: t`Sort`,
          value: sort,
          options: [
            { value: 'name', label: t`By name`, icon: ArrowDownAZ },
            { value: 'newest', label: t`Newest first`, icon: Clock },
          ],
          onValueChange: (value) =>
            arrange({ kind: 'section', sectionId, sort: value === 'newest' ? 'newest' : 'name' }),
        },
      ],
    },
    { kind: 'divider' },
    {
      kind: 'check',
      label: t`Hide what is read`,
      icon: EyeOff,
      checked: hidesRead,
      onCheckedChange: (checked) => arrange({ kind: 'section', sectionId, hidesRead: checked }),
    },
    { kind: 'divider' },
    { label: t`Move up`, icon: ArrowUp, disabled: at <= 0, onSelect: () => arrange(swapped(at - 1)) },
    {
      label: t`Move down`,
      icon: ArrowDown,
      disabled: at < 0 || at >= ids.length - 1,
      onSelect: () => arrange(swapped(at + 1)),
    },
    { label: t`New section…`, icon: FolderPlus, onSelect: () => createSection() },
    ...(isOwn
      ? ([
          { kind: 'divider' },
          { label: t`Rename section`, icon: PenLine, onSelect: () => renameSection(sectionId) },
          { label: t`Delete section`, icon: Trash2, danger: true, onSelect: remove },
        ] satisfies MenuEntry[])
      : []),
  ];
  return <Menu {...menu} items={items} />;
}

/** What brings a section back as it was: itself, what stood in it, and its place. */
function madeAnew(before: SidebarLayout, { id: sectionId, ...section }: SidebarSection): SidebarChange[] {
  const channelIds = before.placements
    .filter((one) => one.sectionId === sectionId)
    .map((one) => one.channelId);
  const places: SidebarChange[] = [];
  for (let from = 0; from < channelIds.length; from += 50)
    places.push(intoSection(sectionId, ...channelIds.slice(from, from + 50)));
  return [
    { kind: 'section', sectionId, ...section },
    { kind: 'order', sectionIds: before.sections.map((one) => one.id) },
    ...places,
  ];
}
