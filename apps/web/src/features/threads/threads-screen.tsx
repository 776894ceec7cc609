import { useLingui } from '@lingui/react/macro';
import { selectThreadsBadge } from '@parley/client';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { CheckCheck } from 'lucide-react';
import { useRef } from 'react';
import { useChatState } from '../../client.js';
import { Button, buttonClass } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ScrollArea } from '../../ui/scroll-area.js';
import { SegmentedControl } from '../../ui/segmented-control.js';
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.js';
import { PageTitle, PaneHeader, useWorkspaceSlug } from '../page/index.js';
import { PaneProblem } from '../problems/index.js';
import { useMarkThreadsRead } from '../unread/index.js';
import { useListedThreads } from './listed-threads.js';
import { ThreadCard } from './thread-card.js';

/** Every thread one follows, the newest reply first; or those with something new alone. */
export function ThreadsScreen() {
  const { t } = useLingui();
  const { only } = useSearch({ from: '/w/$slug/threads' });
  const navigate = useNavigate({ from: '/w/$slug/threads' });
  const { list, threads } = useListedThreads(only);
  const news = useChatState(selectThreadsBadge);
  const markAllRead = useMarkThreadsRead();
  const heading = useRef<HTMLHeadingElement>(null);
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
            className="max-md:gap-0"
            onClick={() => {
              // The button goes with what was unread; whoever works by keyboard goes on from the top.
              heading.current?.focus();
              markAllRead();
            }}
          >
            <span className="max-md:sr-only">{t`Mark all as read`}</span>
          </Button>
        )}
        <SegmentedControl
          label={t`Which threads`}
          value={only ?? 'all'}
          onValueChange={(next) =>
            void navigate({ search: next === 'unread' ? { only: next } : {}, replace: true })
          }
          segments={[
            { value: 'all', label: t`All` },
            { value: 'unread', label: t`Unread` },
          ]}
        />
      </PaneHeader>
      {list.isPending ? (
        <ListSkeleton />
      ) : list.isError && threads.length === 0 ? (
        <PaneProblem error={list.error} onRetry={() => void list.refetch()} />
      ) : threads.length === 0 ? (
        <NoThreads isFiltered={only === 'unread'} />
      ) : (
        <ScrollArea className="min-h-0 flex-1">
          <ul className="mx-auto flex w-full max-w-180 flex-col gap-3 px-3 pt-4 pb-12 md:px-5">
            {threads.map(({ channelId, rootId }) => (
              <ThreadCard key={rootId} channelId={channelId} rootId={rootId} />
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

function NoThreads({ isFiltered }: { readonly isFiltered: boolean }) {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  if (isFiltered)
    return (
      <EmptyState
        className="flex-1"
        drawing="calm"
        title={t`Nothing new in your threads.`}
        action={
          <Link to="/w/$slug/threads" params={{ slug }} search={{}} className={buttonClass('secondary')}>
            {t`Show all threads`}
          </Link>
        }
      />
    );
  return (
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
