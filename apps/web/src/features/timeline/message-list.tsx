import { useLingui } from '@lingui/react/macro';
import type { Timeline } from '@parley/client';
import type { Channel } from '@parley/protocol';
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useChat } from '../../client.js';
import { onEditCalled } from '../composer/index.js';
import { useMyId } from '../people/index.js';
import type { TimelineItem } from './items.js';
import { ListItem } from './list-item.js';
import { ListPills } from './list-pills.js';
import { openingOffset } from './opening-offset.js';
import { rowHeightsOf } from './row-heights.js';
import { StickyDay } from './sticky-day.js';
import { useActiveRow } from './use-active-row.js';
import { useHeldList } from './use-held-list.js';
import { useJump } from './use-jump.js';
import { useOverscan } from './use-overscan.js';
import { type Anchor, distanceFromEnd, useStayAtEnd } from './use-stay-at-end.js';

export interface MessageListProps {
  readonly channel: Channel;
  readonly items: readonly TimelineItem[];
  readonly timeline: Timeline;
  readonly firstUnread: number | undefined;
  readonly at: number | undefined;
  readonly onReachBottom: (newestSequence: number) => void;
}

/** Distance from the end, in px, that still counts as "reading the newest". */
const endThreshold = 48;
/** Rows from the edge of the window at which the next page is asked for. */
const loadAheadRows = 15;
/** px below the newest message. */
const paddingEnd = 16;

const isMessage = (item: TimelineItem) => item.kind === 'message';

/** Size in px of the last list on screen: the next one draws its rows before anything has been measured. */
let lastSize = { width: 0, height: 0 };

/**
 * The scrolling list. Only rows near the screen exist; what is loaded above or changes its height never moves what is
 * being read, and new messages are followed only by who is at the end.
 */
export function MessageList(props: MessageListProps) {
  const { channel, items, timeline, firstUnread, at, onReachBottom } = props;
  const { t } = useLingui();
  const chat = useChat();
  const myId = useMyId();
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const anchor = useRef<Anchor>('end');
  const overscan = useOverscan();

  const getItemKey = useCallback((index: number) => (items[index] as TimelineItem).key, [items]);
  const [heights] = useState(() => rowHeightsOf(channel.id));
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
    initialRect: lastSize,
    initialOffset: () =>
      openingOffset({ items, heightOf: heights.of, windowHeight: lastSize.height, paddingEnd, at }),
    // A row whose height turns out to be another than guessed is put right before it is painted.
    directDomUpdates: true,
  });
  const { active, tabStop, listHandlers } = useActiveRow({ items, virtualizer, scroller });
  const { target, jumpTo } = useJump({ channelId: channel.id, items, timeline, virtualizer, at });

  // A linked message decides where to start; without one it is the newest.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the list is there
  useLayoutEffect(() => {
    if (at === undefined) virtualizer.scrollToEnd();
    // Where it opened was worked out for the size the last list had; this one may not have been able to take it.
    virtualizer.scrollOffset = scroller.current?.scrollTop ?? 0;
  }, []);
  useStayAtEnd({
    scroller,
    virtualizer,
    anchor,
    startsAtEnd: at === undefined,
    isNewestLoaded: !timeline.hasMoreAfter,
  });

  // A message that is to be edited may be out of sight, as the last one of who reads further up.
  const showEdited = useEffectEvent((messageId: string) => {
    const index = items.findLastIndex((item) => item.kind === 'message' && item.message.id === messageId);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
  });
  useEffect(() => onEditCalled(null, (messageId) => showEdited(messageId)), []);

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
    if (isNearStart && timeline.hasMoreBefore) void chat.timelines.loadBefore(channel.id);
    else if (isNearEnd && timeline.hasMoreAfter) void chat.timelines.loadAfter(channel.id);
  });

  // Of what is drawn: the rows of the timeline may be ahead of it.
  const newest = items.findLast(isMessage)?.message.sequence ?? 0;
  const look = useEffectEvent(() => {
    const element = scroller.current;
    if (!element) return;
    lastSize = { width: element.clientWidth, height: element.clientHeight };
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
          if (timeline.hasMoreAfter)
            void chat.timelines.loadNewest(channel.id).then(() => virtualizer.scrollToEnd());
          else virtualizer.scrollToEnd();
        }}
      />
      <StickyDay items={items} virtualizer={virtualizer} />
      {/* `log` without announcements: scrolling mounts old rows, which are no news. News are announced apart. */}
      <div
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={t`Messages`}
        aria-busy={timeline.status === 'loading'}
        data-timeline
        className="flex min-h-0 flex-1 flex-col overflow-x-hidden overflow-y-auto overscroll-contain [overflow-anchor:none]"
        {...listHandlers}
      >
        <div ref={virtualizer.containerRef} className="relative mt-auto w-full flex-none">
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
