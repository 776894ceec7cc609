import type { TimelineItem } from './items.js';

export interface Opening {
  readonly items: readonly TimelineItem[];
  /** px */
  readonly heightOf: (item: TimelineItem) => number;
  /** px that are seen of the list; 0 while that is not known. */
  readonly windowHeight: number;
  /** px below the last row. */
  readonly paddingEnd: number;
  /** Sequence of a linked message. */
  readonly at: number | undefined;
}

/** Where a list opens, in px from its top: with the linked message in the middle, or else at its end. */
export function openingOffset({ items, heightOf, windowHeight, paddingEnd, at }: Opening): number {
  let top = 0;
  for (const item of items) {
    const height = heightOf(item);
    if (at !== undefined && item.kind === 'message' && item.message.sequence >= at)
      return Math.max(0, top - (windowHeight - height) / 2);
    top += height;
  }
  return Math.max(0, top + paddingEnd - windowHeight);
}
