import { isInMainLine, type Message, type MessagePage } from '@parley/protocol';
import type { Timeline } from './state.js';
import { MessageWindow, type Side } from './timeline-rows.js';

export function emptyTimeline(line: Timeline['line'] = 'main'): Timeline {
  return {
    status: 'empty',
    line,
    rows: new MessageWindow(),
    hasMoreBefore: false,
    hasMoreAfter: false,
    version: 0,
  };
}

/** The newest rows of a window; nothing of one that does not reach the newest message. */
export function newestOf(timeline: Timeline, count: number): Timeline {
  if (timeline.rows.length === 0) return timeline;
  if (timeline.hasMoreAfter) return emptyTimeline(timeline.line);
  if (timeline.rows.length <= count) return timeline;
  const messages = [...timeline.rows].slice(-count);
  const rows = new MessageWindow();
  rows.merge(messages);
  const hasMoreBefore = timeline.hasMoreBefore || messages.length < timeline.rows.length;
  return { ...timeline, rows, hasMoreBefore, version: timeline.version + 1 };
}

/** The window behind the read face. */
export function windowOf(timeline: Timeline): MessageWindow {
  if (!(timeline.rows instanceof MessageWindow)) throw new TypeError('Timeline rows of another make');
  return timeline.rows;
}

/** Whether a message of the channel stands in the line that the window is of. */
export const holds = ({ line }: Timeline, message: Message): boolean =>
  line === 'all' || isInMainLine(message);

/** A message learned of in any way; the same timeline back when it is outside the window or not newer. */
export function putMessage(timeline: Timeline, message: Message): Timeline {
  const rows = windowOf(timeline);
  rows.remember(message);
  if (!covers(timeline, rows, message.sequence) || !rows.put(message)) return timeline;
  const trimmed = rows.trim('before') > 0;
  return { ...timeline, hasMoreBefore: timeline.hasMoreBefore || trimmed, version: timeline.version + 1 };
}

function covers(timeline: Timeline, rows: MessageWindow, sequence: number): boolean {
  if (!rows.first || !rows.last) return timeline.status === 'ready';
  if (timeline.hasMoreBefore && sequence < rows.first.sequence) return false;
  return !(timeline.hasMoreAfter && sequence > rows.last.sequence);
}

/** A page next to the window, on one side of it. */
export function extendTimeline(timeline: Timeline, page: MessagePage, side: Side): Timeline {
  const rows = windowOf(timeline);
  rows.merge(page.messages);
  const extended: Timeline = {
    ...timeline,
    status: 'ready',
    hasMoreBefore: side === 'before' ? page.hasMoreBefore : timeline.hasMoreBefore,
    hasMoreAfter: side === 'after' ? page.hasMoreAfter : timeline.hasMoreAfter,
    version: timeline.version + 1,
  };
  const complete = rows.arrivals.reduce(putMessage, extended);
  const trimmed = rows.trim(side === 'before' ? 'after' : 'before') > 0;
  if (!trimmed) return complete;
  return side === 'before' ? { ...complete, hasMoreAfter: true } : { ...complete, hasMoreBefore: true };
}

/** A page in place of the window, brought up to date with what `extra` messages say. */
export function replaceTimeline(
  timeline: Timeline,
  page: Omit<MessagePage, 'head'>,
  extra: Iterable<Message> = windowOf(timeline).arrivals,
): Timeline {
  const rows = new MessageWindow();
  rows.merge(page.messages);
  let replaced: Timeline = {
    status: 'ready',
    line: timeline.line,
    rows,
    hasMoreBefore: page.hasMoreBefore,
    hasMoreAfter: page.hasMoreAfter,
    version: timeline.version + 1,
  };
  for (const message of extra) replaced = putMessage(replaced, message);
  return replaced;
}
