import type { Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { OriginCheck } from '../http/origin.js';
import type { EventHydrators, SessionReader, StreamAccess } from '../platform/access.js';
import type { Clock } from '../platform/clock.js';
import type { CommandDispatcher } from '../platform/command-dispatcher.js';
import type { EventLog } from '../platform/event-log.js';
import type { EndpointHandler } from '../platform/handlers.js';
import type { Ids } from '../platform/ids.js';
import type { Logger } from '../platform/logger.js';
import type { Metrics } from '../platform/metrics.js';
import type { RateLimiter } from '../platform/rate-limiter.js';
import type { RedisConnections } from '../platform/redis.js';
import type { Publisher } from '../platform/unit-of-work.js';
import { createConnectionTokens } from './connection-token.js';
import { createConnections } from './connections.js';
import { openGateway } from './gateway.js';
import { createHeadCheck } from './head-check.js';
import { createLiveServer } from './live-server.js';
import { createPublisher } from './publisher.js';
import { createReplayRoute } from './replay.js';
import { createRevocations } from './revocations.js';
import { localRooms, roomsReady, sharedRooms } from './room-adapter.js';
import { createSentHeads } from './sent-heads.js';
import { createSubscriptions } from './subscriptions.js';
import { createTokenRoute } from './token-route.js';

export interface RealtimeParts {
  readonly redis: RedisConnections | undefined;
  readonly isOwnOrigin: OriginCheck;
  readonly sessions: Pick<SessionReader, 'alive' | 'onRevoked' | 'forget'>;
  readonly access: StreamAccess;
  readonly eventLog: EventLog;
  /** Of subscribing, per person. */
  readonly requests: RateLimiter;
  readonly connectionsPerPerson: number;
  readonly secretKey: string;
  /** Of this build. */
  readonly version: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** What needs the slices, which in turn need the publisher. */
export interface RealtimeFaces {
  readonly dispatcher: CommandDispatcher;
  readonly hydrators: EventHydrators;
}

export interface Realtime {
  readonly publisher: Publisher;
  open(faces: RealtimeFaces): LiveEdge;
}

export interface LiveEdge {
  readonly endpoints: readonly EndpointHandler[];
  /** Takes the requests below /socket.io of a server that is not listening yet. */
  attach(http: HttpServer): void;
  /** Starts the checks that repeat. */
  start(): void;
  /** Refuses new connections and tells the present ones to go elsewhere. */
  drain(): void;
  /** Ends all connections and closes the attached server. */
  close(): Promise<void>;
}

/** How long clients have to close their side when the server stops. */
const farewellMs = 1_000;

export function createRealtime(parts: RealtimeParts): Realtime {
  const { redis, access, eventLog: log, metrics, clock } = parts;
  const wires = new Set<Duplex>();
  const isShared = redis !== undefined;
  const sentHeads = createSentHeads();
  const observer = { received: sentHeads.sent, emptied: sentHeads.forget };
  const adapter = redis ? sharedRooms(redis, observer) : localRooms(observer);
  const io = createLiveServer({ isOwnOrigin: parts.isOwnOrigin, adapter });
  const connections = createConnections();
  const subscriptions = createSubscriptions({ access, log, sentHeads, roomsReady: roomsReady(redis) });
  const revocations = createRevocations({ ...parts, io, connections, subscriptions, isShared });
  const publisher = createPublisher({ ...parts, io, sentHeads, revocations, isShared });
  const headCheck = createHeadCheck({
    io,
    log,
    sentHeads,
    connections,
    revocations,
    metrics,
    logger: parts.log,
    isShared,
  });
  const tokens = createConnectionTokens(parts.secretKey, clock);

  return {
    publisher,
    open: ({ dispatcher, hydrators }) => {
      const gateway = openGateway({ ...parts, io, connections, tokens, subscriptions, dispatcher });
      return {
        endpoints: [createTokenRoute(tokens, access), createReplayRoute({ log, access, hydrators, metrics })],
        attach: (http) => {
          io.attach(http);
          http.on('upgrade', (_request, wire) => {
            wires.add(wire);
            wire.on('close', () => wires.delete(wire));
          });
        },
        start: headCheck.start,
        drain: gateway.drain,
        close: async () => {
          headCheck.stop();
          // A client that is gone without a word would hold this up for half a minute.
          const cut = setTimeout(() => {
            for (const wire of wires) wire.destroy();
          }, farewellMs);
          await io.close();
          clearTimeout(cut);
        },
      };
    },
  };
}
