import type { ChatClient, ChatState } from '@parley/client';
import { isWhole, type Known, knownNow } from './missed.js';

/** What is told once the line is back: how far everything was known when it went. */
export interface Away {
  readonly known: Known;
  /** Whether it came since the line is back, and is told by itself. */
  isNews(channelId: string, sequence: number): boolean;
}

const isUp = ({ connection: { status } }: ChatState): boolean =>
  status === 'connected' || status === 'syncing';

/**
 * Calls back once after each time without a line, when everything written meanwhile is here and other devices have had
 * `waitMs` to say what was read on them. Listens until the answer is called.
 */
export function watchAway(
  chat: Pick<ChatClient, 'store' | 'timelines'>,
  { waitMs, onBack }: { readonly waitMs: number; readonly onBack: (away: Away) => void },
): () => void {
  let known: Known | null = null;
  let news = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const endTimer = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const back = () => {
    timer = undefined;
    if (!known || !isWhole(chat.store.getState())) return;
    const told = news;
    const away = { known, isNews: (id: string, sequence: number) => told.has(`${id} ${sequence}`) };
    known = null;
    news = new Set();
    onBack(away);
  };
  const stopWatching = chat.store.subscribe((state, before) => {
    // Gone again before it was told: what came in both times is one.
    if (isUp(before) && !isUp(state)) {
      known ??= knownNow(before);
      endTimer();
    }
    if (known && timer === undefined && isWhole(state)) timer = setTimeout(back, waitMs);
  });
  const stopListening = chat.timelines.onArrival(({ channelId, sequence }) => {
    if (known) news.add(`${channelId} ${sequence}`);
  });
  return () => {
    stopWatching();
    stopListening();
    endTimer();
  };
}
