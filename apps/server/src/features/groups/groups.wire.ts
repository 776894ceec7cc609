import type { Group } from '@parley/protocol';

/** A row of `user_group`. */
export interface GroupRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly memberIds: string[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly deletedAt: Date | null;
  readonly version: number | bigint;
}

export function groupFromRow(row: GroupRow): Group {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    name: row.name,
    memberIds: row.memberIds,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
    version: Number(row.version),
  };
}
