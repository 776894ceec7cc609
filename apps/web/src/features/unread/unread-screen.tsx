import { useLingui } from '@lingui/react/macro';
import { selectSidebar, selectUnreadThreads } from '@parley/client';
import { Link } from '@tanstack/react-router';
import { CheckCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import { useChatState } from '../../client.js';
import { Button, buttonClass } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ScrollArea } from '../../ui/scroll-area.js';
import { Tooltip } from '../../ui/tooltip.js';
import { PageTitle, PaneHeader, useWorkspaceSlug } from '../page/index.js';
import { useMarkAllRead } from './marking.js';
import { unreadPlaces } from './unread-places.js';
import { UnreadSection } from './unread-section.js';
import { unreadKeys } from './unread-shortcuts.js';
import { UnreadThreadSection } from './unread-thread.js';

/** Channels and threads drawn at first, and more with every press: each asks the server for its messages. */
const shownAtOnce = 12;

/** Every unread message of the workspace in one list: what is for me first. */
export function UnreadScreen() {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const { channels, directs } = useChatState(selectSidebar);
  const [shown, setShown] = useState(shownAtOnce);
  const heading = useRef<HTMLHeadingElement>(null);
  const markAllRead = useMarkAllRead();
  const threads = useChatState(selectUnreadThreads);
  const unread = unreadPlaces([...directs, ...channels], threads);
  // What is read goes away with its buttons; whoever works by keyboard goes on from the top.
  const onRead = () => heading.current?.focus();
  return (
    <>
      <PageTitle title={t`Unread`} />
      <PaneHeader isPlace>
        <h1 ref={heading} tabIndex={-1} className="flex-1 truncate text-title font-bold outline-none">
          {t`Unread`}
        </h1>
        {unread.length > 0 && (
          <Tooltip label={t`Mark all as read`} shortcut={unreadKeys.markAllRead}>
            <Button
              tone="ghost"
              icon={CheckCheck}
              onClick={() => {
                onRead();
                markAllRead();
              }}
            >{t`Mark all as read`}</Button>
          </Tooltip>
        )}
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
        <ScrollArea className="min-h-0 flex-1">
          <div className="mx-auto flex max-w-200 flex-col gap-7 px-2 pt-2 pb-16 md:px-4">
            {unread
              .slice(0, shown)
              .map(({ row, thread }) =>
                thread ? (
                  <UnreadThreadSection key={thread.rootId} row={row} thread={thread} onRead={onRead} />
                ) : (
                  <UnreadSection key={row.channelId} row={row} onRead={onRead} />
                ),
              )}
            {unread.length > shown && (
              <Button className="self-center" onClick={() => setShown(shown + shownAtOnce)}>
                {t`Show more`}
              </Button>
            )}
          </div>
        </ScrollArea>
      )}
    </>
  );
}
