import {
  type Invite,
  type Member,
  type MemberQuiet,
  type MemberStatus,
  memberQuiet,
  memberStatus,
  type Workspace,
  type WorkspaceRole,
} from '@parley/protocol';

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
  readonly pronouns: string;
  readonly timeZone: string;
  readonly avatarHue: number | null;
  readonly status: unknown;
  readonly quiet: unknown;
  readonly version: number | bigint;
}

/** What somebody who has just come has not said of themselves yet. */
export const blankProfile = {
  pronouns: '',
  timeZone: '',
  avatarHue: null,
  status: null,
  quiet: null,
} as const;

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
    ...(row.pronouns !== '' && { pronouns: row.pronouns }),
    ...(row.timeZone !== '' && { timeZone: row.timeZone }),
    ...(row.avatarHue !== null && { avatarHue: row.avatarHue }),
    ...(row.status !== null && { status: memberStatus.parse(row.status) satisfies MemberStatus }),
    ...(row.quiet !== null && { quiet: memberQuiet.parse(row.quiet) satisfies MemberQuiet }),
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
