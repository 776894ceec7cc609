import {
  catalogue,
  type Presence,
  presenceUpdated,
  type TransientEvent,
  type UserId,
} from '@parley/protocol';
import type { LastSeen, PresenceAccess, WhoIsThere } from '../platform/access.js';
import type { Logger } from '../platform/logger.js';
import type { Metrics } from '../platform/metrics.js';
import type { LiveServer, LiveSocket } from './live-server.js';
import type { PresenceStore } from './presence-store.js';
import { createPresentPeople } from './present-people.js';
import { createWatchedPeople, type WatchedPeople } from './watched-people.js';

/** All in ms. A node that dies is noticed within `leaseMs` + `lookMs` and a tick: 29 s, where 35 are promised (G8). */
export interface PresenceTimes {
  /** Without a sign of activity somebody is away. */
  readonly awayAfterMs: number;
  /** Reloading a page takes shorter. */
  readonly graceMs: number;
  /** How long a node that says nothing counts as there (R-PRES-2). */
  readonly leaseMs: number;
  readonly renewMs: number;
  /** How often nodes that are gone are looked for. */
  readonly lookMs: number;
  /** How often all who are watched here are read anew, for what got lost on its way. */
  readonly readMs: number;
  /** How soon a connection that may have missed a change is told how things are. */
  readonly repairMs: number;
  /** How long what was last known stands while Redis does not answer. */
  readonly unsureMs: number;
  /** How often it is checked again who may watch whom: with a lost notice it ends within 10 s (G7). */
  readonly checkMs: number;
  /** How often it is written down when people were last active, beside when they leave. */
  readonly saveMs: number;
  /** How often a node writes all its people, should Redis have lost some. */
  readonly rewriteMs: number;
  readonly tickMs: number;
  /** Changes that come within it go out together. */
  readonly gatherMs: number;
}

export const presenceTimes: PresenceTimes = {
  awayAfterMs: 300_000,
  graceMs: 5_000,
  leaseMs: 24_000,
  renewMs: 8_000,
  lookMs: 4_000,
  readMs: 25_000,
  repairMs: 10_000,
  unsureMs: 35_000,
  checkMs: 8_000,
  saveMs: 300_000,
  rewriteMs: 600_000,
  tickMs: 1_000,
  gatherMs: 200,
};

export interface PresenceParts {
  readonly io: LiveServer;
  readonly store: PresenceStore;
  readonly access: PresenceAccess;
  readonly lastSeen: LastSeen;
  readonly roomsReady: () => Promise<void>;
  /** Epoch ms. */
  readonly now: () => number;
  readonly times: PresenceTimes;
  readonly metrics: Pick<Metrics, 'presenceFaults'>;
  readonly log: Logger;
}

/** Who is there (R-PRES-1…3): keeps this node's people in the store and tells those who look at somebody. */
export interface PresenceService {
  came(socket: LiveSocket): void;
  /** `reason`: Socket.IO's. */
  left(socket: LiveSocket, reason: string): void;
  active(userId: UserId, idleMs?: number): void;
  readonly whoIsThere: WhoIsThere;
  readonly watched: Pick<WatchedPeople, 'watch' | 'unwatch' | 'emptied' | 'forbid'>;
  /** Passing facts from another node, on their way to connections of this one. */
  heard(events: readonly TransientEvent[]): void;
  /** Does what is due; the timer calls it. */
  tick(): Promise<void>;
  start(): void;
  /** Tells the others that this node's people are gone, and writes down when they were seen. */
  stop(): Promise<void>;
}

/** What is written down together at most, so that a database that is away costs a bounded amount of memory. */
const mostUnsaved = 20_000;

