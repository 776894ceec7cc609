import type { PendingMessage, Timeline } from '@parley/client';
import type { Message } from '@parley/protocol';
import { useMemo, useRef } from 'react';
import { useMyId } from '../people/index.js';
import { type TimelineItem, timelineItems } from './items.js';
import { threadItems } from './thread-items.js';

interface Shown {
  readonly pending: readonly PendingMessage[];
  readonly firstUnread: number | undefined;
  /** Of a thread: what it is about, null until that has been loaded. */
  readonly root?: Message | null | undefined;
}

const none: readonly TimelineItem[] = [];

/** What a list draws, from what is known of it; nothing before it is known. */
export function useItems(
  timeline: Timeline | undefined,
  { pending, firstUnread, root }: Shown,
): readonly TimelineItem[] {
  const myId = useMyId();
  const last = useRef(none);
  // `version` stands for the rows, which grow in place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  return useMemo(() => {
    if (!timeline) return none;
    const { rows, hasMoreBefore, hasMoreAfter } = timeline;
    const source = { rows, pending, hasMoreBefore, hasMoreAfter, myId, firstUnread };
    last.current =
      root === undefined ? timelineItems(source, last.current) : threadItems(root, source, last.current);
    return last.current;
  }, [root, timeline?.version, timeline?.hasMoreBefore, timeline?.hasMoreAfter, pending, myId, firstUnread]);
}
