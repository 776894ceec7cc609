import {
  type CloseReason,
  handshakeAuth,
  protocolFloor,
  protocolVersion,
  workspaceStream,
} from '@parley/protocol';
import type { SessionReader, StreamAccess } from '../platform/access.js';
import type { Logger } from '../platform/logger.js';
import type { Metrics } from '../platform/metrics.js';
import type { ConnectionGrant, ConnectionTokens } from './connection-token.js';
import type { Connections } from './connections.js';
import type { LiveSocket } from './live-server.js';

export interface HandshakeParts {
  readonly tokens: ConnectionTokens;
  readonly sessions: Pick<SessionReader, 'alive'>;
  readonly access: StreamAccess;
  readonly connections: Connections;
  readonly connectionsPerPerson: number;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly isDraining: () => boolean;
}

type Next = (error?: Error & { data?: unknown }) => void;

/** Lets a connection in, or refuses it with a close reason in `connect_error.data.code` (R-CONN-5). Never throws. */
export function createHandshake(parts: HandshakeParts): (socket: LiveSocket, next: Next) => void {
  return (socket, next) => {
    admit(socket.handshake.auth, parts)
      .catch((error: unknown): CloseReason => {
        parts.log.warn({ err: error }, 'A connection could not be checked');
        return 'unavailable';
      })
      .then((outcome) => {
        parts.metrics.connects.inc({ outcome: typeof outcome === 'string' ? outcome : 'accepted' });
        if (typeof outcome === 'string')
          return next(Object.assign(new Error(outcome), { data: { code: outcome } }));
        socket.data = { ...outcome, revocations: 0 };
        next();
      })
      .catch((error: unknown) => parts.log.error({ err: error }, 'A connection could not be set up'));
  };
}

async function admit(auth: unknown, parts: HandshakeParts): Promise<ConnectionGrant | CloseReason> {
  if (parts.isDraining()) return 'server_draining';
  const parsed = handshakeAuth.safeParse(auth);
  if (!parsed.success) return 'token_invalid';
  const { token, protocol } = parsed.data;
  if (protocol < protocolFloor || protocol > protocolVersion) return 'protocol_unsupported';
  const grant = await parts.tokens.verify(token);
  if (typeof grant === 'string') return grant;
  const { actor, workspaceId } = grant;
  if (parts.connections.ofUser(actor.userId).size >= parts.connectionsPerPerson)
    return 'too_many_connections';
  const stream = workspaceStream(workspaceId);
  const [alive, allowed] = await Promise.all([
    parts.sessions.alive([actor.sessionId]),
    parts.access.check(actor, [stream]),
  ]);
  if (!alive.has(actor.sessionId)) return 'session_revoked';
  return allowed.has(stream) ? grant : 'workspace_access_revoked';
}
