import type { UserId } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Queries } from '../../platform/queries.js';

const readSeen = statement<{ userId: UserId; seenAt: Date }>(
  'presence_read',
  'SELECT user_id AS "userId", seen_at AS "seenAt" FROM last_seen WHERE user_id = ANY($1::uuid[])',
);

/** Epoch ms; people never seen are left out. */
export async function findSeen(
  queries: Queries,
  userIds: readonly UserId[],
): Promise<ReadonlyMap<UserId, number>> {
  const rows = await queries.query(readSeen, [userIds]);
  return new Map(rows.map(({ userId, seenAt }) => [userId, seenAt.getTime()]));
}

// In the order of ids, so that two nodes writing the same people cannot wait for each other; people whose account is
// gone are passed over, and of two times the later one stays.
const writeSeen = statement(
  'presence_record',
  `INSERT INTO last_seen (user_id, seen_at)
   SELECT seen.user_id, seen.seen_at
   FROM unnest($1::uuid[], $2::timestamptz[]) AS seen (user_id, seen_at)
   JOIN "user" u ON u.id = seen.user_id
   ORDER BY seen.user_id
   ON CONFLICT (user_id) DO UPDATE SET seen_at = EXCLUDED.seen_at WHERE last_seen.seen_at < EXCLUDED.seen_at`,
);

export async function recordSeen(queries: Queries, seen: ReadonlyMap<UserId, number>): Promise<void> {
  const times = [...seen.values()].map((at) => new Date(at));
  await queries.query(writeSeen, [[...seen.keys()], times]);
}
