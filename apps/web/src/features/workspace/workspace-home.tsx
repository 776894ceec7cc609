import { useLingui } from '@lingui/react/macro';
import { type ChatState, selectSidebar } from '@parley/client';
import { Link, Navigate, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useChat } from '../../client.js';
import { Button, buttonClass } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { useWindowWidth } from '../../ui/use-media.js';
import { openDialog, PageTitle, remembered, useWorkspaceSlug } from '../page/index.js';
import { Sidebar } from '../sidebar/index.js';

/** The channel to begin with: the last one that is still mine, #general, or the first of the list. */
function startingChannel(state: ChatState, lastId: string | null): string | undefined {
  const { channels, directs } = selectSidebar(state);
  const mine = [...channels, ...directs];
  const start =
    mine.find((row) => row.channelId === lastId) ??
    mine.find((row) => row.name === 'general' && row.kind === 'public') ??
    mine[0];
  return start?.channelId;
}

/** A workspace without a channel in its address: the list on a narrow window, the last channel on others. */
export function WorkspaceHome() {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const chat = useChat();
  const isNarrow = useWindowWidth() === 'narrow';
  const [start] = useState(() => startingChannel(chat.store.getState(), remembered(`last-channel.${slug}`)));
  const isArrival = useLocation({ select: ({ state }) => state.isArrival === true });
  if (isNarrow && !(isArrival && start !== undefined)) {
    return (
      <>
        <PageTitle title={t`Chats`} />
        <h1 className="sr-only">{t`Chats`}</h1>
        <div className="min-h-0 flex-1 bg-sidebar">
          <Sidebar />
        </div>
      </>
    );
  }
  if (start !== undefined) {
    const state = { isStart: true };
    return <Navigate to="/w/$slug/c/$channelId" params={{ slug, channelId: start }} state={state} replace />;
  }
  return (
    <>
      <PageTitle title={t`Chats`} />
      <EmptyState
        className="flex-1"
        drawing="talk"
        title={t`You are in no channel yet.`}
        hint={t`Join one, or start one of your own.`}
        action={
          <span className="flex gap-2">
            <Button onClick={() => openDialog('create-channel')}>{t`Create channel`}</Button>
            <Link to="/w/$slug/browse" params={{ slug }} className={buttonClass('primary')}>
              {t`Browse channels`}
            </Link>
          </span>
        }
      />
    </>
  );
}
