import {
  type Ack,
  clientFrames,
  limits,
  messageSend,
  protocolFloor,
  protocolVersion,
} from '@parley/protocol';
import type * as z from 'zod/mini';
import type { CommandDispatcher } from '../platform/command-dispatcher.js';
import { DomainError } from '../platform/domain-error.js';
import type { Ids } from '../platform/ids.js';
import type { Logger } from '../platform/logger.js';
import type { Metrics } from '../platform/metrics.js';
import type { RateLimiter, RateLimits } from '../platform/rate-limiter.js';
import { readInput } from '../platform/read-input.js';
import type { Shares } from '../platform/shares.js';
import { toWireError } from '../platform/wire-error.js';
import type { Connections } from './connections.js';
import type { DoorLimits } from './door.js';
import { createHandshake, type HandshakeParts } from './handshake.js';
import { boundInbound } from './inbound-frames.js';
import { heartbeat, type LiveServer, type LiveSocket } from './live-server.js';
import { boundOutbound, outboundOf } from './outbound-buffer.js';
import type { PresenceService } from './presence.js';
import type { Subscriptions } from './subscriptions.js';
import type { Typing } from './typing.js';

export interface GatewayParts extends Omit<HandshakeParts, 'isDraining'> {
  readonly io: LiveServer;
  readonly connections: Connections;
  readonly limits: Pick<DoorLimits, 'framesPerConnection'>;
  readonly dispatcher: CommandDispatcher;
  readonly subscriptions: Subscriptions;
  readonly presence: Pick<PresenceService, 'came' | 'left' | 'active' | 'watched'>;
  readonly typing: Typing;
  readonly rates: Pick<RateLimits, 'consumeAll'>;
  /** Of what is asked beside commands, per person and per workspace. */
  readonly requests: RateLimiter;
  readonly perWorkspace: RateLimiter;
  readonly shares: Shares;
  /** Of this build, told in the first frame. */
  readonly version: string;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly ids: Ids;
}

export interface Gateway {
  /** Refuses new connections and tells the present ones to go elsewhere. */
  drain(): void;
}

export function openGateway(parts: GatewayParts): Gateway {
  const { io, connections, metrics, log } = parts;
  let isDraining = false;

  metrics.measured.outboundBytes = () => {
    let bytes = 0;
    for (const socket of connections.all()) bytes += outboundOf(socket.conn)?.waiting() ?? 0;
    return bytes;
  };
  io.use(createHandshake({ ...parts, isDraining: () => isDraining }));
  io.on('connection', (socket) => {
    connections.add(socket);
    parts.presence.came(socket);
    metrics.sockets.inc();
    socket.on('disconnect', (reason) => {
      connections.remove(socket);
      parts.presence.left(socket, reason);
      metrics.sockets.dec();
      metrics.disconnects.inc({ reason });
      // Otherwise somebody who only leaves keeps a connection that nobody looks after.
      socket.conn.close();
    });
    boundOutbound(socket, { metrics });
    const route = createRouter(socket, parts);
    const inbound = boundInbound(socket, { points: parts.limits.framesPerConnection, metrics });
    // One listener for everything: names that nobody defined are answered too, and a connection costs less.
    socket.onAny((name: string, ...args: unknown[]) => {
      const waitMs = inbound.take();
      receive(args, { metrics, log, answer: (payload) => route({ name, payload, waitMs }) });
    });
    greet(socket, parts.version);
  });

  return {
    drain: () => {
      isDraining = true;
      for (const socket of connections.all()) socket.emit('connection.closing', { code: 'server_draining' });
    },
  };
}

/** Nothing a client sends may throw out of here: it would end the process (G10). */
function receive(
  args: unknown[],
  { metrics, log, answer }: { metrics: Metrics; log: Logger; answer: (payload: unknown) => Promise<Ack> },
): void {
  const reply = args.at(-1);
  if (typeof reply !== 'function') {
    metrics.ignoredFrames.inc();
    return;
  }
  answer(args.length > 1 ? args[0] : undefined)
    .then((ack) => reply(ack))
    .catch((error: unknown) => log.error({ err: error }, 'A frame could not be answered'));
}

/** Frames of one connection that may wait for their answers: many times what a client sends at once. */
const mostUnderWay = 256;
/** And their texts together: the answers repeat them, and all may come at once (R-LIM-1). */
const mostCharactersUnderWay = limits.outboundBytes / 4;
const overloadRetryMs = 1_000;

