import type { UserId, WorkspaceId } from '@parley/protocol';
import { limits } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Prisma } from '../../platform/prisma-client/client.js';
import type { Queries } from '../../platform/queries.js';
import type { InviteRow, WorkspaceRow } from './workspaces.wire.js';

const inviteColumns = `i.id, i.workspace_id AS "workspaceId", i.created_by AS "createdBy",
  i.created_at AS "createdAt", i.expires_at AS "expiresAt", i.max_uses AS "maxUses", i.uses,
  i.revoked_at AS "revokedAt"`;

export async function insertInvite(
  db: Prisma.TransactionClient,
  row: InviteRow & { codeHash: string },
): Promise<void> {
  await db.invite.create({ data: row });
}

/** Invites that can still be used; those that have ended take no one's place. */
export async function countOpenInvites(
  db: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
  now: Date,
): Promise<number> {
  const [row] = await db.$queryRaw<{ open: number }[]>`
    SELECT count(*)::int AS open FROM invite
    WHERE workspace_id = ${workspaceId}::uuid AND revoked_at IS NULL
      AND (expires_at IS NULL OR expires_at > ${now}) AND (max_uses IS NULL OR uses < max_uses)`;
  return row?.open ?? 0;
}

/** The invite, which nobody else can use or withdraw until the transaction ends. */
export async function lockInvite(
  db: Prisma.TransactionClient,
  at: { id: string } | { codeHash: string },
): Promise<InviteRow | null> {
  const found = await db.invite.findUnique({ where: at, select: { id: true } });
  if (!found) return null;
  await db.$queryRaw`SELECT 1 FROM invite WHERE id = ${found.id}::uuid FOR UPDATE`;
  return db.invite.findUnique({ where: { id: found.id }, omit: { codeHash: true } });
}

export async function updateInvite(
  db: Prisma.TransactionClient,
  id: string,
  change: { uses?: number; revokedAt?: Date },
): Promise<InviteRow> {
  return db.invite.update({ where: { id }, data: change, omit: { codeHash: true } });
}

export async function revokeInvitesOf(
  db: Prisma.TransactionClient,
  { workspaceId, createdBy, now }: { workspaceId: WorkspaceId; createdBy: UserId; now: Date },
): Promise<void> {
  await db.invite.updateMany({
    where: { workspaceId, createdBy, revokedAt: null },
    data: { revokedAt: now },
  });
}

const readInvites = statement<InviteRow>(
  'workspaces_invites',
  `SELECT ${inviteColumns} FROM invite i
   WHERE i.workspace_id = $1::uuid AND ($2::uuid IS NULL OR i.created_by = $2::uuid)
   ORDER BY i.created_at DESC, i.id DESC LIMIT ${limits.invitesPerWorkspace}`,
);

/** Newest first; those of one maker, or all of them. */
export function findInvites(
  queries: Queries,
  workspaceId: WorkspaceId,
  createdBy: UserId | null,
): Promise<InviteRow[]> {
  return queries.query(readInvites, [workspaceId, createdBy]);
}

/** An invite as its link shows it to somebody who has not come in yet. */
export interface InvitedTo extends InviteRow {
  readonly workspace: WorkspaceRow;
  readonly invitedBy: string;
  readonly memberCount: number;
}

const readByCode = statement<InvitedTo>(
  'workspaces_invite_by_code',
  `SELECT ${inviteColumns}, maker.display_name AS "invitedBy",
          json_build_object('id', w.id, 'slug', w.slug, 'name', w.name) AS workspace,
          (SELECT count(*)::int FROM member WHERE workspace_id = w.id AND left_at IS NULL) AS "memberCount"
   FROM invite i
   JOIN workspace w ON w.id = i.workspace_id
   JOIN member maker ON maker.workspace_id = w.id AND maker.user_id = i.created_by
   WHERE i.code_hash = $1`,
);

export async function findByCode(queries: Queries, codeHash: string): Promise<InvitedTo | undefined> {
  const [row] = await queries.query(readByCode, [codeHash]);
  return row;
}
