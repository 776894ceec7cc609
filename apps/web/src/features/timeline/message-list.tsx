import type { Timeline } from '@parley/client';
import type { Channel } from '@parley/protocol';
import { clsx } from 'clsx';
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { onEditCalled } from '../composer/index.js';
import { useMyId } from '../people/index.js';
import type { TimelineItem } from './items.js';
import { ListItem } from './list-item.js';
import { ListPills } from './list-pills.js';
import { openingOffset } from './opening-offset.js';
import type { Pages } from './pages.js';
import { rowHeightsOf } from './row-heights.js';
import { StickyDay } from './sticky-day.js';
import { useActiveRow } from './use-active-row.js';
import { useHeldList } from './use-held-list.js';
import { useJump } from './use-jump.js';
import { useOverscan } from './use-overscan.js';
import { type Anchor, distanceFromEnd, useStayAtEnd } from './use-stay-at-end.js';

export interface MessageListProps {
  readonly kind: 'channel' | 'thread';
  /** The id of the channel, or of the message that the thread is about. */
  readonly place: string;
  /** Says what it is, to those who do not see it. */
  readonly label: string;
  readonly channel: Channel;
  readonly pages: Pages;
  readonly items: readonly TimelineItem[];
  readonly timeline: Timeline;
  readonly firstUnread: number | undefined;
  readonly at: number | undefined;
  /** Sequence to open at where no other is wanted; at the newest without it. */
  readonly opensAt?: number | undefined;
  readonly onReachBottom: (newestSequence: number) => void;
  /** The first and the last reply in sight, whenever they are others. */
  readonly onSeen?: ((from: number, to: number) => void) | undefined;
}

/** Distance from the end, in px, that still counts as "reading the newest". */
const endThreshold = 48;
/** Rows from the edge of the window at which the next page is asked for. */
const loadAheadRows = 15;
/** px below the newest message. */
const paddingEnd = 16;

const isMessage = (item: TimelineItem) => item.kind === 'message';

/** Size in px of the last list of each kind: the next one draws its rows before anything has been measured. */
const lastSizes = { channel: { width: 0, height: 0 }, thread: { width: 0, height: 0 } };

/**
 * The scrolling list. Only rows near the screen exist; what is loaded above or changes its height never moves what is
 * being read, and new messages are followed only by who is at the end.
 */
