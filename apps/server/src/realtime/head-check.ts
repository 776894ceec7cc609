import { setTimeout as sleep } from 'node:timers/promises';
import { type StreamName, userStream } from '@parley/protocol';
import type { EventLog } from '../platform/event-log.js';
import type { Logger } from '../platform/logger.js';
import type { Metrics } from '../platform/metrics.js';
import type { Connections } from './connections.js';
import type { LiveServer } from './live-server.js';
import type { Revocations } from './revocations.js';
import type { SentHeads } from './sent-heads.js';

export interface HeadCheckParts {
  readonly io: LiveServer;
  readonly log: EventLog;
  readonly sentHeads: SentHeads;
  readonly connections: Connections;
  readonly revocations: Revocations;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly isShared: boolean;
}

/** Makes silence safe: what this node never heard of is noticed in the log, and its clients told to ask for it. */
export interface HeadCheck {
  checkHeads(): Promise<void>;
  start(): void;
  stop(): void;
}

/** With other nodes an event can get lost on its way here, and has to be noticed within 2 s (G5). */
const sharedIntervalMs = 2_000;
const aloneIntervalMs = 10_000;
/** Session leases: with a lost notice a session is cut off within 10 s (G7). */
const leaseIntervalMs = 8_000;
/** An event that was just committed is still on its way. */
const graceMs = 250;
const streamsPerQuery = 5_000;

export function createHeadCheck(parts: HeadCheckParts): HeadCheck {
  const { io, log, sentHeads, connections, revocations, metrics } = parts;
  const timers: NodeJS.Timeout[] = [];
  let unheardUsers = new Map<StreamName, number>();

  async function readHeads(streams: readonly StreamName[]): Promise<Map<StreamName, number>> {
    const heads = new Map<StreamName, number>();
    for (let from = 0; from < streams.length; from += streamsPerQuery) {
      const positions = await log.positions(streams.slice(from, from + streamsPerQuery));
      for (const [stream, { head }] of positions) heads.set(stream, head);
    }
    return heads;
  }

  async function checkHeads(): Promise<void> {
    const users = connections.userIds().map(userStream);
    const heads = await readHeads([...new Set([...sentHeads.streams(), ...users])]);
    const isBehind = ([stream, head]: [StreamName, number]) => head > (sentHeads.get(stream) ?? head);
    const suspects = [...heads].filter(isBehind);
    if (suspects.length > 0) await sleep(graceMs, undefined, { ref: false });
    const behind = suspects.filter(isBehind);
    for (const [stream, head] of behind) {
      metrics.announcedHeads.inc();
      sentHeads.announced(stream, head);
      io.local.to(stream).emit('stream.heads', [{ stream, head }]);
    }
    await recheckUsers(users, { heads, behind: new Set(behind.map(([stream]) => stream)) });
  }

  /** A person's own stream tells when access is taken away: whoever missed a part of it is checked again. */
  async function recheckUsers(
    users: readonly StreamName[],
    { heads, behind }: { heads: ReadonlyMap<StreamName, number>; behind: ReadonlySet<StreamName> },
  ): Promise<void> {
    const unheard = new Map<StreamName, number>();
    for (const stream of users) {
      const head = heads.get(stream) ?? 0;
      const isFollowed = sentHeads.get(stream) !== undefined;
      if (!isFollowed) unheard.set(stream, head);
      const before = unheardUsers.get(stream);
      if (behind.has(stream) || (!isFollowed && before !== undefined && head > before))
        await revocations.recheckUser(stream.slice('user:'.length));
    }
    unheardUsers = unheard;
  }

  /** Not again while the last one is still running: a slow database must not be asked more. */
  function repeat(work: () => Promise<void>, intervalMs: number): void {
    let isRunning = false;
    const run = async () => {
      if (isRunning) return;
      isRunning = true;
      try {
        await work();
      } catch (error) {
        parts.logger.warn({ err: error }, 'A check of live connections failed; it is tried again');
      } finally {
        isRunning = false;
      }
    };
    timers.push(setInterval(() => void run(), intervalMs).unref());
  }

  return {
    checkHeads,
    start: () => {
      repeat(checkHeads, parts.isShared ? sharedIntervalMs : aloneIntervalMs);
      repeat(revocations.recheckSessions, leaseIntervalMs);
    },
    stop: () => timers.splice(0).forEach(clearInterval),
  };
}
