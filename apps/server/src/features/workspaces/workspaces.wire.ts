import type { Invite, Member, Workspace, WorkspaceRole } from '@parley/protocol';

export interface WorkspaceRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly createdAt: Date;
}

export interface MemberRow {
  readonly userId: string;
  readonly displayName: string;
  readonly title: string;
  readonly role: WorkspaceRole;
  readonly joinedAt: Date;
  readonly leftAt: Date | null;
  readonly version: number | bigint;
}

export interface InviteRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly maxUses: number | null;
  readonly uses: number;
  readonly revokedAt: Date | null;
}

export function workspaceFromRow({ id, slug, name, createdAt }: WorkspaceRow): Workspace {
  return { id, slug, name, createdAt: createdAt.toISOString() };
}

export function memberFromRow(row: MemberRow): Member {
  return {
    userId: row.userId,
    displayName: row.displayName,
    title: row.title,
    role: row.role,
    joinedAt: row.joinedAt.toISOString(),
    leftAt: row.leftAt?.toISOString() ?? null,
    version: Number(row.version),
  };
}

export function inviteFromRow(row: InviteRow): Invite {
  return {
    id: row.id,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    maxUses: row.maxUses,
    uses: row.uses,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
