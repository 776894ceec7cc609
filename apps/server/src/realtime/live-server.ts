import type { IncomingMessage } from 'node:http';
import type { ClientToServerEvents, ServerToClientEvents } from '@parley/protocol';
import { limits } from '@parley/protocol';
import { transports } from 'engine.io';
import { Server, type ServerOptions, type Socket } from 'socket.io';
import { WebSocketServer } from 'ws';
import type { OriginCheck } from '../http/origin.js';
import type { Actor } from '../platform/handlers.js';
import { SseTransport } from './sse-transport.js';

export interface SocketData {
  readonly actor: Actor;
  readonly workspaceId: string;
  /** Counts what was taken from this person, so that a subscribe under way notices that its answer is stale. */
  revocations: number;
  /** Passing facts were on their way while the connection was busy, or thinned. */
  mayHaveMissed?: boolean;
}

export type Revocation =
  | { readonly userId: string; readonly channelId: string }
  | { readonly userId: string; readonly workspaceId: string };

/** From node to node. */
export interface NodeEvents {
  'access.revoked': (revocation: Revocation) => void;
  'session.revoked': (sessionId: string) => void;
}

export type LiveServer = Server<ClientToServerEvents, ServerToClientEvents, NodeEvents, SocketData>;
export type LiveSocket = Socket<ClientToServerEvents, ServerToClientEvents, NodeEvents, SocketData>;

/** R-REC-5. */
export const heartbeat = { intervalMs: 25_000, timeoutMs: 10_000 } as const;
/** A connection that has not shown a good token by then is cut. */
const handshakeMs = 5_000;

// Engine.IO looks a transport up by its name among its own.
Object.assign(transports, { sse: SseTransport });
const ways = ['websocket', 'sse', 'polling'] as unknown as NonNullable<ServerOptions['transports']>;

export interface LiveServerParts {
  readonly isOwnOrigin: OriginCheck;
  /** Whether a connection may be begun; asked before anything is built for it. */
  readonly mayKnock: (request: IncomingMessage) => boolean;
  readonly adapter: NonNullable<ServerOptions['adapter']>;
}

export function createLiveServer(parts: LiveServerParts): LiveServer {
  return new Server({
    path: '/socket.io',
    transports: ways,
    // Which one when is for the client to decide, which sees what the network does to each.
    allowUpgrades: false,
    serveClient: false,
    adapter: parts.adapter,
    // Said here and not left to the engine's own version: see the override of ws in pnpm-workspace.yaml.
    wsEngine: WebSocketServer,
    perMessageDeflate: false,
    maxHttpBufferSize: limits.frameBytes,
    pingInterval: heartbeat.intervalMs,
    pingTimeout: heartbeat.timeoutMs,
    connectTimeout: handshakeMs,
    allowRequest: (request, decide) =>
      decide(null, parts.isOwnOrigin(request.headers) && parts.mayKnock(request)),
  });
}
