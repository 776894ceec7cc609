import type { ChatState } from '@parley/client';
import type { Member } from '@parley/protocol';
import { useEffect, useMemo } from 'react';
import { useChat, useChatState } from '../../client.js';
import { hereFirst } from './here-first.js';

/** Of so many it is asked how they are: less than half of what one connection may watch. */
export const mostAsked = 200;

/**
 * Those who are here first, as of when it became known: nobody jumps away under the pointer because somebody came or
 * went.
 */
export function useHereFirst(people: readonly Member[], isWanted: boolean): readonly Member[] {
  const chat = useChat();
  const asked = useMemo(() => (isWanted ? people.slice(0, mostAsked) : []), [people, isWanted]);
  useEffect(() => {
    if (asked.length > 0) return chat.presence.watch(asked.map(({ userId }) => userId));
  }, [chat, asked]);
  const known = useChatState((state: ChatState) =>
    asked.reduce((count, { userId }) => count + Number(state.presence.has(userId)), 0),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: put in order anew when more is known, not when it changes
  return useMemo(() => {
    if (!isWanted) return people;
    const { presence } = chat.store.getState();
    return hereFirst(people, (userId) => presence.get(userId)?.status);
  }, [people, isWanted, known, chat]);
}
