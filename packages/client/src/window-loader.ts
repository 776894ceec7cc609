import type { Message, MessagePage } from '@parley/protocol';
import type { Clock } from './clock.js';
import type { Timeline } from './store/state.js';
import { extendTimeline, replaceTimeline, windowOf } from './store/timeline.js';
import type { Side } from './store/timeline-rows.js';

/** After a page could not be had: how long until it is asked for again, longer with every failure. */
const firstRetryMs = 2_000;
const longestRetryMs = 20_000;

/** Before, after (both exclusive) or around a sequence; the newest page without any. */
export interface PageAt {
  readonly before?: number;
  readonly after?: number;
  readonly around?: number;
}

/** `Place`: the channel or the thread that a window is of. */
export interface WindowLoaderParts<Place extends string> {
  readonly clock: Clock;
  readonly timelineOf: (place: Place) => Timeline | undefined;
  /** `messages`: those that became known with it. */
  readonly changeTimeline: (
    place: Place,
    change: (timeline: Timeline) => Timeline,
    messages?: readonly Message[],
  ) => void;
  /** Null: it could not be had. */
  readonly fetchPage: (place: Place, at: PageAt) => Promise<MessagePage | null>;
  /** The head of the stream that a page was read at. */
  readonly onHead: (place: Place, head: number) => void;
}

export interface WindowLoader<Place extends string> {
  /** A page more on one side; once at a time. */
  extend(place: Place, side: Side): Promise<void>;
  /** Another window in place of the one that is held: around a sequence, or the newest. */
  replace(place: Place, at: { readonly around?: number }): Promise<void>;
  /** The newest, unless they are held already. */
  toEnd(place: Place): void;
  /** What could not be had was not asked for here. */
  failed(place: Place): void;
  /** A side that could not be had may be asked for again. */
  mayAskAgain(place: Place): void;
}

/** Fills windows of messages by pages. What arrives while a page is on its way is in the window with it. */
export function createWindowLoader<Place extends string>(
  parts: WindowLoaderParts<Place>,
): WindowLoader<Place> {
  const { timelineOf, changeTimeline } = parts;
  /** Loads that failed since one went well. */
  const failures = new Map<Place, number>();
  const extending = new Map<string, Promise<void>>();
  /** The newest wish of each place: what an older one brings is dropped. */
  const wished = new Map<Place, symbol>();

  /** What is held stays; the side that could not be had may be asked for again in a while. */
  function failed(place: Place): void {
    if (!timelineOf(place)) return;
    changeTimeline(place, (timeline) => ({ ...timeline, status: 'failed' }));
    const count = failures.get(place) ?? 0;
    failures.set(place, count + 1);
    parts.clock.after(Math.min(longestRetryMs, firstRetryMs * 2 ** count), () => mayAskAgain(place));
  }

  function mayAskAgain(place: Place): void {
    const timeline = timelineOf(place);
    if (!timeline) failures.delete(place);
    if (timeline?.status !== 'failed' || timeline.rows.length === 0) return;
    changeTimeline(place, (now) => ({ ...now, status: 'ready' }));
  }

  async function fetchPage(place: Place, at: PageAt): Promise<MessagePage | null> {
    const page = await parts.fetchPage(place, at);
    if (page) failures.delete(place);
    return page;
  }

  async function extend(place: Place, side: Side): Promise<void> {
    const timeline = timelineOf(place);
    if (!timeline) return;
    const rows = windowOf(timeline);
    const edgeOf = () => (side === 'before' ? rows.first : rows.last)?.sequence;
    const edge = edgeOf();
    const hasMore = side === 'before' ? timeline.hasMoreBefore : timeline.hasMoreAfter;
    if (edge === undefined || !hasMore) return;
    rows.beginLoad();
    const page = await fetchPage(place, { [side]: edge });
    // The window may have been replaced or cut meanwhile; then the page does not fit it any more.
    if (timelineOf(place)?.rows === rows && edgeOf() === edge) {
      if (page) changeTimeline(place, (now) => extendTimeline(now, page, side), page.messages);
      else failed(place);
    }
    rows.endLoad();
    if (page) parts.onHead(place, page.head);
  }

  async function replace(place: Place, at: { readonly around?: number }): Promise<void> {
    const before = timelineOf(place);
    if (!before) return;
    const wish = Symbol(place);
    wished.set(place, wish);
    if (before.rows.length === 0) changeTimeline(place, (now) => ({ ...now, status: 'loading' }));
    const rows = windowOf(before);
    rows.beginLoad();
    const page = await fetchPage(place, at);
    const now = timelineOf(place);
    const isWanted = wished.get(place) === wish;
    if (isWanted) wished.delete(place);
    if (isWanted && now?.rows === rows) {
      if (page) changeTimeline(place, (timeline) => replaceTimeline(timeline, page), page.messages);
      else failed(place);
    }
    rows.endLoad();
    if (page) parts.onHead(place, page.head);
    // A snapshot came in between: what arrived for the old window says nothing about this page.
    if (isWanted && page && now && now.rows !== rows && now.status === 'ready') await replace(place, at);
  }

  return {
    extend(place, side) {
      const key = `${side} ${place}`;
      const underWay = extending.get(key);
      if (underWay) return underWay;
      const load = extend(place, side).finally(() => extending.delete(key));
      extending.set(key, load);
      return load;
    },
    replace,
    toEnd(place) {
      if (timelineOf(place)?.hasMoreAfter) void replace(place, {});
    },
    failed,
    mayAskAgain,
  };
}
