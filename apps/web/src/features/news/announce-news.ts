import { plural } from '@lingui/core/macro';
import type { ChatState, Timeline } from '@parley/client';
import type { Message } from '@parley/protocol';
import { announce } from '../../ui/live-region.js';
import { announcement } from './announcement.js';

/** Read out one by one; of more at once, as after a break of the line, it is said how many, and what the newest is. */
const mostRead = 3;

/** What is said of messages that came together. */
function newsWords(state: ChatState, news: readonly Message[]): string {
  const lines = news.slice(-mostRead).map((message) => announcement(state, message));
  if (news.length <= mostRead) return lines.join('\n');
  const count = plural(news.length, { one: '# new message', other: '# new messages' });
  return `${count}\n${lines.at(-1)}`;
}

export interface NewsPlace {
  readonly windowOf: (state: ChatState) => Timeline | undefined;
  /** Left out where it stands in another place too, which reads it out. */
  readonly isTold?: ((state: ChatState, message: Message) => boolean) | undefined;
  readonly say?: ((text: string) => void) | undefined;
}

interface Store {
  readonly getState: () => ChatState;
  readonly subscribe: (listener: (state: ChatState) => void) => () => void;
}

/**
 * Reads out what others write at the end of a line from now on. The first page is read by whoever walks the list, and
 * so is what lies before an end that has not been loaded. Gives what stops it.
 */
export function announceNews(
  store: Store,
  { windowOf, isTold = () => true, say = announce }: NewsPlace,
): () => void {
  /** 0: nothing stands there yet. Undefined: the end is not known. */
  let last: number | undefined;
  let line: Timeline['line'] | undefined;
  const look = (state: ChatState) => {
    const timeline = windowOf(state);
    if (timeline?.status !== 'ready') return;
    const { rows, hasMoreAfter } = timeline;
    // Another line is another window, with replies that are no news or without them.
    if (timeline.line !== line) last = undefined;
    line = timeline.line;
    const newest = hasMoreAfter ? undefined : (rows.at(rows.length - 1)?.sequence ?? 0);
    if (newest === last) return;
    const before = last;
    last = newest;
    if (before === undefined || newest === undefined || newest < before) return;
    const news: Message[] = [];
    for (let index = rows.indexFrom(before + 1); index < rows.length; index += 1) {
      const message = rows.at(index);
      if (!message || message.deletedAt || message.authorId === state.me?.account.id) continue;
      if (isTold(state, message)) news.push(message);
    }
    if (news.length > 0) say(newsWords(state, news));
  };
  look(store.getState());
  return store.subscribe(look);
}
