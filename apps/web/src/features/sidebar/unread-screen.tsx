import { useLingui } from '@lingui/react/macro';
import { selectSidebar } from '@parley/client';
import { Link } from '@tanstack/react-router';
import { useChatState } from '../../client.js';
import { buttonClass } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ScrollArea } from '../../ui/scroll-area.js';
import { useRovingFocus } from '../../ui/use-roving-focus.js';
import { PageTitle, PaneHeader, useWorkspaceSlug } from '../page/index.js';
import { SidebarRowView } from './sidebar-row.js';

/** Only what has something new: conversations and mentions first. */
export function UnreadScreen() {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const { channels, directs } = useChatState(selectSidebar);
  const unread = [...directs, ...channels]
    .filter((row) => row.unreadCount > 0 && !row.isArchived)
    .sort((a, b) => Number(b.mentionCount > 0) - Number(a.mentionCount > 0));
  const { listProps, itemProps } = useRovingFocus({ ids: unread.map((row) => row.channelId) });
  return (
    <>
      <PageTitle title={t`Unread`} />
      <PaneHeader isPlace>
        <h1 tabIndex={-1} className="flex-1 truncate text-title font-bold outline-none">{t`Unread`}</h1>
      </PaneHeader>
      {unread.length === 0 ? (
        <EmptyState
          className="flex-1"
          drawing="calm"
          title={t`You have read everything.`}
          action={
            <Link to="/w/$slug" params={{ slug }} className={buttonClass('secondary')}>
              {t`Show all chats`}
            </Link>
          }
        />
      ) : (
        <ScrollArea className="flex-1 px-3 py-3">
          <ul className="mx-auto flex max-w-180 flex-col gap-px" {...listProps}>
            {unread.map((row) => (
              <SidebarRowView
                key={row.channelId}
                slug={slug}
                row={row}
                showsCount
                tabIndex={itemProps(row.channelId).tabIndex}
                onFocusRow={(id) => itemProps(id).onFocus()}
              />
            ))}
          </ul>
        </ScrollArea>
      )}
    </>
  );
}
