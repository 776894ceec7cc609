import { selectStream } from '@parley/client';
import { type Channel, type ChannelId, channelMembers, limits, type UserId } from '@parley/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { channelKey } from '../../channel-queries.js';
import { call, resultOf, useChatState } from '../../client.js';
import { wholeMembership } from './whole-membership.js';

export const membersKey = (channelId: ChannelId) => channelKey(channelId, 'members');

const readPage = async (channelId: ChannelId, query: { after?: UserId | undefined; limit?: number }) =>
  resultOf(await call(channelMembers, { params: { channelId }, query }));

/** The count and the first of those who belong to a channel; of direct conversations everybody is known. */
function useFirstPage({ id, memberIds }: Channel) {
  return useQuery({
    queryKey: [...membersKey(id), 'first'],
    enabled: memberIds === null,
    queryFn: () => readPage(id, {}),
  });
}

/** Somebody came or went: what was fetched before is old. Once for a channel that is open. */
export function useFollowMembers(id: ChannelId): void {
  const queries = useQueryClient();
  const changedAt = useChatState((state) => selectStream(id)(state)?.peopleChangedAt);
  const seen = useRef(changedAt);
  useEffect(() => {
    if (seen.current === changedAt) return;
    seen.current = changedAt;
    void queries.invalidateQueries({ queryKey: membersKey(id) });
  }, [queries, changedAt, id]);
}

/** How many belong to a channel; undefined until that is known. */
export function useMemberCount(channel: Channel): number | undefined {
  const first = useFirstPage(channel);
  return channel.memberIds?.length ?? first.data?.memberCount;
}

interface ChannelPeople {
  /** Undefined until everybody is known. */
  readonly memberIds: ReadonlySet<UserId> | undefined;
  /** Why they are not. */
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Everybody in a channel: of a large one the other pages are read as long as this is asked for. */
export function useChannelPeople(channel: Channel): ChannelPeople {
  const queries = useQueryClient();
  const queryKey = membersKey(channel.id);
  const first = useFirstPage(channel);
  const isLarge = typeof first.data?.next === 'string';
  const all = useQuery({
    queryKey: [...queryKey, 'all'],
    enabled: isLarge,
    queryFn: ({ signal }) =>
      wholeMembership((after) => readPage(channel.id, { after, limit: limits.memberPageMax }), signal),
  });
  const known = channel.memberIds ?? (isLarge ? all.data : first.data?.memberIds);
  const memberIds = useMemo(() => known && new Set(known), [known]);
  return {
    memberIds,
    error: memberIds ? null : (first.error ?? all.error),
    retry: () => void queries.refetchQueries({ queryKey }),
  };
}