export function createPresence(parts: PresenceParts): PresenceService {
  const { store, lastSeen, now, times, log } = parts;
  const people = createPresentPeople({ now, ...times });
  const watched = createWatchedPeople({ ...parts, people, ...times, onFault });
  /** Whose part in the store is out of date; of whom others must be told; what is not yet written down. */
  let unwritten = new Set<UserId>();
  let untold = new Map<UserId, number>();
  const unsaved = new Map<UserId, number>();
  let savedAt = now();
  let ticking: Promise<void> | undefined;
  let interval: NodeJS.Timeout | undefined;
  let gathering: NodeJS.Timeout | undefined;
  let isStopped = false;

  const chores = [
    { everyMs: times.renewMs, run: renew },
    { everyMs: times.rewriteMs, run: rewrite },
    { everyMs: times.lookMs, run: lookForGoneNodes },
    { everyMs: times.readMs, run: watched.readAgain },
    { everyMs: times.repairMs, run: async () => watched.repair() },
    { everyMs: times.checkMs, run: watched.checkAgain },
    { everyMs: times.saveMs, run: saveActive },
  ].map((chore) => ({ ...chore, dueAt: now() + (chore.run === renew ? 0 : chore.everyMs) }));

  function onFault(error: unknown): void {
    parts.metrics.presenceFaults.inc();
    log.warn({ err: error }, 'Who is there could not be told for a moment; it is tried again');
  }

  async function whoIsThere(userIds: readonly UserId[]): ReturnType<WhoIsThere> {
    try {
      const there = await store.read(userIds);
      const found = new Map<UserId, 'online' | 'away'>();
      for (const userId of userIds) {
        const activeAt = Math.max(people.activeAt(userId) ?? -1, there.get(userId) ?? -1);
        if (activeAt >= 0) found.set(userId, now() - activeAt < times.awayAfterMs ? 'online' : 'away');
      }
      return found;
    } catch (error) {
      onFault(error);
      return null;
    }
  }

  function changed(userId: UserId, activeAt: number): void {
    unwritten.add(userId);
    untold.set(userId, activeAt);
    if (isStopped) return;
    gathering ??= setTimeout(() => void tick(), times.gatherMs).unref();
  }

  function sweep(): void {
    const { idle, gone } = people.sweep();
    for (const userId of idle) untold.set(userId, people.activeAt(userId) ?? 0);
    for (const [userId, activeAt] of gone) {
      unwritten.add(userId);
      untold.set(userId, activeAt);
      if (activeAt > 0 && unsaved.size < mostUnsaved) unsaved.set(userId, activeAt);
    }
  }

  async function tellStore(): Promise<void> {
    if (unwritten.size === 0) return;
    const writing = unwritten;
    unwritten = new Set();
    try {
      await store.write(new Map([...writing].map((userId) => [userId, people.activeAt(userId) ?? null])));
    } catch (error) {
      for (const userId of writing) unwritten.add(userId);
      onFault(error);
    }
  }

  async function save(): Promise<void> {
    if (unsaved.size === 0) return;
    const saving = new Map(unsaved);
    unsaved.clear();
    try {
      await lastSeen.record(saving);
    } catch (error) {
      for (const [userId, seenAt] of saving) if (!unsaved.has(userId)) unsaved.set(userId, seenAt);
      throw error;
    }
  }

  async function renew(): Promise<void> {
    if (await store.renew()) await rewrite();
  }

  async function rewrite(): Promise<void> {
    for (const [userId] of people.all()) unwritten.add(userId);
    await tellStore();
  }

  async function lookForGoneNodes(): Promise<void> {
    if (await store.hasLostNode()) await watched.readAgain();
  }

  /** Should this node die, what is lost of it is no older than this. */
  async function saveActive(): Promise<void> {
    for (const [userId, activeAt] of people.all()) if (activeAt > savedAt) unsaved.set(userId, activeAt);
    savedAt = now();
    await save();
  }

  async function work(): Promise<void> {
    sweep();
    await tellStore();
    const telling = untold;
    untold = new Map();
    await watched.announce(telling).catch(onFault);
    await save().catch(onFault);
    for (const chore of chores) {
      if (chore.dueAt > now()) continue;
      chore.dueAt = now() + chore.everyMs;
      await chore.run().catch(onFault);
    }
  }

  /** One at a time; who comes meanwhile waits for the one after. */
  function tick(): Promise<void> {
    clearTimeout(gathering);
    gathering = undefined;
    const next = (ticking ?? Promise.resolve()).then(work).finally(() => {
      if (ticking === next) ticking = undefined;
    });
    ticking = next;
    return next;
  }

  return {
    came: ({ data }) => {
      const { userId } = data.actor;
      if (people.came(userId)) changed(userId, 0);
    },
    left: ({ data }, reason) => {
      const isCut = reason === 'ping timeout';
      people.left(data.actor.userId, isCut);
      if (isCut && !isStopped) gathering ??= setTimeout(() => void tick(), 0).unref();
    },
    active: (userId, idleMs) => {
      const news = people.active(userId, idleMs);
      if (news === 'returned') changed(userId, now());
      else if (news === 'noted') unwritten.add(userId);
    },
    whoIsThere,
    watched,
    heard: (events) => {
      for (const event of events) {
        if (event.type !== presenceUpdated.type) continue;
        const parsed = catalogue.transients[presenceUpdated.type].payload.safeParse(event.payload);
        if (parsed.success) watched.heard(parsed.data.presence satisfies Presence);
      }
    },
    tick,
    start: () => {
      // A busy node does not pile up ticks: it leaves them out.
      interval = setInterval(() => void (ticking ?? tick()), times.tickMs).unref();
      void tick();
    },
    stop: async () => {
      isStopped = true;
      clearInterval(interval);
      clearTimeout(gathering);
      await ticking;
      for (const [userId, activeAt] of people.all()) if (activeAt > 0) unsaved.set(userId, activeAt);
      await Promise.all([save().catch(onFault), store.leave().catch(onFault)]);
    },
  };
}
