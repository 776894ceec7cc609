import { limits, type Presence, presenceUpdated, type UserId } from '@parley/protocol';
import type { LastSeen, PresenceAccess } from '../platform/access.js';
import { DomainError } from '../platform/domain-error.js';
import type { LiveServer, LiveSocket } from './live-server.js';
import type { PresenceStore } from './presence-store.js';
import type { PresentPeople } from './present-people.js';

export interface WatchedPeopleParts {
  readonly io: LiveServer;
  readonly store: PresenceStore;
  readonly people: Pick<PresentPeople, 'activeAt'>;
  readonly access: Pick<PresenceAccess, 'membersAmong'>;
  readonly lastSeen: Pick<LastSeen, 'read'>;
  /** Resolves when rooms joined before the call get what other nodes send, or when that cannot be known in time. */
  readonly roomsReady: () => Promise<void>;
  readonly now: () => number;
  readonly awayAfterMs: number;
  /** How long what was last known of another node's people stands while the store does not answer. */
  readonly unsureMs: number;
  readonly onFault: (error: unknown) => void;
}

/** The people somebody on this node looks at. A person is a room: what changes is told once, where anybody is in it. */
export interface WatchedPeople {
  /** How those of them are who belong to the connection's workspace. @throws DomainError `limit_reached`. */
  watch(socket: LiveSocket, userIds: readonly UserId[]): Promise<Presence[]>;
  unwatch(socket: LiveSocket, userIds: readonly UserId[]): void;
  /** Tells everybody who looks, on every node; `lastActiveAt` of those who left. */
  announce(changed: ReadonlyMap<UserId, number>): Promise<void>;
  /** Another node told the connections of this one. */
  heard(presence: Presence): void;
  /** Nobody here looks at them any more. */
  emptied(room: string): void;
  /** Reads all of them anew and tells what has changed unnoticed, as when another node died. */
  readAgain(): Promise<void>;
  /** Tells connections that may have missed a change how all are whom they watch, once they are quiet. */
  repair(): void;
  /** They left a workspace: nobody in it may look at them any more. */
  forbid(userId: UserId, workspaceId: string): void;
  /** Ends what is not allowed any more, for when a notice was missed. */
  checkAgain(): Promise<void>;
}

const prefix = 'presence:';
const roomOf = (userId: UserId) => `${prefix}${userId}`;
const isRoom = (room: string) => room.startsWith(prefix);

interface Shown {
  readonly presence: Presence;
  /** When they were last active as far as known here, epoch ms; 0: not known. */
  readonly activeAt: number;
}

