import {
  activeRepeatMs,
  limits,
  type ParleyEvent,
  type ParleyTransient,
  parseTransient,
  presenceWatchResult,
  type TransientEvent,
  typingRepeatMs,
  type UserId,
} from '@parley/protocol';
import type { PresenceControl } from './chat-client.js';
import type { CancelTimer, Clock } from './clock.js';
import type { Ask } from './live-line.js';
import type { ChatStore } from './store/chat-store.js';
import {
  nextTypingEnd,
  presenceForgotten,
  presenceTold,
  transientsTold,
  typingEnded,
  typingExpired,
} from './store/reducers/presence.js';

export interface PresenceParts {
  readonly clock: Clock;
  readonly store: ChatStore;
  readonly ask: Ask;
}

export interface Presence extends PresenceControl {
  receive(facts: readonly TransientEvent[]): void;
  /** Facts had to be left out: how those watched are is asked again in a while. */
  missed(): void;
  /** A message ends the typing of who wrote it. */
  noteEvents(events: readonly ParleyEvent[]): void;
  /** The person did something on this page. */
  active(): void;
  lineUp(): void;
  lineLost(): void;
  dispose(): void;
}

/** Views come and go together, as when a list is scrolled or a channel opened: what they ask for goes out together. */
const gatherMs = 50;
/** Who was just looked at is likely to be looked at again. */
const lingerMs = 10_000;
/** What was last known of people stands so long without a line; then nothing is said of them. */
const staleMs = 10_000;
const retryMs = 5_000;
/** Facts that wait for the next moment, by what they are about; with more, the newest are not worth it. */
const mostWaiting = 1_000;

/** Who is there and who types: watched as long as some view looks, forgotten as soon as nobody can tell. */
export function createPresence({ clock, store, ask }: PresenceParts): Presence {
  /** How many views look at each. */
  const looks = new Map<UserId, number>();
  /** Those the server tells us of, on this line. */
  let watched = new Set<UserId>();
  const waiting = new Map<string, ParleyTransient>();
  /** By channel or thread. */
  const typedAt = new Map<string, number>();
  const timers = new Map<string, CancelTimer>();
  let isLineUp = false;
  let activeAt = 0;
  let activeToldAt = 0;

  /** One timer of each name; a later one does not push back an earlier one. */
  function after(name: string, ms: number, run: () => void): void {
    if (timers.has(name)) return;
    const cancel = clock.after(ms, () => {
      timers.delete(name);
      run();
    });
    timers.set(name, cancel);
  }

  function cancel(name: string): void {
    timers.get(name)?.();
    timers.delete(name);
  }

  async function watchMissing(): Promise<void> {
    if (!isLineUp) return;
    const room =
      (store.current().me?.limits.watchedPeoplePerConnection ?? limits.watchedPeoplePerConnection) -
      watched.size;
    const missing = [...looks.keys()].filter((userId) => !watched.has(userId)).slice(0, room);
    if (missing.length === 0) return;
    const mine = watched;
    for (const userId of missing) mine.add(userId);
    const answer = await ask('presence.watch', { userIds: missing });
    if (mine !== watched) return;
    const parsed = answer.ok ? presenceWatchResult.safeParse(answer.result) : undefined;
    if (parsed?.success) {
      const { people } = parsed.data;
      store.change((state) => presenceTold(state, people));
      return;
    }
    for (const userId of missing) mine.delete(userId);
    after('watch', retryMs, () => void watchMissing());
  }

  function unwatchSpare(): void {
    const spare = [...watched].filter((userId) => !looks.has(userId));
    if (spare.length === 0) return;
    for (const userId of spare) watched.delete(userId);
    store.change((state) => presenceForgotten(state, spare));
    if (isLineUp) void ask('presence.unwatch', { userIds: spare });
    after('watch', gatherMs, () => void watchMissing());
  }

  function takeIn(): void {
    const facts = [...waiting.values()];
    waiting.clear();
    store.change((state) => transientsTold(state, facts, clock.now()));
    awaitTypingEnd();
  }

  function awaitTypingEnd(): void {
    const end = nextTypingEnd(store.current());
    if (end === undefined) return;
    after('typing', Math.max(0, end - clock.now()), () => {
      store.change((state) => typingExpired(state, clock.now()));
      awaitTypingEnd();
    });
  }

  function tellActive(): void {
    activeToldAt = clock.now();
    void ask('presence.active', { idleMs: Math.max(0, clock.now() - activeAt) });
  }

  return {
    watch(userIds) {
      const mine = [...new Set(userIds)];
      for (const userId of mine) looks.set(userId, (looks.get(userId) ?? 0) + 1);
      after('watch', gatherMs, () => void watchMissing());
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        for (const userId of mine) {
          const left = (looks.get(userId) ?? 1) - 1;
          if (left > 0) looks.set(userId, left);
          else looks.delete(userId);
        }
        after('unwatch', lingerMs, unwatchSpare);
      };
    },
    typing(channelId, threadRootId) {
      const [now, place] = [clock.now(), threadRootId ?? channelId];
      if (!isLineUp || now - (typedAt.get(place) ?? 0) < typingRepeatMs) return;
      typedAt.set(place, now);
      void ask('typing.start', { channelId, ...(threadRootId !== undefined && { threadRootId }) });
    },
    receive(facts) {
      for (const one of facts) {
        const fact = parseTransient(one);
        if (!fact) continue;
        const key = `${fact.type} ${fact.key}`;
        if (waiting.size < mostWaiting || waiting.has(key)) waiting.set(key, fact);
      }
      if (waiting.size > 0) after('take-in', gatherMs, takeIn);
    },
    missed: () =>
      after('missed', retryMs, () => {
        watched = new Set();
        void watchMissing();
      }),
    noteEvents(events) {
      for (const event of events) {
        if (event.type !== 'message.created') continue;
        const { channelId, threadRootId, authorId } = event.payload.message;
        waiting.delete(`typing.updated ${channelId} ${authorId}`);
        store.change((state) => typingEnded(state, channelId, authorId));
        if (authorId === store.current().me?.account.id) typedAt.delete(threadRootId ?? channelId);
      }
    },
    active() {
      const now = clock.now();
      activeAt = now;
      if (isLineUp && now - activeToldAt >= activeRepeatMs) tellActive();
    },
    lineUp() {
      isLineUp = true;
      cancel('stale');
      cancel('watch');
      watched = new Set();
      void watchMissing();
      if (activeAt > 0) tellActive();
    },
    lineLost() {
      isLineUp = false;
      watched = new Set();
      after('stale', staleMs, () =>
        store.change((state) => presenceForgotten(state, [...state.presence.keys()])),
      );
    },
    dispose() {
      for (const end of timers.values()) end();
      timers.clear();
    },
  };
}
