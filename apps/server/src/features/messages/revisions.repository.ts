import { limits, type MessageId } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Prisma } from '../../platform/prisma-client/client.js';
import type { Queries } from '../../platform/queries.js';
import type { MessageRow } from './messages.wire.js';

export interface RevisionRow {
  readonly version: number | bigint;
  readonly text: string;
  readonly writtenAt: Date;
}

const readRevisions = statement<RevisionRow>(
  'messages_revisions',
  `SELECT version, text, written_at AS "writtenAt" FROM message_revision
   WHERE message_id = $1::uuid ORDER BY version LIMIT ${limits.revisionsPerMessage}`,
);

/** The earlier texts of a message, oldest first. */
export function findRevisions(queries: Queries, messageId: MessageId): Promise<RevisionRow[]> {
  return queries.query(readRevisions, [messageId]);
}

/** Keeps the text of a message that is locked and about to change; the oldest go when there are too many. */
export async function keepRevision(db: Prisma.TransactionClient, message: MessageRow): Promise<void> {
  const { id: messageId, version, text, editedAt, createdAt } = message;
  await db.messageRevision.create({ data: { messageId, version, text, writtenAt: editedAt ?? createdAt } });
  await db.$executeRaw`
    DELETE FROM message_revision WHERE message_id = ${messageId}::uuid AND version <= (
      SELECT version FROM message_revision WHERE message_id = ${messageId}::uuid
      ORDER BY version DESC OFFSET ${limits.revisionsPerMessage} LIMIT 1)`;
}

export async function deleteRevisions(db: Prisma.TransactionClient, messageId: MessageId): Promise<void> {
  await db.messageRevision.deleteMany({ where: { messageId } });
}
