import { selectMembers } from '@parley/client';
import type { UserId } from '@parley/protocol';
import { useEffect, useMemo, useState } from 'react';
import { useChatState } from '../../client.js';
import { lookAlikes, mixesScripts } from './look-alikes.js';

/** Whether a person's name looks like another person's here, or is written to look like something it is not. */
export function useLooksAlike(userId: UserId): boolean {
  const members = useChatState(selectMembers);
  const people = useMemo(
    () => members.map(({ userId: id, displayName: label }) => ({ id, label })),
    [members],
  );
  const [alike, setAlike] = useState<ReadonlySet<string>>();
  useEffect(() => {
    let isMounted = true;
    void lookAlikes(people).then((found) => isMounted && setAlike(found));
    return () => {
      isMounted = false;
    };
  }, [people]);
  const name = people.find(({ id }) => id === userId)?.label ?? '';
  return mixesScripts(name) || (alike?.has(userId) ?? false);
}
