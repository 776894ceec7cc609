import type { Draft, ErrorCode, Reminder, SavedMessage, ScheduledMessage } from '@parley/protocol';

/** Sequences and versions are `bigint` where Prisma read the row. */
type Row<Entity, Times extends keyof Entity> = Omit<Entity, Times | 'version'> &
  Readonly<Record<Times, Date>> & { readonly version: number | bigint };

export type SavedRow = Omit<Row<SavedMessage, 'savedAt'>, 'sequence'> & {
  readonly sequence: number | bigint;
};

/** `placeId`: the root of the thread, or the channel. */
export type DraftRow = Omit<Row<Draft, 'updatedAt'>, 'threadRootId'> & { readonly placeId: string };

export type ReminderRow = Omit<Row<Reminder, 'dueAt' | 'createdAt'>, 'about'> & {
  readonly messageId: string | null;
  readonly channelId: string | null;
  readonly sequence: number | bigint | null;
};

export type ScheduledRow = Omit<
  Row<ScheduledMessage, 'sendAt' | 'createdAt'>,
  'failure' | 'threadRootId' | 'alsoInChannel'
> & {
  readonly threadRootId: string | null;
  readonly alsoInChannel: boolean | null;
  readonly failure: string | null;
};

export function savedFromRow(row: SavedRow): SavedMessage {
  return {
    workspaceId: row.workspaceId,
    channelId: row.channelId,
    messageId: row.messageId,
    sequence: Number(row.sequence),
    state: row.state,
    savedAt: row.savedAt.toISOString(),
    version: Number(row.version),
  };
}

export function draftFromRow(row: DraftRow): Draft {
  return {
    workspaceId: row.workspaceId,
    channelId: row.channelId,
    ...(row.placeId !== row.channelId && { threadRootId: row.placeId }),
    text: row.text,
    updatedAt: row.updatedAt.toISOString(),
    version: Number(row.version),
  };
}

export function reminderFromRow(row: ReminderRow): Reminder {
  const { messageId, channelId, sequence } = row;
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    about:
      messageId !== null && channelId !== null && sequence !== null
        ? { messageId, channelId, sequence: Number(sequence) }
        : null,
    text: row.text,
    dueAt: row.dueAt.toISOString(),
    timeZone: row.timeZone,
    state: row.state,
    createdAt: row.createdAt.toISOString(),
    version: Number(row.version),
  };
}

export function scheduledFromRow(row: ScheduledRow): ScheduledMessage {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    channelId: row.channelId,
    ...(row.threadRootId !== null && { threadRootId: row.threadRootId }),
    ...(row.alsoInChannel && { alsoInChannel: true as const }),
    text: row.text,
    sendAt: row.sendAt.toISOString(),
    timeZone: row.timeZone,
    state: row.state,
    failure: row.failure as ErrorCode | null,
    createdAt: row.createdAt.toISOString(),
    version: Number(row.version),
  };
}
