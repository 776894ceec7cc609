import { type CloseReason, parseStreamName, type StreamName } from '@parley/protocol';
import type { LiveSocket } from './live-server.js';

/** The live connections of this node, by person and by session. */
export interface Connections {
  add(socket: LiveSocket): void;
  remove(socket: LiveSocket): void;
  ofUser(userId: string): ReadonlySet<LiveSocket>;
  ofSession(sessionId: string): ReadonlySet<LiveSocket>;
  userIds(): string[];
  sessionIds(): string[];
  all(): Iterable<LiveSocket>;
}

const none: ReadonlySet<LiveSocket> = new Set();

export function createConnections(): Connections {
  const byUser = new Map<string, Set<LiveSocket>>();
  const bySession = new Map<string, Set<LiveSocket>>();
  return {
    add: (socket) => {
      put(byUser, socket.data.actor.userId, socket);
      put(bySession, socket.data.actor.sessionId, socket);
    },
    remove: (socket) => {
      take(byUser, socket.data.actor.userId, socket);
      take(bySession, socket.data.actor.sessionId, socket);
    },
    ofUser: (userId) => byUser.get(userId) ?? none,
    ofSession: (sessionId) => bySession.get(sessionId) ?? none,
    userIds: () => [...byUser.keys()],
    sessionIds: () => [...bySession.keys()],
    all: function* () {
      for (const sockets of byUser.values()) yield* sockets;
    },
  };
}

/** Tells the client why, then closes. */
export function closeSocket(socket: LiveSocket, code: CloseReason): void {
  socket.emit(code === 'session_revoked' ? 'auth.revoked' : 'connection.closing', { code });
  socket.disconnect(true);
}

/** The streams among a socket's rooms; others are its own id and the people it watches. */
export function subscribedStreams(socket: LiveSocket): StreamName[] {
  return [...socket.rooms].filter((room): room is StreamName => parseStreamName(room) !== undefined);
}

function put(index: Map<string, Set<LiveSocket>>, key: string, socket: LiveSocket): void {
  const sockets = index.get(key);
  if (sockets) sockets.add(socket);
  else index.set(key, new Set([socket]));
}

function take(index: Map<string, Set<LiveSocket>>, key: string, socket: LiveSocket): void {
  const sockets = index.get(key);
  sockets?.delete(socket);
  if (sockets?.size === 0) index.delete(key);
}
