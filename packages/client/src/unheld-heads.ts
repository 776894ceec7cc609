import { bootstrap, channelStream } from '@parley/protocol';
import type { CancelTimer, Clock } from './clock.js';
import type { HttpCall } from './http.js';
import type { Inbox } from './inbox.js';
import type { ChatStore } from './store/chat-store.js';
import type { ChatState, StreamState } from './store/state.js';

/** How often it is asked how far the channels are that do not fit on the line. */
const intervalMs = 30_000;

export interface UnheldHeadsParts {
  readonly clock: Clock;
  readonly http: HttpCall;
  readonly store: ChatStore;
  readonly inbox: Pick<Inbox, 'noteHeads'>;
}

/** Keeps what is unread right in channels that are not subscribed (R-SUB-4). Costs nothing while all of them are. */
export interface UnheldHeads {
  /** What is subscribed may have changed. */
  look(): void;
  lineUp(): void;
  lineLost(): void;
}

export function createUnheldHeads({ clock, http, store, inbox }: UnheldHeadsParts): UnheldHeads {
  let isLineUp = false;
  let cancelTimer: CancelTimer | null = null;

  async function ask(): Promise<void> {
    const slug = store.current().me?.workspace.slug ?? '';
    const answer = await http(bootstrap, { query: { workspace: slug } });
    if (!answer.ok || !isLineUp) return;
    const { streams } = store.current();
    // What is on the line is heard of there, in its own time.
    inbox.noteHeads(answer.result.streams.filter(({ stream }) => isUnheld(streams.get(stream))));
  }

  function look(): void {
    if (!isLineUp || cancelTimer || !hasUnheld(store.current())) return;
    cancelTimer = clock.after(intervalMs, askAgain);
  }

  /** What is on the line by now needs no asking. */
  function askAgain(): void {
    cancelTimer = null;
    if (!hasUnheld(store.current())) return;
    void ask();
    look();
  }

  return {
    look,
    lineUp() {
      isLineUp = true;
      askAgain();
    },
    lineLost() {
      isLineUp = false;
      cancelTimer?.();
      cancelTimer = null;
    },
  };
}

const isUnheld = (stream: StreamState | undefined): boolean => stream?.status === 'idle';

function hasUnheld({ channels, streams }: ChatState): boolean {
  for (const [channelId, { isMember }] of channels)
    if (isMember && isUnheld(streams.get(channelStream(channelId)))) return true;
  return false;
}
