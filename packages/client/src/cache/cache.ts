import type { ChannelId, UserId } from '@parley/protocol';
import { type CancelTimer, type Clock, within } from '../clock.js';
import type { OnFault } from '../faults.js';
import type { ChatStore } from '../store/chat-store.js';
import type { ChatState, Me } from '../store/state.js';
import { changeFor } from './cache-change.js';
import type { CacheStorage } from './cache-storage.js';
import { cursorsOf, draftsOf, readCache, windowName } from './cached-state.js';

/** What a change waits for others, to be written together with them. */
const saveAfterMs = 1_000;
/** A storage that takes longer is done without: the server is quicker. */
const restoreWithinMs = 1_500;

export interface CacheParts {
  readonly workspaceSlug: string;
  readonly storage: CacheStorage;
  readonly store: ChatStore;
  readonly clock: Clock;
  /** Numbers from 0 up to 1. */
  readonly random: () => number;
  readonly onFault: OnFault;
  /** When each channel was last opened, the latest last. */
  readonly opened: () => ReadonlyMap<ChannelId, number>;
}

export interface Restored {
  readonly me: Me;
  readonly opened: ReadonlyMap<ChannelId, number>;
}

/**
 * What a client knows, kept over reloads (R-REC-4). Every writing is one moment of the whole state, content and
 * cursors together, so that events after the cursors bring what is read back up to date.
 */
export interface Cache {
  /** Shows what is kept, before the server is heard of. Null: there is nothing that can be used. */
  restore(): Promise<Restored | null>;
  /** The server has said who is here: from now on it is theirs, and nothing of anybody else stays. */
  belongsTo(userId: UserId): void;
  /** Writes what has changed now, instead of in a moment. */
  save(): Promise<void>;
  /** A message of the channel lost its text: where its window is not held, the kept one goes. */
  messageDeleted(channelId: ChannelId): void;
  /** Keeps nothing of this workspace, or at all, and nothing any more. */
  wipe(scope: 'workspace' | 'everything'): Promise<void>;
  close(): Promise<void>;
}

/** Where there is no storage. */
export const noCache: Cache = {
  restore: async () => null,
  belongsTo: () => {},
  save: async () => {},
  messageDeleted: () => {},
  wipe: async () => {},
  close: async () => {},
};

export function createCache(parts: CacheParts): Cache {
  const { workspaceSlug: slug, storage, store, clock } = parts;
  let owner: UserId | null = null;
  let restoredFor: UserId | null = null;
  let isOver = false;
  let stamp: number | null = null;
  let written: ReadonlyMap<string, readonly unknown[]> = new Map();
  let stale = new Set<string>();
  let savedState: ChatState | null = null;
  let cancelTimer: CancelTimer | null = null;
  let work: Promise<void> = Promise.resolve();

  const stopListening = store.view.subscribe((state) => {
    if (isOver || owner === null || !hasNews(state)) return;
    cancelTimer ??= clock.after(saveAfterMs, () => void save());
  });

  const hasNews = ({ phase, members, channels, streams, later }: ChatState): boolean =>
    phase.kind === 'ready' &&
    (members !== savedState?.members ||
      channels !== savedState.channels ||
      streams !== savedState.streams ||
      later !== savedState.later);

  /** One after the other; a failure costs what is kept, and nothing else. */
  function queue(task: () => Promise<void>, fault: string): Promise<void> {
    work = work
      .then(task)
      .catch((cause: unknown) => parts.onFault({ kind: 'storage', message: fault, cause }));
    return work;
  }

  function save(): Promise<void> {
    cancelTimer?.();
    cancelTimer = null;
    return queue(write, 'What is known could not be kept');
  }

  async function write(): Promise<void> {
    const state = store.current();
    const { me, phase } = state;
    if (isOver || !me || me.account.id !== owner || phase.kind !== 'ready') return;
    savedState = state;
    const drafts = draftsOf(state, parts.opened());
    const cut = { slug, me, stamp: parts.random(), cursors: cursorsOf(state) };
    await storage.write(slug, (kept) => {
      const change = isOver ? 'wiped' : changeFor({ cut, drafts }, { stamp, written, stale }, kept);
      if (change === 'wiped') isOver = true;
      if (typeof change === 'string') return null;
      stamp = cut.stamp;
      written = new Map(drafts.map((draft) => [draft.name, draft.parts]));
      stale = new Set();
      return change;
    });
  }

  return {
    async restore() {
      const loading = storage.load(slug).catch((cause: unknown) => {
        parts.onFault({ kind: 'storage', message: 'What was kept could not be read', cause });
        return null;
      });
      const kept = await within(clock, restoreWithinMs, loading);
      const cached = kept && readCache(kept);
      if (!cached || isOver || store.current().phase.kind !== 'starting') return null;
      const { me } = cached.cut;
      store.change((state) => ({ ...state, ...cached.state, phase: { kind: 'ready' } }));
      store.flush();
      restoredFor = me.account.id;
      stamp = cached.cut.stamp;
      stale = new Set(cached.unused);
      savedState = store.current();
      written = new Map(draftsOf(savedState, cached.opened).map((draft) => [draft.name, draft.parts]));
      return { me, opened: cached.opened };
    },
    belongsTo(userId) {
      owner = userId;
      if (restoredFor !== userId) {
        stamp = null;
        written = new Map();
      }
      void queue(
        () => storage.wipe({ everybodyBut: userId }),
        'What another person knew could not be removed',
      );
    },
    save,
    messageDeleted: (channelId) => void stale.add(windowName(channelId)),
    wipe(scope) {
      isOver = true;
      cancelTimer?.();
      const what = scope === 'everything' ? ({ everything: true } as const) : { slug };
      return queue(() => storage.wipe(what), 'What was kept could not be removed');
    },
    async close() {
      stopListening();
      await save();
      isOver = true;
      await storage.close();
    },
  };
}
