import { selectMembers } from '@parley/client';
import type { UserId } from '@parley/protocol';
import { useMemo } from 'react';
import { useChatState } from '../../client.js';
import { lookAlikes, mixesScripts } from './look-alikes.js';

/** Whether a person's name looks like another person's here, or is written to look like something it is not. */
export function useLooksAlike(userId: UserId): boolean {
  const members = useChatState(selectMembers);
  return useMemo(() => {
    const people = members.map(({ userId: id, displayName: label }) => ({ id, label }));
    const name = people.find(({ id }) => id === userId)?.label ?? '';
    return mixesScripts(name) || lookAlikes(people).has(userId);
  }, [members, userId]);
}
