import {
  type ChatState,
  type ListedThreads,
  selectMe,
  selectThread,
  selectThreadReading,
} from '@parley/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { acrossChannelsKey } from '../../channel-queries.js';
import { resultOf, useChat, useChatState } from '../../client.js';

type Place = ListedThreads['threads'][number];

/**
 * The threads one follows, the newest reply first, or those with something new. The query holds which they are and no
 * text: their messages are in the store, where they follow what is written, changed and deleted.
 */
export function useListedThreads(only: 'unread' | undefined) {
  const { threads } = useChat();
  const workspaceId = useChatState(selectMe)?.workspace.id ?? '';
  const list = useInfiniteQuery({
    queryKey: acrossChannelsKey('threads', workspaceId, only ?? 'all'),
    initialPageParam: undefined as ListedThreads['next'] | undefined,
    queryFn: async ({ pageParam }) => resultOf(await threads.list({ ...pageParam, ...(only && { only }) })),
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
  });
  const listed = list.data?.pages.flatMap((page) => page.threads) ?? [];
  const order = useChatState((state) => inOrder(state, listed, only).join());
  const places = new Map(listed.map((place) => [place.rootId, place]));
  const gap = useChatState((state) => (list.data ? missing(state, places) : ''));
  const { refetch } = list;
  const known = useRef(gap);
  useEffect(() => {
    const before = known.current;
    known.current = gap;
    if (gap !== '' && gap !== before) void refetch();
  }, [gap, refetch]);
  return { list, threads: order.split(',').flatMap((rootId) => places.get(rootId) ?? []) };
}

/** Roots of the threads that are followed still, the newest reply first. */
function inOrder(state: ChatState, listed: readonly Place[], only: 'unread' | undefined): string[] {
  const shown = new Map<string, string>();
  for (const { channelId, rootId } of listed) {
    const lastReplyAt = selectThread(channelId, rootId)(state)?.root?.thread?.lastReplyAt;
    const reading = selectThreadReading(channelId, rootId)(state);
    if (lastReplyAt === undefined || !reading) continue;
    if (only === undefined || reading.unread.sequences.length > 0) shown.set(rootId, lastReplyAt);
  }
  const newest = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0);
  return [...shown].sort((a, b) => newest(a[1], b[1]) || newest(a[0], b[0])).map(([rootId]) => rootId);
}

/** What the list does not show yet and should: threads with something new, and those that are not held any more. */
function missing({ channels }: ChatState, places: ReadonlyMap<string, Place>): string {
  const found: string[] = [];
  for (const { isMember, threads, openThreads } of channels.values()) {
    if (!isMember) continue;
    for (const { rootId, unread } of threads.values())
      if (places.has(rootId) ? !openThreads.has(rootId) : unread.sequences.length > 0) found.push(rootId);
  }
  return found.join();
}
