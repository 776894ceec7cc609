import type { Virtualizer } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import { TimeText } from '../../ui/time-text.js';
import type { TimelineItem } from './items.js';

export interface StickyDayProps {
  readonly items: readonly TimelineItem[];
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
}

/** The day of what is at the top of the screen, while scrolling through the past. */
export function StickyDay({ items, virtualizer }: StickyDayProps) {
  const offset = virtualizer.scrollOffset ?? 0;
  const top = virtualizer.getVirtualItemForOffset(offset + 8);
  const item = top && items[top.index];
  const atMs =
    item?.kind === 'message' ? item.atMs : item?.kind === 'pending' ? item.pending.queuedAt : undefined;
  const isShown = atMs !== undefined && virtualizer.isScrolling && !virtualizer.isAtEnd(200);
  return (
    <div
      aria-hidden
      className={clsx(
        'pointer-events-none absolute inset-x-0 top-2 z-sticky flex justify-center transition-opacity duration-calm',
        isShown ? 'opacity-100' : 'opacity-0',
      )}
    >
      {atMs !== undefined && (
        <span className="rounded-full border border-line bg-raised px-3 py-1 text-meta font-semibold text-ink-2 shadow-float">
          <TimeText at={atMs} style="day" />
        </span>
      )}
    </div>
  );
}