export function createWatchedPeople(parts: WatchedPeopleParts): WatchedPeople {
  const { io, store, people, access, now } = parts;
  const { rooms } = io.of('/').adapter;
  const shown = new Map<UserId, Shown>();
  let readAt = now();

  const isWatchedHere = (userId: UserId) => rooms.has(roomOf(userId));

  function socketsOf(userId: UserId): LiveSocket[] {
    const { sockets } = io.of('/');
    return [...(rooms.get(roomOf(userId)) ?? [])].flatMap((id) => sockets.get(id) ?? []);
  }

  /** Undefined where the store does not answer. */
  async function readStore(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, number> | undefined> {
    try {
      const found = await store.read(userIds);
      readAt = now();
      return found;
    } catch (error) {
      parts.onFault(error);
      return undefined;
    }
  }

  /** How they are, as far as can be known here. `lastActiveAt`: what is known beside that. */
  async function look(
    userIds: readonly UserId[],
    lastActiveAt: ReadonlyMap<UserId, number> = new Map(),
  ): Promise<Map<UserId, Shown>> {
    const before = new Map(userIds.map((userId) => [userId, shown.get(userId)]));
    const there = await readStore(userIds);
    const isBlind = there === undefined;
    const isUnsure = isBlind && now() - readAt > parts.unsureMs;
    const found = new Map<UserId, Shown>();
    const absent: UserId[] = [];
    for (const userId of userIds) {
      const last = shown.get(userId);
      const here = people.activeAt(userId);
      const elsewhere = there?.get(userId);
      // What was told while we were reading is newer than what we read.
      if (last && last !== before.get(userId)) found.set(userId, last);
      else if (here !== undefined || elsewhere !== undefined)
        found.set(userId, present(userId, Math.max(here ?? 0, elsewhere ?? 0)));
      else if (isBlind && store.isShared)
        found.set(userId, last && !isUnsure ? last : absence(userId, 'unknown', 0));
      else absent.push(userId);
    }
    for (const [userId, seenAt] of await seenOf(absent, lastActiveAt))
      found.set(userId, absence(userId, 'offline', seenAt));
    return found;
  }

  /** The database is asked only for those nothing is known of. */
  async function seenOf(
    absent: readonly UserId[],
    lastActiveAt: ReadonlyMap<UserId, number>,
  ): Promise<Map<UserId, number>> {
    const seen = new Map(
      absent.map((userId) => [
        userId,
        Math.max(lastActiveAt.get(userId) ?? 0, shown.get(userId)?.activeAt ?? 0),
      ]),
    );
    const asked = absent.filter((userId) => seen.get(userId) === 0 && !shown.has(userId));
    if (asked.length === 0) return seen;
    for (const [userId, seenAt] of await parts.lastSeen.read(asked)) seen.set(userId, seenAt);
    return seen;
  }

  function present(userId: UserId, activeAt: number): Shown {
    const isOnline = now() - activeAt < parts.awayAfterMs;
    const presence: Presence = isOnline
      ? { userId, status: 'online', lastSeenAt: null }
      : { userId, status: 'away', lastSeenAt: timeOf(activeAt) };
    return { presence, activeAt };
  }

  /** Keeps what is shown, where somebody here looks. Whether it is another than before. */
  function show(next: Shown): boolean {
    const { userId } = next.presence;
    const last = shown.get(userId)?.presence;
    if (isWatchedHere(userId)) shown.set(userId, next);
    return last?.status !== next.presence.status || last.lastSeenAt !== next.presence.lastSeenAt;
  }

  function forbid(userId: UserId, workspaceId: string): void {
    for (const socket of socketsOf(userId))
      if (socket.data.workspaceId === workspaceId) void socket.leave(roomOf(userId));
  }

  const factOf = (presence: Presence) => [{ type: presenceUpdated.type, payload: { presence } }];

  return {
    watch: async (socket, userIds) => {
      const asked = [...new Set(userIds)];
      const allowed = await access.membersAmong(socket.data.workspaceId, asked);
      const joining = asked.filter((userId) => allowed.has(userId)).map(roomOf);
      if (!socket.connected) return [];
      const held = [...socket.rooms].filter(isRoom);
      if (new Set([...held, ...joining]).size > limits.watchedPeoplePerConnection)
        throw new DomainError('limit_reached', { limit: 'watchedPeoplePerConnection' });
      if (joining.length === 0) return [];
      // Joined first and read afterwards, so that no change falls between.
      void socket.join(joining);
      await parts.roomsReady();
      const found = await look([...allowed]);
      for (const one of found.values()) show(one);
      return [...found.values()].map(({ presence }) => presence);
    },
    unwatch: (socket, userIds) => {
      for (const userId of userIds) void socket.leave(roomOf(userId));
    },
    announce: async (changed) => {
      const told = [...changed.keys()].filter((userId) => store.isShared || isWatchedHere(userId));
      if (told.length === 0) return;
      for (const one of (await look(told, changed)).values()) {
        show(one);
        io.to(roomOf(one.presence.userId)).volatile.emit('transient.events', factOf(one.presence));
      }
    },
    heard: (presence) => {
      if (!isWatchedHere(presence.userId)) return;
      const seenAt = presence.lastSeenAt === null ? 0 : Date.parse(presence.lastSeenAt);
      shown.set(presence.userId, { presence, activeAt: presence.status === 'online' ? now() : seenAt });
    },
    emptied: (room) => {
      if (isRoom(room)) shown.delete(room.slice(prefix.length));
    },
    readAgain: async () => {
      for (const one of (await look([...shown.keys()])).values()) {
        const { userId } = one.presence;
        if (!isWatchedHere(userId) || !show(one)) continue;
        io.local.to(roomOf(userId)).volatile.emit('transient.events', factOf(one.presence));
      }
    },
    repair: () => {
      for (const socket of io.of('/').sockets.values()) {
        if (!socket.data.mayHaveMissed || !isQuiet(socket)) continue;
        socket.data.mayHaveMissed = false;
        const facts = [...socket.rooms]
          .filter(isRoom)
          .flatMap((room) => shown.get(room.slice(prefix.length)) ?? [])
          .flatMap(({ presence }) => factOf(presence));
        if (facts.length > 0) socket.emit('transient.events', facts);
      }
    },
    forbid,
    checkAgain: async () => {
      const byWorkspace = new Map<string, Set<UserId>>();
      for (const userId of shown.keys()) {
        for (const { data } of socketsOf(userId)) {
          const watched = byWorkspace.get(data.workspaceId) ?? new Set();
          byWorkspace.set(data.workspaceId, watched.add(userId));
        }
      }
      for (const [workspaceId, watched] of byWorkspace) {
        const allowed = await access.membersAmong(workspaceId, [...watched]);
        for (const userId of watched) if (!allowed.has(userId)) forbid(userId, workspaceId);
      }
    },
  };
}

/** Nothing waits to be sent to it. */
function isQuiet({ conn }: LiveSocket): boolean {
  return (conn as unknown as { writeBuffer: readonly unknown[] }).writeBuffer.length === 0;
}

const timeOf = (at: number) => (at > 0 ? new Date(at).toISOString() : null);

function absence(userId: UserId, status: 'offline' | 'unknown', seenAt: number): Shown {
  return { presence: { userId, status, lastSeenAt: timeOf(seenAt) }, activeAt: seenAt };
}
