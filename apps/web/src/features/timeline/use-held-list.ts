import { useVirtualizer } from '@tanstack/react-virtual';
import { useState } from 'react';
import type { TimelineItem } from './items.js';
import type { RowHeights } from './row-heights.js';

type List = ReturnType<typeof useVirtualizer<HTMLDivElement, Element>>;
type Options = Parameters<typeof useVirtualizer<HTMLDivElement, Element>>[0];

interface Held {
  items: readonly TimelineItem[];
  list: List | undefined;
  /** The first message that was in sight when the items last changed, and where it is now. */
  first: string | undefined;
  firstIndex: number;
}

/**
 * The list, with what is read held in place while items come and go. The library holds what is at the top of the window. Where
 * that is no message, but what stands for older ones or the line of a day, it would go away with it when older ones
 * come: there the first message in sight is held.
 */
export function useHeldList(items: readonly TimelineItem[], heights: RowHeights, options: Options): List {
  const [held] = useState<Held>({ items, list: undefined, first: undefined, firstIndex: -1 });
  const isChanged = held.items !== items;
  const above = isChanged ? noteFirst(held) : 0;
  if (above > 0 && held.list) held.list.scrollOffset = offsetOf(held.list) + above;
  const list = useVirtualizer(options);
  if (above > 0) list.scrollOffset = offsetOf(list) - above;
  if (isChanged) held.firstIndex = above > 0 ? items.findIndex(({ key }) => key === held.first) : -1;
  held.items = items;
  held.list = list;

  // A row that turns out to be of another height is made up for when it stands above what is read, also while scrolling
  // up: there the library would let it move everything, as when a font comes late. So are those that came in sight above
  // the message that was held, and of that message its head, which goes when it gets company above it.
  list.shouldAdjustScrollPositionOnItemSizeChange = (
    { key, index, start, end },
    _delta,
    { itemSizeCache },
  ) => {
    if (key === held.first && heights.hasNewTop(held.first)) return true;
    if (itemSizeCache.has(key)) return end <= offsetOf(list);
    return index < held.firstIndex || start < offsetOf(list);
  };
  return list;
}

const offsetOf = ({ scrollOffset }: List): number => scrollOffset ?? 0;

/** How far below the top of the window, in px, the first message in sight begins; 0 where it begins above it. */
function noteFirst(held: Held): number {
  const { list, items } = held;
  const from = list?.getVirtualItemForOffset(offsetOf(list))?.index ?? items.length;
  const at = items.findIndex(
    ({ kind }, index) => index >= from && (kind === 'message' || kind === 'pending'),
  );
  held.first = items[at]?.key;
  const start = list?.measurementsCache[at]?.start;
  return list && start !== undefined ? Math.max(0, start - offsetOf(list)) : 0;
}
