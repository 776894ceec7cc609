import type { MessageId, Reaction, UserId } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Prisma } from '../../platform/prisma-client/client.js';
import type { Queries } from '../../platform/queries.js';

export interface ReactionKey {
  readonly messageId: MessageId;
  readonly userId: UserId;
  readonly emoji: string;
}

const readOne = statement<{ found: number }>(
  'reactions_one',
  'SELECT 1 AS found FROM reaction WHERE message_id = $1::uuid AND user_id = $2::uuid AND emoji = $3',
);

export async function hasReacted(
  queries: Queries,
  { messageId, userId, emoji }: ReactionKey,
): Promise<boolean> {
  return (await queries.query(readOne, [messageId, userId, emoji])).length > 0;
}

export async function insertReaction(
  db: Prisma.TransactionClient,
  key: ReactionKey,
  sequence: number,
): Promise<void> {
  await db.reaction.create({ data: { ...key, sequence } });
}

export async function deleteReaction(db: Prisma.TransactionClient, key: ReactionKey): Promise<void> {
  await db.reaction.deleteMany({ where: key });
}

const writeSummary = statement<never>(
  'reactions_summary',
  'UPDATE message SET reactions = $2::text::jsonb, version = $3 WHERE id = $1::uuid',
);

/** What is shown of a message's reactions, which is a change of the message. */
export async function updateSummary(
  queries: Queries,
  messageId: MessageId,
  { reactions, version }: { reactions: readonly Reaction[]; version: number },
): Promise<void> {
  const kept = reactions.length === 0 ? null : JSON.stringify(reactions);
  await queries.query(writeSummary, [messageId, kept, version]);
}

const readReactors = statement<{ userId: UserId; sequence: number | bigint }>(
  'reactions_people',
  `SELECT user_id AS "userId", sequence FROM reaction
   WHERE message_id = $1::uuid AND emoji = $2 AND sequence > $3 ORDER BY sequence LIMIT $4`,
);

/** Who reacted with the emoji after a place in their order. */
export function findReactors(
  queries: Queries,
  page: { messageId: MessageId; emoji: string; after: number; limit: number },
): Promise<{ userId: UserId; sequence: number | bigint }[]> {
  return queries.query(readReactors, [page.messageId, page.emoji, page.after, page.limit]);
}

const readOwn = statement<{ messageId: MessageId; emoji: string }>(
  'reactions_own',
  `SELECT message_id AS "messageId", emoji FROM reaction
   WHERE message_id = ANY($1::uuid[]) AND user_id = $2::uuid ORDER BY sequence`,
);

/** What one person reacted with. */
export function findOwnReactions(
  queries: Queries,
  messageIds: readonly MessageId[],
  userId: UserId,
): Promise<{ messageId: MessageId; emoji: string }[]> {
  return queries.query(readOwn, [messageIds, userId]);
}

export async function deleteAllReactions(db: Prisma.TransactionClient, messageId: MessageId): Promise<void> {
  await db.reaction.deleteMany({ where: { messageId } });
}
