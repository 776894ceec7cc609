import { estimatedHeight, type TimelineItem } from './items.js';

/** Heights of a channel's rows in px: measured, or the first guess where nobody has looked yet. */
export interface RowHeights {
  of(item: TimelineItem): number;
  measured(item: TimelineItem, height: number): void;
  /** Whether a row has got or lost something at its top since the time before: its head, or what it answers. */
  hasNewTop(key: string): boolean;
  /** How many rows are known. */
  count(): number;
}

/** Channels whose heights are kept; the one opened longest ago goes first. */
const channelsKept = 50;
/** With more than these a channel begins anew when it is opened again: few of them are near its end. */
const rowsKept = 2_000;
const kept = new Map<string, RowHeights>();

/**
 * Kept while the channel is closed: opened again, its rows stand where they belong without being measured first. What
 * has changed meanwhile, such as the width of the window, is found by measuring and put right before it is painted.
 */
export function rowHeightsOf(channelId: string): RowHeights {
  const known = kept.get(channelId);
  const heights = known && known.count() <= rowsKept ? known : createRowHeights();
  kept.delete(channelId);
  kept.set(channelId, heights);
  const [oldest] = kept.keys();
  if (kept.size > channelsKept && oldest !== undefined) kept.delete(oldest);
  return heights;
}

interface Row {
  readonly height: number;
  readonly top: string;
  readonly hasNewTop: boolean;
}

function createRowHeights(): RowHeights {
  const rows = new Map<string, Row>();
  return {
    // The first guess stays: an edit far above, of a row nobody has seen yet, would move everything by the new one.
    of(item) {
      const known = rows.get(item.key);
      if (known) return known.height;
      const height = estimatedHeight(item);
      rows.set(item.key, { height, top: topOf(item), hasNewTop: false });
      return height;
    },
    measured(item, height) {
      const top = topOf(item);
      const before = rows.get(item.key)?.top ?? top;
      rows.set(item.key, { height, top, hasNewTop: before !== top });
    },
    hasNewTop: (key) => rows.get(key)?.hasNewTop ?? false,
    count: () => rows.size,
  };
}

/** What a row begins with, which goes by the one above it. */
const topOf = (item: TimelineItem): string =>
  'isGrouped' in item ? `${item.isGrouped} ${item.isSameThread}` : item.kind;
