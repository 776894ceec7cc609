import { selectStream } from '@parley/client';
import { type Channel, type ChannelId, channelMembers, type UserId } from '@parley/protocol';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { channelKey } from '../../channel-queries.js';
import { call, resultOf, useChatState } from '../../client.js';

export const membersKey = (channelId: ChannelId) => channelKey(channelId, 'members');

interface ChannelPeople {
  /** Undefined until the first page is there. */
  readonly count: number | undefined;
  readonly memberIds: readonly UserId[];
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly error: Error | null;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

/** Who belongs to a channel: known for direct conversations, fetched page by page for the others. */
export function useChannelPeople(channel: Channel): ChannelPeople {
  const fixed = channel.memberIds;
  const query = useInfiniteQuery({
    queryKey: membersKey(channel.id),
    enabled: fixed === null,
    initialPageParam: undefined as UserId | undefined,
    queryFn: async ({ pageParam }) =>
      resultOf(
        await call(channelMembers, {
          params: { channelId: channel.id },
          query: pageParam === undefined ? {} : { after: pageParam },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  // Somebody came or went: what was fetched before is old.
  const queries = useQueryClient();
  const changedAt = useChatState((state) => selectStream(channel.id)(state)?.peopleChangedAt);
  const seen = useRef(changedAt);
  useEffect(() => {
    if (seen.current === changedAt) return;
    seen.current = changedAt;
    void queries.invalidateQueries({ queryKey: membersKey(channel.id) });
  }, [queries, changedAt, channel.id]);
  if (fixed) {
    const nothing = () => undefined;
    return {
      count: fixed.length,
      memberIds: fixed,
      hasMore: false,
      isLoadingMore: false,
      error: null,
      loadMore: nothing,
      retry: nothing,
    };
  }
  const pages = query.data?.pages ?? [];
  return {
    count: pages.at(-1)?.memberCount,
    memberIds: pages.flatMap((page) => page.memberIds),
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    error: query.error,
    loadMore: () => void query.fetchNextPage(),
    retry: () => void query.refetch(),
  };
}
