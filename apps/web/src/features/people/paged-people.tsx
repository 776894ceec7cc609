import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { UserId } from '@parley/protocol';
import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.js';
import { PaneProblem } from '../problems/index.js';
import { PersonAvatar } from './person-avatar.js';
import { usePersonName } from './person-name.js';

interface PagedPeopleProps {
  /** Says of what, to those who do not see it. */
  readonly label: string;
  readonly head: ReactNode;
  /** How many they are; `named`: those that are known without asking. */
  readonly count: number;
  readonly named: readonly UserId[];
  readonly queryKey: QueryKey;
  /** `after`: what the page before gave as `next`, at first 0. */
  readonly fetchPage: (
    after: number,
  ) => Promise<{ readonly userIds: readonly UserId[]; readonly next: number | null }>;
}

/** People who all did the same, in their order; those beyond the first few are asked for. */
export function PagedPeople({ label, head, count, named, queryKey, fetchPage }: PagedPeopleProps) {
  const { t } = useLingui();
  const [wantsAll, setWantsAll] = useState(false);
  const query = useInfiniteQuery({
    queryKey,
    enabled: wantsAll,
    initialPageParam: 0,
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const people = query.data?.pages.flatMap((page) => page.userIds) ?? named;
  const more = () => (wantsAll ? void query.fetchNextPage() : setWantsAll(true));
  return (
    <section aria-label={label}>
      <h3 className="mb-1.5 flex items-center gap-2 text-small font-medium text-ink-3">
        {head}
        <span className="flex-none">{plural(count, { one: '# person', other: '# people' })}</span>
      </h3>
      <ul className="flex flex-col">
        {people.map((userId) => (
          <Person key={userId} userId={userId} />
        ))}
      </ul>
      {query.error ? (
        <PaneProblem error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        people.length < count && (
          <Button size="small" className="mt-1" busy={query.isFetching} onClick={more}>
            {t`Show more`}
          </Button>
        )
      )}
    </section>
  );
}

function Person({ userId }: { readonly userId: UserId }) {
  const name = usePersonName(userId);
  return (
    <li className="flex min-h-8 items-center gap-2.5 text-ui coarse:min-h-11">
      <PersonAvatar name={name} userId={userId} size={24} />
      <span className="truncate">{name}</span>
    </li>
  );
}
