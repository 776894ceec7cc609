import type { Channel, ChannelKind, Timestamp, UserId } from '@parley/protocol';

/** A row of `channel`, read with `channelColumns`. */
export interface ChannelRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: ChannelKind;
  readonly name: string | null;
  readonly topic: string;
  readonly directKey: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
  readonly version: number | bigint;
}

export function channelFromRow(row: ChannelRow): Channel {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    kind: row.kind,
    name: row.name,
    topic: row.topic,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    archivedAt: timestampOf(row.archivedAt),
    memberIds: row.directKey === null ? null : peopleOf(row.directKey),
    version: Number(row.version),
  };
}

export function timestampOf(date: Date | null): Timestamp | null {
  return date?.toISOString() ?? null;
}

/** The people of a direct conversation as one value: the same people never have two. */
export function directKeyOf(people: Iterable<UserId>): string {
  return [...new Set(people)].sort().join(',');
}

export function peopleOf(directKey: string): UserId[] {
  return directKey.split(',');
}
