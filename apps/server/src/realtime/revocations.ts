import {
  channelAccessRevoked,
  channelStream,
  type Envelope,
  parseStreamName,
  workspaceAccessRevoked,
  workspaceStream,
} from '@parley/protocol';
import type { SessionReader, StreamAccess } from '../platform/access.js';
import type { Logger } from '../platform/logger.js';
import { type Connections, closeSocket, subscribedStreams } from './connections.js';
import type { LiveServer, LiveSocket, Revocation } from './live-server.js';
import type { Subscriptions } from './subscriptions.js';
import type { WatchedPeople } from './watched-people.js';

export interface RevocationParts {
  readonly io: LiveServer;
  readonly connections: Connections;
  readonly access: StreamAccess;
  readonly sessions: Pick<SessionReader, 'alive' | 'onRevoked' | 'forget'>;
  readonly subscriptions: Pick<Subscriptions, 'restore'>;
  /** Nobody of the workspace may look at them any more. */
  readonly watched: Pick<WatchedPeople, 'forbid'>;
  readonly log: Logger;
  /** Whether there are other nodes to tell. */
  readonly isShared: boolean;
}

/** Takes live access away at once, on every node (G7). */
export interface Revocations {
  /** Looks at an event before it goes out; when it takes access away, later events do not reach the person. */
  observe(event: Envelope): void;
  /** Checks everything a person is subscribed to again: for when an event may have been missed. */
  recheckUser(userId: string): Promise<void>;
  /** Closes the connections of sessions that have ended unnoticed. */
  recheckSessions(): Promise<void>;
}

export function createRevocations(parts: RevocationParts): Revocations {
  const { io, connections, access, sessions, isShared } = parts;

  const apply = (revocation: Revocation) => {
    for (const socket of connections.ofUser(revocation.userId)) {
      socket.data.revocations += 1;
      if ('channelId' in revocation) {
        const stream = channelStream(revocation.channelId);
        if (!socket.rooms.has(stream)) continue;
        void socket.leave(stream);
        // Public channels stay readable for who does not belong to them, which only the database knows.
        inBackground(parts.subscriptions.restore(socket, stream));
        continue;
      }
      void socket.leave(workspaceStream(revocation.workspaceId));
      if (socket.data.workspaceId === revocation.workspaceId) closeSocket(socket, 'workspace_access_revoked');
    }
    // Public channels of the workspace were readable without belonging to them, so no event names them.
    if (!('workspaceId' in revocation)) return;
    inBackground(recheckUser(revocation.userId));
    parts.watched.forbid(revocation.userId, revocation.workspaceId);
  };
  const endSession = (sessionId: string) => {
    for (const socket of [...connections.ofSession(sessionId)]) closeSocket(socket, 'session_revoked');
  };

  async function recheckUser(userId: string): Promise<void> {
    for (const socket of [...connections.ofUser(userId)]) await recheckSocket(socket);
  }

  async function recheckSocket(socket: LiveSocket): Promise<void> {
    const { actor, workspaceId } = socket.data;
    const home = workspaceStream(workspaceId);
    const streams = subscribedStreams(socket);
    const allowed = await access.check(actor, [...streams, home]);
    for (const stream of streams) {
      if (allowed.has(stream)) continue;
      socket.data.revocations += 1;
      void socket.leave(stream);
    }
    if (!allowed.has(home)) closeSocket(socket, 'workspace_access_revoked');
  }

  function inBackground(work: Promise<void>): void {
    work.catch((error: unknown) => parts.log.warn({ err: error }, 'Access was not checked again'));
  }

  io.on('access.revoked', apply);
  io.on('session.revoked', (sessionId) => {
    sessions.forget(sessionId);
    endSession(sessionId);
  });
  sessions.onRevoked((sessionId) => {
    endSession(sessionId);
    if (isShared) io.serverSideEmit('session.revoked', sessionId);
  });

  return {
    observe: (event) => {
      const revocation = revocationOf(event);
      if (!revocation) return;
      apply(revocation);
      if (isShared) io.serverSideEmit('access.revoked', revocation);
    },
    recheckUser,
    recheckSessions: async () => {
      const ids = connections.sessionIds();
      if (ids.length === 0) return;
      const alive = await sessions.alive(ids);
      for (const sessionId of ids) if (!alive.has(sessionId)) endSession(sessionId);
    },
  };
}

function revocationOf(event: Envelope): Revocation | undefined {
  if (event.type !== channelAccessRevoked.type && event.type !== workspaceAccessRevoked.type)
    return undefined;
  const target = parseStreamName(event.stream);
  if (target?.kind !== 'user') return undefined;
  if (event.type === workspaceAccessRevoked.type) {
    const { workspaceId } = workspaceAccessRevoked.payload.parse(event.payload);
    return { userId: target.id, workspaceId };
  }
  const { channelId } = channelAccessRevoked.payload.parse(event.payload);
  return { userId: target.id, channelId };
}
