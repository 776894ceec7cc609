import { defaultMessageRules, usualPreferences } from '@parley/protocol';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { nothingKept } from './reducers/later.js';
import type { ChatState } from './state.js';

export type Schedule = (flush: () => void) => void;

/**
 * The state as the client's own parts see it, always up to date, and the store that views read, which follows once
 * per frame at most: a burst of events is one render.
 */
export interface ChatStore {
  readonly view: StoreApi<ChatState>;
  current(): ChatState;
  change(next: (state: ChatState) => ChatState): void;
  /** Shows views what is current, now. */
  flush(): void;
  /** Nothing changes any more: what is still on its way must not bring back what was cleared. */
  seal(): void;
}

export const initialState: ChatState = {
  phase: { kind: 'starting' },
  connection: { status: 'connecting' },
  line: {
    transport: null,
    role: 'alone',
    connectionId: null,
    connectedAt: null,
    roundTripMs: null,
    lastRecovery: null,
    server: null,
  },
  me: null,
  members: new Map(),
  groups: new Map(),
  emoji: new Map(),
  messageRules: defaultMessageRules,
  channels: new Map(),
  streams: new Map(),
  presence: new Map(),
  typing: new Map(),
  preferences: usualPreferences,
  sidebar: null,
  later: nothingKept,
  notifications: null,
  ownReactions: new Map(),
  votes: new Map(),
  outbox: [],
  canKeep: true,
};

export function createChatStore(schedule: Schedule = createFrames()): ChatStore {
  const view = createStore<ChatState>()(() => initialState);
  let current = initialState;
  let isScheduled = false;
  let isSealed = false;
  const flush = () => {
    isScheduled = false;
    if (view.getState() !== current) view.setState(current, true);
  };
  return {
    view,
    current: () => current,
    change(next) {
      if (isSealed) return;
      current = next(current);
      if (isScheduled || current === view.getState()) return;
      isScheduled = true;
      schedule(flush);
    },
    flush,
    seal() {
      flush();
      isSealed = true;
    },
  };
}

/** A hidden page gets no frames, and one that is being hidden may lose its last: the timer is for those. */
const withoutFrameMs = 100;

/**
 * Once per frame; but views that took long to follow are left alone for as long again, so that where very much is said
 * at once, half of the time still belongs to who types or clicks.
 */
function createFrames(): Schedule {
  let restsUntil = 0;
  const follow = (flush: () => void) => {
    const startedAt = performance.now();
    flush();
    // Views are drawn in a microtask that was queued before this one.
    queueMicrotask(() => {
      const endedAt = performance.now();
      restsUntil = endedAt + (endedAt - startedAt);
    });
  };
  return (flush) => {
    const isSeen = typeof document !== 'undefined' && document.visibilityState === 'visible';
    if (!isSeen) {
      queueMicrotask(flush);
      return;
    }
    let isDone = false;
    const once = () => {
      if (!isDone) follow(flush);
      isDone = true;
    };
    const onFrame = () => {
      if (performance.now() < restsUntil) requestAnimationFrame(onFrame);
      else once();
    };
    requestAnimationFrame(onFrame);
    setTimeout(once, withoutFrameMs);
  };
}