interface InboundFrame {
  readonly name: string;
  readonly payload: unknown;
  /** How long the client has to wait before it is heard; 0 when it is. */
  readonly waitMs: number;
}

type Router = (frame: InboundFrame) => Promise<Ack>;

function createRouter(socket: LiveSocket, parts: GatewayParts): Router {
  const { actor, workspaceId } = socket.data;
  const charges = [parts.requests.charge(actor.userId), parts.perWorkspace.charge(workspaceId)];
  const answers = answersTo(socket, parts);

  const refuse = (thrown: unknown, name: string): Ack => {
    const error = toWireError(thrown, { log: parts.log, correlationId: parts.ids.next(), name });
    parts.metrics.errors.inc({ code: error.code });
    return { ok: false, error };
  };
  const guarded = async (name: string, work: () => Promise<unknown>): Promise<Ack> => {
    try {
      await parts.rates.consumeAll(charges);
      return { ok: true, result: await parts.shares.run(actor.userId, work) };
    } catch (thrown) {
      return refuse(thrown, name);
    }
  };

  const answer = (name: string, payload: unknown): Promise<Ack> => {
    if (Object.hasOwn(clientFrames, name)) {
      const frame = name as FrameName;
      return guarded(name, async () => {
        const request = readInput<unknown>('request', clientFrames[frame].payload, payload);
        if (!request.ok) throw request.refusal;
        return (answers[frame] as Answer)(request.value);
      });
    }
    parts.presence.active(actor.userId);
    if (name === messageSend.type) parts.typing.ended(socket);
    return parts.dispatcher.dispatch(name, payload, { actor, workspaceId });
  };

  let underWay = 0;
  let charactersUnderWay = 0;
  return async ({ name, payload, waitMs }) => {
    if (waitMs > 0) {
      parts.metrics.rateLimited.inc({ limit: 'frames' });
      return refuse(new DomainError('rate_limited', { retryAfterMs: String(Math.ceil(waitMs)) }), name);
    }
    const characters = textLength(payload);
    if (underWay >= mostUnderWay || charactersUnderWay + characters > mostCharactersUnderWay)
      return refuse(new DomainError('unavailable', { retryAfterMs: String(overloadRetryMs) }), name);
    underWay += 1;
    charactersUnderWay += characters;
    try {
      return await answer(name, payload);
    } finally {
      underWay -= 1;
      charactersUnderWay -= characters;
    }
  };
}

/** Only the text of a message can be long. */
function textLength(frame: unknown): number {
  const { text } = (frame as { payload?: { text?: unknown } } | null)?.payload ?? {};
  return typeof text === 'string' ? text.length : 0;
}

type FrameName = keyof typeof clientFrames;
type Answer = (request: unknown) => unknown;
type Answers = {
  readonly [Name in FrameName]: (request: z.output<(typeof clientFrames)[Name]['payload']>) => unknown;
};

/** What is asked beside commands: it belongs to this one connection and ends with it. */
function answersTo(socket: LiveSocket, { subscriptions, presence, typing }: GatewayParts): Answers {
  return {
    'stream.subscribe': (request) => subscriptions.subscribe(socket, request),
    'stream.unsubscribe': (request) => {
      subscriptions.unsubscribe(socket, request);
      return {};
    },
    'connection.ping': () => ({}),
    'presence.watch': async ({ userIds }) => ({ people: await presence.watched.watch(socket, userIds) }),
    'presence.unwatch': ({ userIds }) => {
      presence.watched.unwatch(socket, userIds);
      return {};
    },
    'presence.active': ({ idleMs }) => {
      presence.active(socket.data.actor.userId, idleMs);
      return {};
    },
    'typing.start': async (place) => {
      await typing.start(socket, place);
      presence.active(socket.data.actor.userId);
      return {};
    },
  };
}

/** R-CONN-6: the first frame. */
function greet(socket: LiveSocket, version: string): void {
  const { actor, workspaceId } = socket.data;
  socket.emit('connection.ack', {
    connectionId: socket.id,
    userId: actor.userId,
    workspaceId,
    limits: { ...limits },
    protocol: { version: protocolVersion, floor: protocolFloor },
    heartbeat,
    server: { version },
  });
}
