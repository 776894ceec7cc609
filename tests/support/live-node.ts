import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import {
  type Ack,
  type ClientToServerEvents,
  type CommandType,
  catalogue,
  channelMemberLeft,
  type Envelope,
  protocolVersion,
  type ServerToClientEvents,
  type StreamName,
  type SubscribeResult,
} from '@parley/protocol';
import { io, type Socket } from 'socket.io-client';
import { createClientAddress } from '../../apps/server/src/http/client-address.js';
import { listen } from '../../apps/server/src/http/listen.js';
import { createOriginCheck } from '../../apps/server/src/http/origin.js';
import { createCommandDispatcher } from '../../apps/server/src/platform/command-dispatcher.js';
import { DomainError } from '../../apps/server/src/platform/domain-error.js';
import type { CommandHandlers } from '../../apps/server/src/platform/handlers.js';
import { createMetrics, type Metrics } from '../../apps/server/src/platform/metrics.js';
import { createRateLimits } from '../../apps/server/src/platform/rate-limiter.js';
import { connectRedis } from '../../apps/server/src/platform/redis.js';
import { createShares } from '../../apps/server/src/platform/shares.js';
import { createUnitOfWork } from '../../apps/server/src/platform/unit-of-work/create-unit-of-work.js';
import {
  type ConnectionGrant,
  createConnectionTokens,
} from '../../apps/server/src/realtime/connection-token.js';
import type { DoorLimits } from '../../apps/server/src/realtime/door.js';
import { createRealtime } from '../../apps/server/src/realtime/index.js';
import type { PresenceTimes } from '../../apps/server/src/realtime/presence.js';
import { quietLog, startPlatform } from './platform.js';
import type { TestDatabase } from './postgres.js';

export type LiveClient = Socket<ServerToClientEvents, ClientToServerEvents>;

/** Who may do what, as the slices would answer; shared by the nodes of a test. */
export function createWorld() {
  const forbidden = new Set<string>();
  const endedSessions = new Set<string>();
  const seenAt = new Map<string, number>();
  const listeners: ((sessionId: string) => void)[] = [];
  return {
    forbid: (userId: string, stream: StreamName) => void forbidden.add(`${userId} ${stream}`),
    /** Ends a session; `isNoticed` is false when the notice gets lost. */
    endSession: (sessionId: string, isNoticed = true) => {
      endedSessions.add(sessionId);
      if (isNoticed) for (const listener of listeners) listener(sessionId);
    },
    access: {
      check: async ({ userId }: { userId: string }, streams: readonly StreamName[]) =>
        new Set(streams.filter((stream) => !forbidden.has(`${userId} ${stream}`))),
    },
    presenceAccess: {
      membersAmong: async (workspaceId: string, userIds: readonly string[]) =>
        new Set(userIds.filter((userId) => !forbidden.has(`${userId} workspace:${workspaceId}`))),
      permitTyping: async ({ userId }: { userId: string }, channelId: string) => {
        if (forbidden.has(`${userId} channel:${channelId}`)) throw new DomainError('not_found');
      },
    },
    lastSeen: {
      read: async (userIds: readonly string[]) =>
        new Map(userIds.flatMap((userId) => (seenAt.has(userId) ? [[userId, seenAt.get(userId) ?? 0]] : []))),
      record: async (seen: ReadonlyMap<string, number>) => {
        for (const [userId, at] of seen) seenAt.set(userId, Math.max(at, seenAt.get(userId) ?? 0));
      },
    },
    sessions: {
      alive: async (ids: readonly string[]) => new Set(ids.filter((id) => !endedSessions.has(id))),
      onRevoked: (listener: (sessionId: string) => void) => void listeners.push(listener),
      forget: () => undefined,
    },
  };
}

export interface LiveNodeOptions {
  readonly world: ReturnType<typeof createWorld>;
  readonly database?: TestDatabase;
  readonly redisUrl?: string;
  /** Generous unless given. */
  readonly limits?: Partial<DoorLimits>;
  /** In 10 seconds, per address. */
  readonly handshakes?: number;
  readonly presenceTimes?: Partial<PresenceTimes>;
  readonly handlers?: Partial<CommandHandlers>;
}

const plenty = 1_000_000;
const secretKey = 'the secret key of every node in these tests';

