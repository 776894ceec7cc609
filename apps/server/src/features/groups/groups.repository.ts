import type { GroupId, UserId, WorkspaceId } from '@parley/protocol';
import { limits } from '@parley/protocol';
import { orTaken } from '../../platform/or-taken.js';
import { statement } from '../../platform/postgres.js';
import type { Prisma } from '../../platform/prisma-client/client.js';
import type { Queries } from '../../platform/queries.js';
import type { GroupRow } from './groups.wire.js';

const groupColumns = `id, workspace_id AS "workspaceId", name, member_ids AS "memberIds", created_by AS "createdBy",
  created_at AS "createdAt", deleted_at AS "deletedAt", version`;

/** The group, which nobody else can change until the transaction ends. */
export async function lockGroup(db: Prisma.TransactionClient, groupId: GroupId): Promise<GroupRow | null> {
  await db.$queryRaw`SELECT 1 FROM user_group WHERE id = ${groupId}::uuid FOR NO KEY UPDATE`;
  return db.userGroup.findUnique({ where: { id: groupId } });
}

/** How many of the given people belong to the workspace. */
export function countMembersAmong(
  db: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
  userIds: readonly UserId[],
): Promise<number> {
  return db.member.count({ where: { workspaceId, userId: { in: [...userIds] }, leftAt: null } });
}

export function countGroups(db: Prisma.TransactionClient, workspaceId: WorkspaceId): Promise<number> {
  return db.userGroup.count({ where: { workspaceId } });
}

export async function insertGroup(db: Prisma.TransactionClient, row: GroupRow): Promise<void> {
  await orTaken('name_taken', db.userGroup.create({ data: row }));
}

export function updateGroup(
  db: Prisma.TransactionClient,
  groupId: GroupId,
  change: { name?: string; memberIds?: UserId[]; deletedAt?: Date; version: number },
): Promise<GroupRow> {
  return orTaken('name_taken', db.userGroup.update({ where: { id: groupId }, data: change }));
}

const readGroups = statement<GroupRow>(
  'groups_of_workspace',
  `SELECT ${groupColumns} FROM user_group WHERE workspace_id = $1::uuid
   ORDER BY id LIMIT ${limits.groupsPerWorkspace}`,
);

/** Deleted ones included. */
export function findGroups(queries: Queries, workspaceId: WorkspaceId): Promise<GroupRow[]> {
  return queries.query(readGroups, [workspaceId]);
}

const readPeople = statement<{ userId: UserId }>(
  'groups_people',
  `SELECT DISTINCT cm.user_id AS "userId"
   FROM channel c
   JOIN user_group g ON g.id = ANY($1::uuid[]) AND g.workspace_id = c.workspace_id AND g.deleted_at IS NULL
   JOIN channel_member cm ON cm.channel_id = c.id AND cm.user_id = ANY(g.member_ids)
   WHERE c.id = $2::uuid
   ORDER BY 1`,
);

/** The people of these groups who belong to the channel; groups of another workspace have none there. */
export async function findPeople(
  queries: Queries,
  groupIds: readonly GroupId[],
  channelId: string,
): Promise<UserId[]> {
  return (await queries.query(readPeople, [groupIds, channelId])).map((row) => row.userId);
}
