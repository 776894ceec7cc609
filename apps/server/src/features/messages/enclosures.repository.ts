import { type ChannelId, channelStream, type MessageId } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Prisma } from '../../platform/prisma-client/client.js';
import type { Queries } from '../../platform/queries.js';
import type { MessageRow } from './messages.wire.js';
import type { NewReply } from './threads.repository.js';

/** Lines up all who write to the channel, until the transaction ends. */
export async function lockChannelStream(db: Prisma.TransactionClient, channelId: ChannelId): Promise<void> {
  await db.$queryRaw`SELECT 1 FROM stream WHERE name = ${channelStream(channelId)} FOR NO KEY UPDATE`;
}

/** A message of the main line. */
export type NewEnclosing = Omit<NewReply, 'threadRootId' | 'alsoInChannel'>;

export function insertEnclosing(db: Prisma.TransactionClient, message: NewEnclosing): Promise<MessageRow> {
  return db.message.create({ data: { ...message, version: message.sequence }, omit: { contentHash: true } });
}

const writeChecklist = statement<never>(
  'checklists_write',
  'UPDATE message SET checklist = $2::text::jsonb, version = $3 WHERE id = $1::uuid',
);

/** What is shown of a checklist, which is a change of its message. */
export async function updateChecklist(
  queries: Queries,
  { id, checklist, version }: Pick<MessageRow, 'id' | 'checklist' | 'version'>,
): Promise<void> {
  await queries.query(writeChecklist, [id, JSON.stringify(checklist), version]);
}

/** A message that is deleted keeps neither what it enclosed nor who voted. */
export async function deleteEnclosures(db: Prisma.TransactionClient, messageId: MessageId): Promise<void> {
  await db.pollVote.deleteMany({ where: { messageId } });
  await db.$executeRaw`
    UPDATE message SET poll = NULL, checklist = NULL
    WHERE id = ${messageId}::uuid AND (poll IS NOT NULL OR checklist IS NOT NULL)`;
}
