import type { ChannelId, UserId, WorkspaceId, WorkspaceRole } from '@parley/protocol';
import { channelStream } from '@parley/protocol';
import { orTaken } from '../../platform/or-taken.js';
import { statement } from '../../platform/postgres.js';
import type { Prisma } from '../../platform/prisma-client/client.js';
import type { Queries } from '../../platform/queries.js';
import type { ChannelView } from './channels.policy.js';
import { type ChannelRow, channelFromRow } from './channels.wire.js';

/** Columns of a `channel` named c, as a ChannelRow. */
export const channelColumns = `c.id, c.workspace_id AS "workspaceId", c.kind::text AS kind, c.name, c.topic,
  c.direct_key AS "directKey", c.created_by AS "createdBy", c.created_at AS "createdAt",
  c.archived_at AS "archivedAt", c.version`;

/** A channel with the head of its stream, read before or together with anything else about it. */
export interface ChannelAtHead extends ChannelView {
  readonly head: number;
}

const readView = statement<
  ChannelRow & { role: WorkspaceRole | null; isMember: boolean; head: number | bigint }
>(
  'channels_view',
  `SELECT ${channelColumns}, m.role::text AS role, cm.user_id IS NOT NULL AS "isMember",
          coalesce(s.head, 0) AS head
   FROM channel c
   LEFT JOIN member m ON m.workspace_id = c.workspace_id AND m.user_id = $2::uuid AND m.left_at IS NULL
   LEFT JOIN channel_member cm ON cm.channel_id = c.id AND cm.user_id = $2::uuid
   LEFT JOIN stream s ON s.name = 'channel:' || c.id
   WHERE c.id = $1::uuid`,
);

/** The channel as this person stands to it, whether they may see it or not; undefined when there is none. */
export async function findView(
  queries: Queries,
  { channelId, userId }: { channelId: ChannelId; userId: UserId },
): Promise<ChannelAtHead | undefined> {
  const [row] = await queries.query(readView, [channelId, userId]);
  if (!row) return undefined;
  const { role, isMember, head } = row;
  return { channel: channelFromRow(row), userId, role, isMember, head: Number(head) };
}

// Locks are taken in one order everywhere, which is what rules out deadlocks: workspace, members by id, channels by
// id, memberships, messages, counters of streams. Each is a statement of its own, so that what is read next is as of the lock.

/** Those of the given people who belong to the workspace; they cannot be removed until the transaction ends. */
export async function lockMembers(
  db: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
  userIds: readonly UserId[],
): Promise<ReadonlyMap<UserId, WorkspaceRole>> {
  const rows = await db.$queryRaw<{ userId: UserId; role: WorkspaceRole }[]>`
    SELECT user_id AS "userId", role::text AS role FROM member
    WHERE workspace_id = ${workspaceId}::uuid AND user_id = ANY(${userIds}::uuid[]) AND left_at IS NULL
    ORDER BY user_id FOR NO KEY UPDATE`;
  return new Map(rows.map((row) => [row.userId, row.role]));
}

/** Nobody else can change these channels or who belongs to them until the transaction ends. */
export async function lockChannels(
  db: Prisma.TransactionClient,
  channelIds: readonly ChannelId[],
): Promise<void> {
  await db.$queryRaw`
    SELECT 1 FROM channel WHERE id = ANY(${channelIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/** Nothing can be written to the channel's stream until the transaction ends. */
export async function lockStreamOf(db: Prisma.TransactionClient, channelId: ChannelId): Promise<void> {
  await db.$queryRaw`SELECT 1 FROM stream WHERE name = ${channelStream(channelId)} FOR NO KEY UPDATE`;
}

export async function insertChannel(
  db: Prisma.TransactionClient,
  row: ChannelRow & { version: number },
): Promise<void> {
  await orTaken('name_taken', db.channel.create({ data: row }));
}

export async function updateChannel(
  db: Prisma.TransactionClient,
  channelId: ChannelId,
  change: { name?: string; topic?: string; archivedAt?: Date | null; version: number },
): Promise<ChannelRow> {
  return orTaken('name_taken', db.channel.update({ where: { id: channelId }, data: change }));
}

export async function findDirect(
  db: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
  directKey: string,
): Promise<ChannelRow | null> {
  return db.channel.findUnique({ where: { workspaceId_directKey: { workspaceId, directKey } } });
}

/** Where newcomers to the workspace begin: its oldest open public channel, #general unless it was renamed. */
export async function findFirstChannel(
  db: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
): Promise<ChannelRow | null> {
  return db.channel.findFirst({
    where: { workspaceId, kind: 'public', archivedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

/** The direct conversations a person has part in, whether or not they belong to the workspace at the moment. */
export async function findDirectsOf(
  db: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<ChannelRow[]> {
  return db.channel.findMany({
    where: { workspaceId, kind: { in: ['dm', 'group'] }, directKey: { contains: userId } },
  });
}

export async function countChannels(db: Prisma.TransactionClient, workspaceId: WorkspaceId): Promise<number> {
  return db.channel.count({ where: { workspaceId, kind: { in: ['public', 'private'] } } });
}
