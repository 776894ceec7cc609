import type { UserId, WorkspaceId, WorkspaceRole } from '@parley/protocol';
import type { Prisma } from './prisma-client/client.js';

// Who belongs to a workspace is asked by every slice that keeps something there, inside its own transaction.

interface Place {
  readonly userId: UserId;
  readonly workspaceId: WorkspaceId;
}

/** Nobody else who asks for it can change what there may be only so much of until the transaction ends. */
export async function lockWorkspace(db: Prisma.TransactionClient, workspaceId: WorkspaceId): Promise<void> {
  await db.$queryRaw`SELECT 1 FROM workspace WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
}

/** Whether the person belongs to the workspace; they cannot be taken out of it before the transaction ends. */
export async function lockBelonging(
  db: Prisma.TransactionClient,
  { userId, workspaceId }: Place,
): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM member
    WHERE workspace_id = ${workspaceId}::uuid AND user_id = ${userId}::uuid AND left_at IS NULL FOR SHARE`;
  return rows.length > 0;
}

/** The person's role; null for those who do not belong to the workspace. */
export async function findRole(
  db: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<WorkspaceRole | null> {
  const row = await db.member.findUnique({
    where: { workspaceId_userId: { workspaceId, userId }, leftAt: null },
    select: { role: true },
  });
  return row?.role ?? null;
}
