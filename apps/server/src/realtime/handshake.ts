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
import { readInput } from '../platform/read-input.js';
import type { ConnectionGrant, ConnectionTokens } from './connection-token.js';
import type { Door } from './door.js';
import type { LiveSocket } from './live-server.js';

export interface HandshakeParts {
  readonly tokens: ConnectionTokens;
  readonly sessions: Pick<SessionReader, 'alive'>;
  readonly access: StreamAccess;
  readonly door: Pick<Door, 'mayShow' | 'enter' | 'entered' | 'leave'>;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly isDraining: () => boolean;
}

/** Handshakes that may be under way: the largest storm this is built for. More only come when the database is away. */
const mostUnderWay = 5_000;

type Next = (error?: Error & { data?: unknown }) => void;

/** Lets a connection in, or refuses it with a close reason in `connect_error.data.code` (R-CONN-5). Never throws. */
export function createHandshake(parts: HandshakeParts): (socket: LiveSocket, next: Next) => void {
  let underWay = 0;
  return (socket, next) => {
    underWay += 1;
    (underWay > mostUnderWay ? Promise.resolve('unavailable' as const) : admit(socket, parts))
      .catch((error: unknown): CloseReason => {
        parts.log.warn({ err: error }, 'A connection could not be checked');
        return 'unavailable';
      })
      .then((outcome) => {
        underWay -= 1;
        parts.metrics.connects.inc({ outcome: typeof outcome === 'string' ? outcome : 'accepted' });
        if (typeof outcome === 'string') {
          parts.door.leave(socket.conn);
          return next(Object.assign(new Error(outcome), { data: { code: outcome } }));
        }
        parts.door.entered(socket.conn);
        socket.data = { ...outcome, revocations: 0 };
        next();
      })
      .catch((error: unknown) => parts.log.error({ err: error }, 'A connection could not be set up'));
  };
}

async function admit(socket: LiveSocket, parts: HandshakeParts): Promise<ConnectionGrant | CloseReason> {
  const { door } = parts;
  if (parts.isDraining()) return 'server_draining';
  const barred = await door.mayShow(socket.conn);
  if (barred) return barred;
  const shown = readInput('auth', handshakeAuth, socket.handshake.auth);
  if (!shown.ok) return 'token_invalid';
  const { token, protocol } = shown.value;
  if (protocol < protocolFloor || protocol > protocolVersion) return 'protocol_unsupported';
  const grant = await parts.tokens.verify(token);
  if (typeof grant === 'string') return grant;
  const { actor, workspaceId } = grant;
  const full = door.enter(socket.conn, actor.userId);
  if (full) return full;
  const stream = workspaceStream(workspaceId);
  const [alive, allowed] = await Promise.all([
    parts.sessions.alive([actor.sessionId]),
    parts.access.check(actor, [stream]),
  ]);
  if (!alive.has(actor.sessionId)) return 'session_revoked';
  return allowed.has(stream) ? grant : 'workspace_access_revoked';
}