export function MessageList(props: MessageListProps) {
  const { kind, place, channel, pages, items, timeline, firstUnread, at, onReachBottom, onSeen } = props;
  const [opensAt] = useState(at ?? props.opensAt);
  const myId = useMyId();
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const anchor = useRef<Anchor>('end');
  const overscan = useOverscan();

  const getItemKey = useCallback((index: number) => (items[index] as TimelineItem).key, [items]);
  const [heights] = useState(() => rowHeightsOf(place));
  const estimateSize = useCallback(
    (index: number) => heights.of(items[index] as TimelineItem),
    [items, heights],
  );
  // Nothing is read from the page when a row is put in: the observer tells all heights at once, before they are painted.
  const measureElement = useCallback(
    (element: Element, entry: ResizeObserverEntry | undefined) => {
      const item = items[Number(element.getAttribute('data-index'))] as TimelineItem;
      const [box] = entry?.borderBoxSize ?? [];
      if (box) heights.measured(item, Math.round(box.blockSize));
      return heights.of(item);
    },
    [items, heights],
  );

  const virtualizer = useHeldList(items, heights, {
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize,
    measureElement,
    getItemKey,
    anchorTo: anchor.current,
    followOnAppend: true,
    scrollEndThreshold: endThreshold,
    overscan,
    paddingEnd,
    initialRect: lastSizes[kind],
    initialOffset: () =>
      openingOffset({
        ...{ items, heightOf: heights.of, windowHeight: lastSizes[kind].height, paddingEnd },
        at: opensAt,
      }),
    // A row whose height turns out to be another than guessed is put right before it is painted.
    directDomUpdates: true,
  });
  const { active, tabStop, listHandlers } = useActiveRow({ items, virtualizer, scroller });
  const { target, jumpTo } = useJump({ pages, items, timeline, virtualizer, at, opensAt });

  // A linked message decides where to start; without one it is the newest.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the list is there
  useLayoutEffect(() => {
    if (opensAt === undefined) virtualizer.scrollToEnd();
    // Where it opened was worked out for the size the last list had; this one may not have been able to take it.
    virtualizer.scrollOffset = scroller.current?.scrollTop ?? 0;
  }, []);
  useStayAtEnd({
    scroller,
    virtualizer,
    anchor,
    startsAtEnd: opensAt === undefined,
    isNewestLoaded: !timeline.hasMoreAfter,
  });

  // A message that is to be edited may be out of sight, as the last one of who reads further up.
  const showEdited = useEffectEvent((messageId: string) => {
    const index = items.findLastIndex((item) => item.kind === 'message' && item.message.id === messageId);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
  });
  useEffect(
    () => onEditCalled(kind === 'thread' ? place : null, (messageId) => showEdited(messageId)),
    [kind, place],
  );

  // Whoever sends wants to see it, wherever they were reading.
  const lastPending = items.findLast((item) => item.kind === 'pending')?.key;
  useEffect(() => {
    if (lastPending !== undefined) virtualizer.scrollToEnd();
  }, [lastPending, virtualizer]);

  const range = virtualizer.range;
  const isNearStart = range !== null && range.startIndex < loadAheadRows;
  const isNearEnd = range !== null && range.endIndex > items.length - loadAheadRows;
  const isIdle = timeline.status === 'ready';
  useEffect(() => {
    if (!isIdle) return;
    if (isNearStart && timeline.hasMoreBefore) void pages.loadBefore();
    else if (isNearEnd && timeline.hasMoreAfter) void pages.loadAfter();
  });

  // Of what is drawn: the rows of the timeline may be ahead of it.
  const newest = items.findLast(isMessage)?.message.sequence ?? 0;
  const look = useEffectEvent(() => {
    const element = scroller.current;
    if (!element) return;
    lastSizes[kind] = { width: element.clientWidth, height: element.clientHeight };
    const end = distanceFromEnd(element) <= endThreshold;
    setAtEnd(end);
    if (end && !timeline.hasMoreAfter && newest > 0 && document.hasFocus() && !document.hidden)
      onReachBottom(newest);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it looks at may have changed with them
  useEffect(() => look(), [newest, timeline.hasMoreAfter, onReachBottom]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // An effect event is heard by effects alone.
    const onLook = () => look();
    // The end also comes nearer or goes away when the window or a row changes its height.
    const observer = new ResizeObserver(onLook);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    element.addEventListener('scroll', onLook, { passive: true });
    addEventListener('focus', onLook);
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onLook);
      removeEventListener('focus', onLook);
    };
  }, []);

  const { startIndex = 0, endIndex = -1 } = range ?? {};
  useEffect(() => {
    if (!onSeen) return;
    const inSight = items
      .slice(startIndex, endIndex + 1)
      .flatMap((item) => (item.kind === 'message' && item.message.threadRootId ? item.message.sequence : []));
    const [from, to = from] = [inSight[0], inSight.at(-1)];
    if (from !== undefined && to !== undefined) onSeen(from, to);
  }, [items, startIndex, endIndex, onSeen]);

  const visible = virtualizer.getVirtualItems();
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <ListPills
        items={items}
        myId={myId}
        range={range}
        firstUnread={firstUnread}
        isAtNewest={isAtEnd && !timeline.hasMoreAfter}
        onJumpToUnread={() => firstUnread !== undefined && jumpTo(firstUnread)}
        onJumpToNewest={() => {
          if (timeline.hasMoreAfter) void pages.loadNewest().then(() => virtualizer.scrollToEnd());
          else virtualizer.scrollToEnd();
        }}
      />
      <StickyDay items={items} virtualizer={virtualizer} />
      {/* `log` without announcements: scrolling mounts old rows, which are no news. News are announced apart. */}
      <div
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={props.label}
        aria-busy={timeline.status === 'loading'}
        data-timeline={kind === 'channel' || undefined}
        className="flex min-h-0 flex-1 flex-col overflow-x-hidden overflow-y-auto overscroll-contain [overflow-anchor:none]"
        {...listHandlers}
      >
        <div
          ref={virtualizer.containerRef}
          className={clsx('relative w-full flex-none', kind === 'channel' && 'mt-auto')}
        >
          {visible.map((row) => {
            const item = items[row.index] as TimelineItem;
            return (
              <div
                key={row.key}
                data-index={row.index}
                ref={virtualizer.measureElement}
                // A list of suggestions in it lies over the rows below.
                className="absolute inset-x-0 top-0 has-[[role=listbox]]:z-float"
              >
                <ListItem
                  item={item}
                  channel={channel}
                  myId={myId}
                  isActive={active === item.key}
                  isTabStop={tabStop === item.key}
                  isTarget={item.kind === 'message' && target === item.message.sequence}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
