import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { selectMe } from '@parley/client';
import {
  type ChannelDirectoryEntry,
  channelDirectory,
  channelJoin,
  type DirectorySort,
  limits,
} from '@parley/protocol';
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { Archive, Check, Hash, Plus, Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { call, resultOf, useChatState } from '../../client.js';
import { Button, buttonClass } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Highlight } from '../../ui/highlight.js';
import { Icon } from '../../ui/icon.js';
import { IconButton } from '../../ui/icon-button.js';
import { ScrollArea } from '../../ui/scroll-area.js';
import { SegmentedControl } from '../../ui/segmented-control.js';
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.js';
import { Switch } from '../../ui/switch.js';
import { TextField } from '../../ui/text-field.js';
import { TimeText } from '../../ui/time-text.js';
import { openDialog, PageTitle, PaneHeader, useWorkspaceSlug } from '../page/index.js';
import { PaneProblem, useCommand } from '../problems/index.js';

const directoryKey = ['channel-directory'];

/** Every public channel, to look into and to join without leaving the list. */
export function BrowseScreen() {
  const { t } = useLingui();
  const workspaceId = useChatState(selectMe)?.workspace.id ?? '';
  const [typed, setTyped] = useState('');
  const [archived, setArchived] = useState(false);
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const { sort = 'name' } = useSearch({ from: '/w/$slug/browse' });
  const putInOrder = (next: DirectorySort) =>
    void navigate({
      to: '/w/$slug/browse',
      params: { slug },
      search: next === 'name' ? {} : { sort: next },
      replace: true,
    });
  const search = useDeferredValue(typed.trim().toLocaleLowerCase().slice(0, limits.channelNameLength));
  const directory = useInfiniteQuery({
    queryKey: [...directoryKey, workspaceId, search, archived, sort],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam }) =>
      resultOf(
        await call(channelDirectory, {
          params: { workspaceId },
          query: {
            archived: String(archived),
            sort,
            ...(search !== '' && { search }),
            ...(pageParam !== undefined && { after: pageParam }),
          },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const create = () => openDialog('create-channel');
  // A channel whose place changed between two pages may be on both.
  const entries = [
    ...new Map(
      directory.data?.pages.flatMap((page) =>
        page.channels.map((entry) => [entry.channel.id, entry] as const),
      ),
    ).values(),
  ];
  return (
    <>
      <PageTitle title={t`Browse channels`} />
      <PaneHeader>
        <h1
          tabIndex={-1}
          className="flex-1 truncate text-title font-bold outline-none"
        >{t`Browse channels`}</h1>
        <Button icon={Plus} onClick={create} className="max-md:hidden">{t`Create channel`}</Button>
        <IconButton icon={Plus} label={t`Create channel`} onClick={create} className="md:hidden" />
      </PaneHeader>
      <ScrollArea className="flex-1">
        <div className="mx-auto w-full max-w-180 px-4 pt-5 pb-12 md:px-5">
          <TextField
            label={t`Search channels`}
            labelHidden
            icon={Search}
            type="search"
            placeholder={t`Name`}
            value={typed}
            onValueChange={setTyped}
          />
          <div className="mt-3 flex max-w-full flex-wrap items-center justify-between gap-x-5 gap-y-2">
            <SegmentedControl
              label={t`Sort`}
              value={sort}
              onValueChange={putInOrder}
              segments={[
                { value: 'name', label: t`Name` },
                { value: 'active', label: t`Activity` },
                { value: 'members', label: t`People` },
                { value: 'newest', label: t`Newest` },
              ]}
            />
            <Switch label={t`Archived only`} checked={archived} onCheckedChange={setArchived} />
          </div>
          <p role="status" className="sr-only">
            {directory.isSuccess &&
              plural(entries.length, { one: '# channel found', other: '# channels found' })}
          </p>
          {directory.isPending ? (
            <DirectorySkeleton />
          ) : directory.isError ? (
            <PaneProblem error={directory.error} onRetry={() => void directory.refetch()} />
          ) : entries.length === 0 ? (
            <EmptyState
              drawing="lens"
              title={t`No channel is called that.`}
              action={<Button icon={Plus} onClick={create}>{t`Create channel`}</Button>}
            />
          ) : (
            <ul className="mt-3 divide-y divide-line">
              {entries.map((entry) => (
                <DirectoryRow key={entry.channel.id} entry={entry} search={search} />
              ))}
            </ul>
          )}
          {directory.hasNextPage && (
            <Button
              className="mt-4"
              busy={directory.isFetchingNextPage}
              onClick={() => void directory.fetchNextPage()}
            >
              {t`Show more`}
            </Button>
          )}
        </div>
      </ScrollArea>
    </>
  );
}

function DirectoryRow({ entry, search }: { readonly entry: ChannelDirectoryEntry; readonly search: string }) {
  const { t } = useLingui();
  const { channel } = entry;
  const slug = useWorkspaceSlug();
  const run = useCommand();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  // The live state knows sooner than the list that was fetched.
  const isMember = useChatState((state) => state.channels.get(channel.id)?.isMember ?? entry.isMember);
  const join = async () => {
    setBusy(true);
    if (await run(channelJoin, { channelId: channel.id })) {
      void queries.invalidateQueries({ queryKey: directoryKey });
    }
    setBusy(false);
  };
  return (
    <li className="flex items-center gap-3">
      <Link
        to="/w/$slug/c/$channelId"
        params={{ slug, channelId: channel.id }}
        data-focus-inside
        className="min-w-0 flex-1 rounded-control px-2 py-3 transition-colors duration-quick hover:bg-hover"
      >
        <span className="flex items-center gap-2 font-medium">
          <Icon icon={channel.archivedAt === null ? Hash : Archive} className="text-ink-3" />
          <span className="truncate">
            <Highlight text={channel.name ?? ''} terms={search === '' ? [] : [search]} />
          </span>
          {isMember && (
            <span className="inline-flex flex-none items-center gap-1 text-meta font-medium text-accent-ink">
              <Icon icon={Check} size={14} />
              {t`joined`}
            </span>
          )}
          {entry.lastMessageAt && (
            <span className="ms-auto flex-none text-meta font-normal text-ink-3 tabular">
              <span className="sr-only">{t`last message`}</span> <TimeText at={entry.lastMessageAt} />
            </span>
          )}
        </span>
        <span className="mt-0.5 flex ps-6 text-small text-ink-3">
          <span className="flex-none whitespace-pre">
            {plural(entry.memberCount, { one: '# person', other: '# people' })}
            {channel.topic && ' · '}
          </span>
          <span dir="auto" className="min-w-0 truncate">
            {channel.topic}
          </span>
        </span>
      </Link>
      {!isMember && (
        <Link
          to="/w/$slug/c/$channelId"
          params={{ slug, channelId: channel.id }}
          aria-label={t`Look into ${channel.name ?? ''}`}
          className={clsx(buttonClass('ghost'), 'max-md:hidden')}
        >
          {t`Look inside`}
        </Link>
      )}
      {!isMember && channel.archivedAt === null && (
        <Button busy={busy} aria-label={t`Join ${channel.name ?? ''}`} onClick={() => void join()}>
          {t`Join`}
        </Button>
      )}
    </li>
  );
}

function DirectorySkeleton() {
  const { t } = useLingui();
  return (
    <SkeletonGroup label={t`Loading the channels`} className="mt-3 divide-y divide-line">
      {['30%', '22%', '38%', '26%', '34%'].map((width) => (
        <div key={width} className="flex flex-col gap-2.5 px-2 py-4">
          <Skeleton width={width} />
          <Skeleton width="62%" height="0.625rem" />
        </div>
      ))}
    </SkeletonGroup>
  );
}
