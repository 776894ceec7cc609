import type { UserId } from '@parley/protocol';
import type { Redis } from 'ioredis';
import type { PresenceStore } from './presence-store.js';

export interface PresenceRedisOptions {
  readonly redis: Redis;
  /** Of this run of this node: another run is another node. */
  readonly nodeId: string;
  /** How long a node that says nothing counts as there (R-PRES-2). */
  readonly leaseMs: number;
  /** How long the people of a node that stops have to come to another one. */
  readonly farewellMs: number;
}

/** Outlives any silence of a living node, which writes its people anew when its lease was lost. */
const personMs = 7 * 86_400_000;
/** Commands that go to Redis together, so that a large node does not hold up others. */
const pipelined = 1_000;

const personKey = (userId: UserId) => `parley:presence:${userId}`;
const nodeKey = (nodeId: string) => `parley:presence-node:${nodeId}`;
/** Every node with a lease, and those whose end nobody has noticed yet. */
const nodesKey = 'parley:presence-nodes';

/**
 * A hash per person, with a field per node that they are connected to, and a lease per node. A person is where the node
 * of a field still has its lease, so keeping everybody there costs one command per node, however many people it has;
 * and Redis alone decides when a lease is over, so the clocks of the nodes do not matter.
 */
export function redisPresenceStore({
  redis,
  nodeId,
  leaseMs,
  farewellMs,
}: PresenceRedisOptions): PresenceStore {
  /** Those that lived when they were last looked at. */
  let living: ReadonlySet<string> = new Set();

  async function goneAmong(nodeIds: readonly string[]): Promise<Set<string>> {
    if (nodeIds.length === 0) return new Set();
    const leases = await redis.mget(nodeIds.map(nodeKey));
    return new Set(nodeIds.filter((_, index) => leases[index] === null));
  }

  async function readSome(userIds: readonly UserId[]): Promise<[UserId, number][]> {
    const pipeline = redis.pipeline();
    for (const userId of userIds) pipeline.hgetall(personKey(userId));
    const fields = (await results(pipeline)) as Record<string, string>[];
    const gone = await goneAmong([...new Set(fields.flatMap((one) => Object.keys(one)))]);
    const left = redis.pipeline();
    const found = userIds.flatMap((userId, index): [UserId, number][] => {
      const here: number[] = [];
      for (const [node, activeAt] of Object.entries(fields[index] ?? {})) {
        if (gone.has(node)) left.hdel(personKey(userId), node);
        else here.push(Number(activeAt));
      }
      return here.length > 0 ? [[userId, Math.max(...here)]] : [];
    });
    if (left.length > 0) await left.exec();
    return found;
  }

  return {
    isShared: true,
    write: async (people) => {
      for (const some of chunks([...people])) {
        const pipeline = redis.pipeline();
        for (const [userId, activeAt] of some) {
          if (activeAt === null) pipeline.hdel(personKey(userId), nodeId);
          else pipeline.hset(personKey(userId), nodeId, activeAt).pexpire(personKey(userId), personMs);
        }
        await results(pipeline);
      }
    },
    read: async (userIds) => {
      const found = new Map<UserId, number>();
      for (const some of chunks(userIds)) {
        for (const [userId, activeAt] of await readSome(some)) found.set(userId, activeAt);
      }
      return found;
    },
    renew: async () => {
      const before = await redis.set(nodeKey(nodeId), '1', 'PX', leaseMs, 'GET');
      await redis.sadd(nodesKey, nodeId);
      return before === null;
    },
    // All nodes are looked at, not only those that people were read of: of some people one has only heard.
    hasLostNode: async () => {
      const known = new Set([...living, ...(await redis.smembers(nodesKey))]);
      const gone = await goneAmong([...known]);
      const hasLost = [...gone].some((node) => living.has(node));
      living = new Set([...known].filter((node) => !gone.has(node)));
      if (gone.size > 0) await redis.srem(nodesKey, ...gone);
      return hasLost;
    },
    leave: async () => void (await redis.pexpire(nodeKey(nodeId), farewellMs)),
  };
}

/** @throws the first error among the answers. */
async function results(pipeline: ReturnType<Redis['pipeline']>): Promise<unknown[]> {
  const answers = (await pipeline.exec()) ?? [];
  return answers.map(([error, result]) => {
    if (error) throw error;
    return result;
  });
}

function* chunks<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += pipelined) yield all.slice(from, from + pipelined);
}
