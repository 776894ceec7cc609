import type { UserId } from '@parley/protocol';

/**
 * Who is connected to any node, and when each was last active: epoch ms, 0 where nothing is known of it. Those who are
 * not connected are not in it.
 */
export interface PresenceStore {
  /** Whether there are other nodes, whose people only the store knows of. */
  readonly isShared: boolean;
  /** This node's part in it; null: no longer connected here. */
  write(people: ReadonlyMap<UserId, number | null>): Promise<void>;
  read(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, number>>;
  /** Says that this node is there. Answers whether all of its people have to be written again. */
  renew(): Promise<boolean>;
  /** Whether a node has gone since it was last asked. */
  hasLostNode(): Promise<boolean>;
  /** This node stops: its people are gone unless they come to another one in a moment. */
  leave(): Promise<void>;
}

/** Of a node that is alone. */
export function memoryPresenceStore(): PresenceStore {
  const people = new Map<UserId, number>();
  return {
    isShared: false,
    write: async (changed) => {
      for (const [userId, activeAt] of changed) {
        if (activeAt === null) people.delete(userId);
        else people.set(userId, activeAt);
      }
    },
    read: async (userIds) =>
      new Map(
        userIds.flatMap((userId) => {
          const activeAt = people.get(userId);
          return activeAt === undefined ? [] : [[userId, activeAt] as const];
        }),
      ),
    renew: async () => false,
    hasLostNode: async () => false,
    leave: async () => people.clear(),
  };
}
