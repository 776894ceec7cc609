import { selectMe } from '@parley/client';
import { type Member, presenceHere } from '@parley/protocol';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call, resultOf, useChatState } from '../../client.js';
import { hereFirst } from './here-first.js';

/** Asked again after so long, when somebody wants it again. */
const freshMs = 30_000;

interface HereFirst {
  readonly people: readonly Member[];
  /** Why they are not in this order. */
  readonly error: Error | null;
  readonly retry: () => void;
}

/**
 * Those who are here first, as of when it was asked: nobody jumps away under the pointer because somebody came or went.
 */
export function useHereFirst(people: readonly Member[], isWanted: boolean): HereFirst {
  const workspaceId = useChatState(selectMe)?.workspace.id ?? '';
  const asked = useQuery({
    queryKey: ['presence-here', workspaceId],
    enabled: isWanted,
    staleTime: freshMs,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: async () => resultOf(await call(presenceHere, { params: { workspaceId } })),
  });
  const { data, error } = asked;
  const ordered = useMemo(() => {
    if (!isWanted || !data) return people;
    const there = new Map<string, 'online' | 'away'>();
    for (const userId of data.online) there.set(userId, 'online');
    for (const userId of data.away) there.set(userId, 'away');
    return hereFirst(people, (userId) => there.get(userId));
  }, [people, isWanted, data]);
  return { people: ordered, error: isWanted ? error : null, retry: () => void asked.refetch() };
}
