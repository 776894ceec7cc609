import { useLingui } from '@lingui/react/macro';
import { selectMe, selectThreadsBadge } from '@parley/client';
import { type ThreadListed, threadList } from '@parley/protocol';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CheckCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { acrossChannelsKey } from '../../channel-queries.js';
import { call, resultOf, useChatState } from '../../client.js';
import { Button, buttonClass } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ScrollArea } from '../../ui/scroll-area.js';
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.js';
import { PageTitle, PaneHeader, useWorkspaceSlug } from '../page/index.js';
import { PaneProblem } from '../problems/index.js';
import { useMarkThreadsRead } from '../unread/index.js';
import { ThreadCard } from './thread-card.js';

/** Every thread one follows, the newest reply first. */
export function ThreadsScreen() {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const workspaceId = useChatState(selectMe)?.workspace.id ?? '';
  const news = useChatState(selectThreadsBadge);
  const markAllRead = useMarkThreadsRead();
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useInfiniteQuery({
    queryKey: acrossChannelsKey('threads', workspaceId),
    initialPageParam: undefined as ThreadListed | undefined,
    queryFn: async ({ pageParam }) =>
      resultOf(
        await call(threadList, {
          params: { workspaceId },
          query: pageParam?.root.thread
            ? { beforeAt: pageParam.root.thread.lastReplyAt, beforeId: pageParam.root.id }
            : {},
        }),
      ),
    getNextPageParam: (page) => (page.hasMore ? page.threads.at(-1) : undefined),
    staleTime: 0,
  });
  // What is new changes the order: the list is asked for again, and what is shown stays meanwhile.
  const { refetch } = list;
  const known = useRef(news);
  useEffect(() => {
    if (known.current === news) return;
    known.current = news;
    void refetch();
  }, [news, refetch]);
  const threads = list.data?.pages.flatMap((page) => page.threads) ?? [];
  return (
    <>
      <PageTitle title={t`Threads`} />
      <PaneHeader>
        <h1 ref={heading} tabIndex={-1} className="flex-1 truncate text-title font-bold outline-none">
          {t`Threads`}
        </h1>
        {news.threadCount > 0 && (
          <Button
            tone="ghost"
            icon={CheckCheck}
            onClick={() => {
              // The button goes with what was unread; whoever works by keyboard goes on from the top.
              heading.current?.focus();
              markAllRead();
            }}
          >
            {t`Mark all as read`}
          </Button>
        )}
      </PaneHeader>
      {list.isPending ? (
        <ListSkeleton />
      ) : list.isError ? (
        <PaneProblem error={list.error} onRetry={() => void refetch()} />
      ) : threads.length === 0 ? (
        <EmptyState
          className="flex-1"
          drawing="calm"
          title={t`You follow no threads with replies.`}
          hint={t`A thread is here once you reply in it, are mentioned in it, or choose to follow it.`}
          action={
            <Link to="/w/$slug" params={{ slug }} className={buttonClass('secondary')}>
              {t`Show all chats`}
            </Link>
          }
        />
      ) : (
        <ScrollArea className="min-h-0 flex-1">
          <ul className="mx-auto flex w-full max-w-180 flex-col gap-3 px-3 pt-4 pb-12 md:px-5">
            {threads.map((thread) => (
              <ThreadCard key={thread.root.id} listed={thread} />
            ))}
          </ul>
          {list.hasNextPage && (
            <div className="flex justify-center pb-12">
              <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t`Show more`}
              </Button>
            </div>
          )}
        </ScrollArea>
      )}
    </>
  );
}

function ListSkeleton() {
  const { t } = useLingui();
  return (
    <SkeletonGroup
      label={t`Loading threads`}
      className="mx-auto flex w-full max-w-180 flex-col gap-3 px-3 pt-4 md:px-5"
    >
      {['52%', '71%', '44%'].map((width) => (
        <div key={width} className="flex flex-col gap-3 rounded-card border border-line p-4">
          <Skeleton width="30%" />
          <Skeleton width={width} />
          <Skeleton width="60%" />
        </div>
      ))}
    </SkeletonGroup>
  );
}
