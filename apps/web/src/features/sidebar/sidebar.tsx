import { useLingui } from '@lingui/react/macro';
import { Search, SquarePen } from 'lucide-react';
import { memo } from 'react';
import { Icon } from '../../ui/icon.js';
import { IconButton } from '../../ui/icon-button.js';
import { ShortcutKeys } from '../../ui/kbd.js';
import { ScrollArea } from '../../ui/scroll-area.js';
import { LaterLinks } from '../later/index.js';
import { openDialog } from '../page/index.js';
import { ThreadsLink } from '../threads/index.js';
import { UnreadLink } from '../unread/index.js';
import { openingKeys } from './channel-shortcuts.js';
import { SidebarFoot } from './sidebar-foot.js';
import { SidebarList } from './sidebar-list.js';
import { WorkspaceMenu } from './workspace-menu.js';

/** The list of all one can go to in a workspace. Going somewhere draws what it changes in it, and not all of it. */
export const Sidebar = memo(function Sidebar() {
  const { t } = useLingui();
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
        <SidebarList />
      </ScrollArea>
      <SidebarFoot />
    </div>
  );
});
