import {
  limits,
  type StreamName,
  type SubscribeRequest,
  type SubscribeResult,
  type UnsubscribeRequest,
} from '@parley/protocol';
import type { StreamAccess } from '../platform/access.js';
import type { EventLog, StreamPosition } from '../platform/event-log.js';
import { subscribedStreams } from './connections.js';
import type { LiveSocket } from './live-server.js';
import { isContinuable } from './replay.js';
import type { SentHeads } from './sent-heads.js';

export interface SubscriptionParts {
  readonly access: StreamAccess;
  readonly log: EventLog;
  readonly sentHeads: SentHeads;
  /** Resolves when rooms joined before the call get what other nodes send, or when that cannot be known in time. */
  readonly roomsReady: () => Promise<void>;
}

export interface Subscriptions {
  subscribe(socket: LiveSocket, request: SubscribeRequest): Promise<SubscribeResult>;
  unsubscribe(socket: LiveSocket, request: UnsubscribeRequest): void;
  /** Takes a socket that was put out of a stream to be on the safe side in again, if it may; tells it the head. */
  restore(socket: LiveSocket, stream: StreamName): Promise<void>;
}

type Outcome = SubscribeResult['streams'][number];

export function createSubscriptions(parts: SubscriptionParts): Subscriptions {
  const { access, log, sentHeads } = parts;

  /**
   * Checked before joining, so that nothing leaks, and again when access was taken away in the meantime. Nothing comes
   * between the check and `join`, which puts the socket into rooms and says which.
   */
  async function enter(
    socket: LiveSocket,
    streams: StreamName[],
    join: (allowed: ReadonlySet<StreamName>) => StreamName[],
  ): Promise<ReadonlySet<StreamName>> {
    for (;;) {
      const { revocations } = socket.data;
      const allowed = await access.check(socket.data.actor, streams);
      if (socket.data.revocations !== revocations) continue;
      const joined = socket.connected ? join(allowed) : [];
      if (joined.length > 0) {
        void socket.join(joined);
        await parts.roomsReady();
      }
      return allowed;
    }
  }

  function follow(
    socket: LiveSocket,
    stream: StreamName,
    positions: ReadonlyMap<StreamName, StreamPosition>,
  ): void {
    if (socket.rooms.has(stream)) sentHeads.follow(stream, positions.get(stream)?.head ?? 0);
  }

  return {
    subscribe: async (socket, request) => {
      const asked = [...new Set(request.streams.map(({ stream }) => stream))];
      let current: ReadonlySet<StreamName> = new Set();
      let joined: StreamName[] = [];
      const allowed = await enter(socket, asked, (found) => {
        current = new Set(subscribedStreams(socket));
        const wanted = asked.filter((stream) => found.has(stream) && !current.has(stream));
        joined = wanted.slice(0, limits.subscriptionsPerConnection - current.size);
        return joined;
      });
      // Joined first and read afterwards: what comes in between arrives twice, and nothing is missed.
      const positions = await log.positions(
        asked.filter((stream) => current.has(stream) || joined.includes(stream)),
      );
      for (const stream of joined) follow(socket, stream, positions);
      const streams = request.streams.map(({ stream, fromSequence }): Outcome => {
        const position = positions.get(stream);
        if (!allowed.has(stream)) return { stream, ok: false, code: 'not_found' };
        if (!position) return { stream, ok: false, code: 'limit_reached' };
        return { stream, ok: true, head: position.head, reset: !isContinuable(position, fromSequence) };
      });
      return { streams };
    },
    unsubscribe: (socket, request) => {
      for (const stream of request.streams) void socket.leave(stream);
    },
    restore: async (socket, stream) => {
      await enter(socket, [stream], (allowed) => (allowed.has(stream) ? [stream] : []));
      if (!socket.rooms.has(stream)) return;
      const positions = await log.positions([stream]);
      follow(socket, stream, positions);
      socket.emit('stream.heads', [{ stream, head: positions.get(stream)?.head ?? 0 }]);
    },
  };
}
