import type { Message } from '@parley/protocol';

/** A row of `message`, read with `messageColumns`. */
export interface MessageRow {
  readonly id: string;
  readonly channelId: string;
  readonly sequence: number | bigint;
  readonly version: number | bigint;
  readonly authorId: string;
  readonly clientMessageId: string;
  readonly text: string;
  readonly mentions: string[];
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
}

export function messageFromRow(row: MessageRow): Message {
  return {
    id: row.id,
    channelId: row.channelId,
    sequence: Number(row.sequence),
    version: Number(row.version),
    authorId: row.authorId,
    clientMessageId: row.clientMessageId,
    text: row.text,
    mentions: row.mentions,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}