/** The live edge of one node on a real Postgres, with the slices played by the test. */
export async function startLiveNode(options: LiveNodeOptions) {
  const { world } = options;
  const platform = await startPlatform(options.database ? { database: options.database } : {});
  const { postgres, clock, ids } = platform;
  const metrics: Metrics = createMetrics();
  const log = quietLog;
  const redis = options.redisUrl ? await connectRedis(options.redisUrl, { log, metrics }) : undefined;
  const rates = createRateLimits({ metrics, log });
  const requests = rates.limiter('test', { points: plenty, windowSeconds: 10 });
  const shares = createShares({ places: plenty });
  const realtime = createRealtime({
    redis,
    shares,
    isOwnOrigin: createOriginCheck(undefined),
    ...world,
    eventLog: platform.log,
    rates,
    requests,
    perWorkspace: requests,
    handshakes: rates.limiter('handshakes', { points: options.handshakes ?? plenty, windowSeconds: 10 }),
    limits: {
      connectionsPerPerson: plenty,
      connectionsPerAddress: plenty,
      unverifiedPerAddress: plenty,
      framesPerConnection: plenty,
      ...options.limits,
    },
    addressOf: createClientAddress(0),
    presenceTimes: options.presenceTimes ?? {},
    version: '0.0.0-test',
    ...{ secretKey, clock, ids, metrics, log },
  });
  const nothing = async () => {
    throw new DomainError('forbidden');
  };
  const types = Object.keys(catalogue.commands) as CommandType[];
  const handlers = { ...Object.fromEntries(types.map((type) => [type, nothing])), ...options.handlers };
  const dispatcher = createCommandDispatcher({
    handlers: handlers as CommandHandlers,
    rates,
    limits: { perPerson: requests, perWorkspace: requests, perChannel: requests },
    ...{ shares, metrics, log, ids },
  });
  const live = realtime.open({ dispatcher, hydrators: {} });
  const http = createServer();
  live.attach(http);
  live.start();
  const url = `http://127.0.0.1:${await listen(http, { host: '127.0.0.1', port: 0 })}`;
  const { publisher } = realtime;
  const unitOfWork = createUnitOfWork({ prisma: postgres.prisma, publisher, clock, ids });
  const tokens = createConnectionTokens(secretKey, clock);

  return {
    url,
    database: platform.database,
    live,
    metrics,
    redis,
    publisher,
    tokens,
    /** Commits and publishes one event per stream. */
    say: (...streams: StreamName[]) =>
      unitOfWork.run(async (transaction) => {
        for (const at of await transaction.reserve(streams))
          transaction.record(at, channelMemberLeft, { userId: randomUUID(), removedBy: null });
      }),
    unitOfWork,
    /** Commits without publishing: as when a node dies in between. */
    sayUnheard: platform.unitOfWork,
    connect: async (grant: ConnectionGrant = newGrant()) =>
      openClient(url, { token: await tokens.sign(grant) }),
    close: async () => {
      await live.close();
      redis?.close();
      await postgres.close();
    },
  };
}

export type LiveNode = Awaited<ReturnType<typeof startLiveNode>>;

export const newGrant = (): ConnectionGrant => ({
  actor: { userId: randomUUID(), sessionId: randomUUID() },
  workspaceId: randomUUID(),
});

/** A client that remembers what it was told, in order. */
export function openClient(url: string, auth: object = {}, extra: Record<string, unknown> = {}) {
  const socket: LiveClient = io(url, {
    auth: { protocol: protocolVersion, ...auth },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    ...extra,
  });
  const frames: { name: string; content: unknown }[] = [];
  socket.onAny((name: string, content: unknown) => void frames.push({ name, content }));
  const ended = new Promise<string>((resolve) => socket.on('disconnect', (reason) => resolve(reason)));
  return {
    socket,
    frames,
    ended,
    /** Resolves with nothing when let in, with the refusal's code otherwise. */
    admitted: new Promise<string | undefined>((resolve) => {
      socket.on('connection.ack', () => resolve(undefined));
      socket.on('connect_error', (error) => {
        resolve((error as Error & { data?: { code: string } }).data?.code ?? error.message);
      });
    }),
    events: () =>
      frames.filter(({ name }) => name === 'stream.events').flatMap(({ content }) => content as Envelope[]),
    subscribe: async (...streams: StreamName[]): Promise<SubscribeResult['streams']> => {
      const request = { streams: streams.map((stream) => ({ stream, fromSequence: 0 })) };
      const ack: Ack<SubscribeResult> = await socket.timeout(5_000).emitWithAck('stream.subscribe', request);
      if (!ack.ok) throw new Error(ack.error.code);
      return ack.result.streams;
    },
    close: () => void socket.disconnect(),
  };
}
