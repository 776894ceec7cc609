import type { StreamHead, StreamName, UserId, WorkspaceId, WorkspaceRole } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import { Prisma } from '../../platform/prisma-client/client.js';
import type { Queries } from '../../platform/queries.js';
import type { MemberRow, WorkspaceRow } from './workspaces.wire.js';

const workspaceColumns = 'w.id, w.slug, w.name, w.created_at AS "createdAt"';

const readAny = statement<{ isSetUp: boolean }>(
  'workspaces_any',
  'SELECT EXISTS (SELECT FROM workspace) AS "isSetUp"',
);

export async function hasWorkspace(queries: Queries): Promise<boolean> {
  const [row] = await queries.query(readAny, []);
  return row?.isSetUp ?? false;
}

/** One workspace is founded at a time: the first on the server is found to be so, and slugs are found to be free. */
export async function lockFounding(db: Prisma.TransactionClient): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('parley: founding', 0))`;
}

export function countOwned(db: Prisma.TransactionClient, userId: UserId): Promise<number> {
  return db.member.count({ where: { userId, role: 'owner', leftAt: null } });
}

export async function findSlugsLike(
  db: Prisma.TransactionClient,
  slug: string,
): Promise<ReadonlySet<string>> {
  const rows = await db.workspace.findMany({
    where: { slug: { startsWith: slug.slice(0, 2) } },
    select: { slug: true },
  });
  return new Set(rows.map((row) => row.slug));
}

export async function insertWorkspace(db: Prisma.TransactionClient, row: WorkspaceRow): Promise<void> {
  await db.workspace.create({ data: row });
}

const readOwn = statement<WorkspaceRow & { role: WorkspaceRole }>(
  'workspaces_own',
  `SELECT ${workspaceColumns}, m.role::text AS role
   FROM member m JOIN workspace w ON w.id = m.workspace_id
   WHERE m.user_id = $1::uuid AND m.left_at IS NULL ORDER BY w.name, w.id`,
);

/** The workspaces a person belongs to, by name, with their role. */
export function findWorkspacesOf(queries: Queries, userId: UserId) {
  return queries.query(readOwn, [userId]);
}

const readAsMember = statement<WorkspaceRow & { role: WorkspaceRole }>(
  'workspaces_as_member',
  `SELECT ${workspaceColumns}, m.role::text AS role
   FROM workspace w JOIN member m ON m.workspace_id = w.id AND m.user_id = $3::uuid AND m.left_at IS NULL
   WHERE w.id = $1::uuid OR w.slug = $2`,
);

/** Named by id or slug; undefined for those who do not belong to it. */
export async function findAsMember(
  queries: Queries,
  named: { id: WorkspaceId } | { slug: string },
  userId: UserId,
): Promise<(WorkspaceRow & { role: WorkspaceRole }) | undefined> {
  const [id, slug] = 'id' in named ? [named.id, null] : [null, named.slug];
  const [row] = await queries.query(readAsMember, [id, slug, userId]);
  return row;
}

const readMembers = statement<MemberRow>(
  'workspaces_members',
  `SELECT user_id AS "userId", display_name AS "displayName", title, role::text AS role,
          joined_at AS "joinedAt", left_at AS "leftAt", pronouns, time_zone AS "timeZone",
          avatar_hue AS "avatarHue", status, quiet, version
   FROM member WHERE workspace_id = $1::uuid ORDER BY user_id`,
);

/** Those who left included. */
export function findMembers(queries: Queries, workspaceId: WorkspaceId): Promise<MemberRow[]> {
  return queries.query(readMembers, [workspaceId]);
}

const readMemberIds = statement<{ userId: UserId }>(
  'workspaces_member_ids',
  'SELECT user_id AS "userId" FROM member WHERE workspace_id = $1::uuid AND left_at IS NULL',
);

/** Those who belong to it now. */
export async function findMemberIds(queries: Queries, workspaceId: WorkspaceId): Promise<UserId[]> {
  return (await queries.query(readMemberIds, [workspaceId])).map(({ userId }) => userId);
}

const readMembersAmong = statement<{ userId: UserId }>(
  'workspaces_members_among',
  `SELECT user_id AS "userId" FROM member
   WHERE workspace_id = $1::uuid AND user_id = ANY($2::uuid[]) AND left_at IS NULL`,
);

/** Those of the people who belong to the workspace now. */
export async function findMembersAmong(
  queries: Queries,
  workspaceId: WorkspaceId,
  userIds: readonly UserId[],
): Promise<ReadonlySet<UserId>> {
  const rows = await queries.query(readMembersAmong, [workspaceId, userIds]);
  return new Set(rows.map(({ userId }) => userId));
}

/** The row of one person, which nobody else can change until the transaction ends; also of one who left. */
export async function lockMember(
  db: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<MemberRow | undefined> {
  await db.$queryRaw`
    SELECT 1 FROM member WHERE workspace_id = ${workspaceId}::uuid AND user_id = ${userId}::uuid
    FOR NO KEY UPDATE`;
  const at = { workspaceId_userId: { workspaceId, userId } };
  return (await db.member.findUnique({ where: at })) ?? undefined;
}

/** Those who left count too: they are listed with the others. */
export async function countMembers(db: Prisma.TransactionClient, workspaceId: WorkspaceId): Promise<number> {
  return db.member.count({ where: { workspaceId } });
}

export async function saveMember(
  db: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
  row: MemberRow,
): Promise<void> {
  const { userId } = row;
  const data = { ...row, status: jsonOf(row.status), quiet: jsonOf(row.quiet) };
  await db.member.upsert({
    where: { workspaceId_userId: { workspaceId, userId } },
    create: { ...data, workspaceId },
    update: data,
  });
}

const jsonOf = (value: unknown) => (value === null ? Prisma.DbNull : (value as Prisma.InputJsonObject));

const readHead = statement<StreamHead>(
  'workspaces_head',
  'SELECT name AS stream, head FROM stream WHERE name = $1',
);

export async function findHead(queries: Queries, stream: StreamName): Promise<number> {
  const [row] = await queries.query(readHead, [stream]);
  return row?.head ?? 0;
}

const readHeads = statement<StreamHead>(
  'workspaces_heads',
  `SELECT wanted.name AS stream, coalesce(s.head, 0) AS head
   FROM (
     VALUES ('workspace:' || $1), ('user:' || $2)
     UNION ALL
     SELECT 'channel:' || c.id FROM channel_member cm JOIN channel c ON c.id = cm.channel_id
     WHERE cm.user_id = $2::text::uuid AND c.workspace_id = $1::text::uuid
   ) wanted (name)
   LEFT JOIN stream s ON s.name = wanted.name`,
);

/** Every stream of a person in a workspace: its own, theirs, and those of the channels they belong to. */
export function findHeads(queries: Queries, workspaceId: WorkspaceId, userId: UserId): Promise<StreamHead[]> {
  return queries.query(readHeads, [workspaceId, userId]);
}
