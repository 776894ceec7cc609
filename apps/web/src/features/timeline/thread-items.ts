import type { Message } from '@parley/protocol';
import { isSameDay, type TimelineItem, type TimelineSource, timelineItems } from './items.js';

/** A thread: the message it is about, how many replies there are, and what a list of them shows. */
export function threadItems(
  root: Message | null,
  source: TimelineSource,
  last: readonly TimelineItem[] = [],
): TimelineItem[] {
  const [top, ...replies] = timelineItems(source, last);
  const more = top?.kind === 'more' ? [top] : [];
  if (!root) return [...more, ...replies];
  const [first] = replies;
  const atMs = Date.parse(root.createdAt);
  // A thread that began today need not say "today" twice.
  const isDayKnown = first?.kind === 'day' && isSameDay(first.atMs, atMs);
  const news: TimelineItem[] = isDayKnown && first.isNew ? [{ kind: 'new', key: 'new' }] : [];
  return [
    { kind: 'message', key: `root:${root.id}`, message: root, atMs, isGrouped: false, isSameThread: false },
    { kind: 'replies', key: 'replies', count: root.thread?.replyCount ?? 0 },
    ...more,
    ...(isDayKnown ? [...news, ...replies.slice(1)] : replies),
  ];
}
