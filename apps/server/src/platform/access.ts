import type { ChannelId, EventType, StreamName, UserId, WorkspaceId } from '@parley/protocol';
import type { Actor } from './handlers.js';

/** What the edges ask of the slices. Each face is implemented by one slice and handed in by compose.ts. */

export interface SessionReader {
  /** Who sends these headers; null without a valid session. */
  read(headers: Headers): Promise<{ readonly actor: Actor } | null>;
  /** Those of the given sessions that are neither ended nor run out, read from the database and not from a cache. */
  alive(sessionIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Calls the listener with the id of each session that ends on this node. */
  onRevoked(listener: (sessionId: string) => void): void;
  /** Another node has ended the session: it is read afresh from now on. */
  forget(sessionId: string): void;
}

export interface StreamAccess {
  /** Those of the given streams that the actor may read now; one query. */
  check(actor: Actor, streams: readonly StreamName[]): Promise<ReadonlySet<StreamName>>;
}

/** Those of the people who are connected to any node, and how; null when it cannot be told soon enough. */
export type WhoIsThere = (
  userIds: readonly UserId[],
) => Promise<ReadonlyMap<UserId, 'online' | 'away'> | null>;

/** What presence and typing ask. */
export interface PresenceAccess {
  /** Those of the people who belong to the workspace now; one query. */
  membersAmong(workspaceId: WorkspaceId, userIds: readonly UserId[]): Promise<ReadonlySet<UserId>>;
  /** @throws DomainError when the actor may not write to the channel. */
  permitTyping(actor: Actor, channelId: ChannelId): Promise<void>;
}

/** When people were last active, kept beyond their connections; epoch ms. */
export interface LastSeen {
  /** People never seen are not in the answer. */
  read(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, number>>;
  /** Keeps the later of two times. */
  record(seen: ReadonlyMap<UserId, number>): Promise<void>;
}

/**
 * Gives log rows that hold only a reference their payload: from the ids of entities to payloads as of now. An id
 * left out of the answer makes the log unreadable there, and the reader takes a snapshot instead.
 */
export type EventHydrators = {
  readonly [T in EventType]?: (references: readonly string[]) => Promise<ReadonlyMap<string, unknown>>;
};
