import type { ChannelId, UserId, WorkspaceId } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Prisma } from '../../platform/prisma-client/client.js';
import type { Queries } from '../../platform/queries.js';

/** Those of the given people who belong to the channel. */
export async function membersAmong(
  db: Prisma.TransactionClient,
  channelId: ChannelId,
  userIds: readonly UserId[],
): Promise<ReadonlySet<UserId>> {
  const rows = await db.channelMember.findMany({
    where: { channelId, userId: { in: [...userIds] } },
    select: { userId: true },
  });
  return new Set(rows.map((row) => row.userId));
}

/** The person's channels in a workspace. */
export async function channelsOf(
  db: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<ChannelId[]> {
  const rows = await db.channelMember.findMany({
    where: { userId, channel: { workspaceId } },
    select: { channelId: true },
    orderBy: { channelId: 'asc' },
  });
  return rows.map((row) => row.channelId);
}

/** How many channels of the workspace the busiest of these people belongs to. */
export async function mostChannels(
  db: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
  userIds: readonly UserId[],
): Promise<number> {
  const groups = await db.channelMember.groupBy({
    by: ['userId'],
    where: { userId: { in: [...userIds] }, channel: { workspaceId } },
    _count: true,
  });
  return Math.max(0, ...groups.map((group) => group._count));
}

export async function insertMembers(
  db: Prisma.TransactionClient,
  rows: readonly {
    channelId: ChannelId;
    userId: UserId;
    joinedAt: Date;
    lastReadSequence: number;
    markerVersion: number;
  }[],
): Promise<void> {
  await db.channelMember.createMany({
    data: rows.map((row) => ({ ...row, joinedSequence: row.lastReadSequence })),
  });
}

/** The person's memberships: their read markers stand still until the transaction ends. */
export async function lockMemberships(
  db: Prisma.TransactionClient,
  userId: UserId,
  channelIds: readonly ChannelId[],
): Promise<void> {
  await db.$queryRaw`
    SELECT 1 FROM channel_member WHERE user_id = ${userId}::uuid AND channel_id = ANY(${channelIds}::uuid[])
    ORDER BY channel_id FOR UPDATE`;
}

export async function deleteMember(
  db: Prisma.TransactionClient,
  userId: UserId,
  channelIds: readonly ChannelId[],
): Promise<void> {
  await db.channelMember.deleteMany({ where: { userId, channelId: { in: [...channelIds] } } });
}

/** Where somebody's marker stands, and the head it can at most reach. Both positions are sequences. */
export interface Marker {
  readonly sequence: number;
  readonly version: number;
  readonly head: number;
}

/** Stands still until the transaction ends; undefined for those who do not belong to the channel. */
export async function lockMarker(
  db: Prisma.TransactionClient,
  at: { channelId: ChannelId; userId: UserId },
): Promise<Marker | undefined> {
  const [row] = await db.$queryRaw<{ sequence: bigint; version: bigint; head: bigint }[]>`
    SELECT cm.last_read_sequence AS sequence, cm.marker_version AS version,
           coalesce((SELECT head FROM stream WHERE name = 'channel:' || cm.channel_id), 0) AS head
    FROM channel_member cm
    WHERE cm.channel_id = ${at.channelId}::uuid AND cm.user_id = ${at.userId}::uuid
    FOR UPDATE`;
  return row && { sequence: Number(row.sequence), version: Number(row.version), head: Number(row.head) };
}

/** `version`: the sequence of the event that tells of it. */
export async function putMarker(
  db: Prisma.TransactionClient,
  at: { channelId: ChannelId; userId: UserId; sequence: number; version: number },
): Promise<void> {
  await db.channelMember.update({
    where: { channelId_userId: { channelId: at.channelId, userId: at.userId } },
    data: { lastReadSequence: at.sequence, markerVersion: at.version },
  });
}

/** When the newest message in the main line of a channel was written. */
export async function lastMessageAt(
  db: Prisma.TransactionClient,
  channelId: ChannelId,
): Promise<Date | null> {
  const row = await db.message.findFirst({
    where: { channelId, OR: [{ threadRootId: null }, { alsoInChannel: true }] },
    orderBy: { sequence: 'desc' },
    select: { createdAt: true },
  });
  return row?.createdAt ?? null;
}

const readMemberPage = statement<{ userId: UserId }>(
  'channels_members',
  `SELECT user_id AS "userId" FROM channel_member
   WHERE channel_id = $1::uuid AND user_id > $2::uuid ORDER BY user_id LIMIT $3`,
);
const beforeAll = '00000000-0000-0000-0000-000000000000';

/** Ids after the given one, ascending. */
export async function findMemberPage(
  queries: Queries,
  page: { channelId: ChannelId; after: UserId | undefined; limit: number },
): Promise<UserId[]> {
  const rows = await queries.query(readMemberPage, [page.channelId, page.after ?? beforeAll, page.limit]);
  return rows.map((row) => row.userId);
}

const readMemberCount = statement<{ total: number }>(
  'channels_member_count',
  'SELECT member_count AS total FROM channel WHERE id = $1::uuid',
);

export async function countMembers(queries: Queries, channelId: ChannelId): Promise<number> {
  const [row] = await queries.query(readMemberCount, [channelId]);
  return row?.total ?? 0;
}
