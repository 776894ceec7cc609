import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { parseStreamName, type StreamName } from '@parley/protocol';
import type { OriginCheck } from '../http/origin.js';
import type {
  EventHydrators,
  LastSeen,
  PresenceAccess,
  SessionReader,
  StreamAccess,
  WhoIsThere,
} from '../platform/access.js';
import type { Clock } from '../platform/clock.js';
import type { CommandDispatcher } from '../platform/command-dispatcher.js';
import type { EventLog } from '../platform/event-log.js';
import type { EndpointHandler } from '../platform/handlers.js';
import type { Ids } from '../platform/ids.js';
import type { Logger } from '../platform/logger.js';
import type { Metrics } from '../platform/metrics.js';
import type { RateLimiter, RateLimits } from '../platform/rate-limiter.js';
import type { RedisConnections } from '../platform/redis.js';
import type { Shares } from '../platform/shares.js';
import type { Publisher } from '../platform/unit-of-work.js';
import { createConnectionTokens } from './connection-token.js';
import { createConnections } from './connections.js';
import { createDoor, type DoorLimits, type Knocking } from './door.js';
import { openGateway } from './gateway.js';
import { createHeadCheck } from './head-check.js';
import { createLiveServer } from './live-server.js';
import { moveAway } from './moving.js';
import { createPresence, type PresenceTimes, presenceTimes } from './presence.js';
import { redisPresenceStore } from './presence-redis.js';
import { memoryPresenceStore } from './presence-store.js';
import { createPublisher } from './publisher.js';
import { createReplay, createReplayRoute } from './replay.js';
import { createRevocations } from './revocations.js';
import { localRooms, type RoomObserver, roomsReady, sharedRooms } from './room-adapter.js';
import { createSentHeads } from './sent-heads.js';
import { createStreamTails } from './stream-tails.js';
import { createSubscriptions } from './subscriptions.js';
import { createTokenRoute } from './token-route.js';
import { createTyping } from './typing.js';

export interface RealtimeParts {
  readonly redis: RedisConnections | undefined;
  readonly isOwnOrigin: OriginCheck;
  readonly sessions: Pick<SessionReader, 'alive' | 'onRevoked' | 'forget'>;
  readonly access: StreamAccess;
  readonly presenceAccess: PresenceAccess;
  readonly lastSeen: LastSeen;
  /** Where they are not the usual ones. */
  readonly presenceTimes?: Partial<PresenceTimes>;
  readonly eventLog: EventLog;
  readonly rates: Pick<RateLimits, 'consumeAll'>;
  /** Of subscribing and the like, per person and per workspace. */
  readonly requests: RateLimiter;
  readonly perWorkspace: RateLimiter;
  /** Of what a person may have at work at once. */
  readonly shares: Shares;
  /** Of handshakes, per address. */
  readonly handshakes: RateLimiter;
  readonly limits: DoorLimits;
  readonly addressOf: (request: IncomingMessage) => string;
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
  readonly whoIsThere: WhoIsThere;
  open(faces: RealtimeFaces): LiveEdge;
}

export interface LiveEdge {
  readonly endpoints: readonly EndpointHandler[];
  /** Takes the requests below /socket.io of a server that is not listening yet. */
  attach(http: HttpServer): void;
  /** Starts the checks that repeat. */
  start(): void;
  /** Sends the connections to other nodes, one after the other; `closeDoor` sees to it that nobody new comes here. */
  move(options: { windowMs: number; closeDoor: () => void }): Promise<void>;
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
  const tails = createStreamTails();
  const observer: RoomObserver = {
    received: (events) => {
      sentHeads.sent(events);
      tails.extend(events);
    },
    arrived: (isWanted) => metrics.nodeMessages.inc({ outcome: isWanted ? 'wanted' : 'wasted' }),
    receivedTransients: (events) => presence.heard(events),
    emptied: (room) => {
      if (parseStreamName(room)) sentHeads.forget(room as StreamName);
      else presence.watched.emptied(room);
    },
  };
  const adapter = redis ? sharedRooms(redis, observer) : localRooms(observer);
  const door = createDoor(parts);
  const io = createLiveServer({ isOwnOrigin: parts.isOwnOrigin, mayKnock: door.mayKnock, adapter });
  const connections = createConnections();
  const times = { ...presenceTimes, ...parts.presenceTimes };
  const now = () => clock.now().getTime();
  const presence = createPresence({
    ...parts,
    io,
    access: parts.presenceAccess,
    store: redis
      ? redisPresenceStore({
          redis: redis.commands,
          nodeId: parts.ids.next(),
          leaseMs: times.leaseMs,
          farewellMs: times.graceMs,
        })
      : memoryPresenceStore(),
    roomsReady: roomsReady(redis),
    now,
    times,
  });
  const { watched } = presence;
  const typing = createTyping({ io, access: parts.presenceAccess, now });
  const subscriptions = createSubscriptions({ access, log, sentHeads, roomsReady: roomsReady(redis) });
  const revocations = createRevocations({ ...parts, io, connections, subscriptions, watched, isShared });
  const publisher = createPublisher({ ...parts, io, sentHeads, tails, revocations, isShared });
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
    whoIsThere: presence.whoIsThere,
    open: ({ dispatcher, hydrators }) => {
      const gateway = openGateway({
        ...parts,
        ...{ io, connections, door, tokens, subscriptions, dispatcher, presence, typing },
      });
      const replay = createReplay({ log, tails, access, hydrators, metrics });
      return {
        endpoints: [createTokenRoute(tokens, access), createReplayRoute(replay)],
        attach: (http) => {
          io.attach(http);
          io.engine.on('connection', (connection: Knocking) => door.knocked(connection));
          http.on('upgrade', (_request, wire) => {
            wires.add(wire);
            wire.on('close', () => wires.delete(wire));
          });
        },
        start: () => {
          headCheck.start();
          presence.start();
        },
        move: ({ windowMs, closeDoor }) =>
          moveAway({ connections, random: Math.random, closeDoor }, windowMs),
        drain: gateway.drain,
        close: async () => {
          headCheck.stop();
          await presence.stop();
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
