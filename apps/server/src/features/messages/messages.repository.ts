import { type Channel, type ChannelId, type MessageId, messageCreated, type UserId } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Prisma } from '../../platform/prisma-client/client.js';
import type { Queries } from '../../platform/queries.js';
import type { MessageRow } from './messages.wire.js';

/** Columns of a `message`, as a MessageRow. */
export const messageColumns = `id, channel_id AS "channelId", sequence, version, author_id AS "authorId",
  client_message_id AS "clientMessageId", text, mentions, created_at AS "createdAt", edited_at AS "editedAt",
  deleted_at AS "deletedAt", reactions, pinned_at AS "pinnedAt", pinned_by AS "pinnedBy", thread_root_id AS "threadRootId", also_in_channel AS "alsoInChannel",
  reply_count AS "replyCount", last_reply_at AS "lastReplyAt", reply_author_ids AS "replyAuthorIds",
  poll, checklist`;

/** As the index `message_main_line` has it: replies that stand in their thread alone are passed over. */
const mainLine = '(thread_root_id IS NULL OR also_in_channel)';

export interface NewMessage {
  readonly channelId: ChannelId;
  readonly authorId: UserId;
  readonly clientMessageId: string;
  readonly text: string;
  /** Whom the text mentions, or the channel's own id; those outside the workspace are left out of what is stored. */
  readonly mentioned: readonly UserId[];
}

/** One per message, in order; see the function's description in its migration. */
export interface Appended {
  readonly outcome: 'fresh' | 'repeated' | 'conflict' | 'archived' | 'refused';
  /** Of the message written now or, when repeated, the first time. */
  readonly messageId: MessageId;
  /** Only of fresh ones, like `mentions`. */
  readonly sequence: number;
  readonly mentions: UserId[];
}

const appendMessages = statement<Appended>(
  'messages_append',
  `SELECT outcome, message_id AS "messageId", sequence, mentions
   FROM append_messages($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

/** Writes a batch in one transaction and one round trip; `ids` are for the fresh ones, one per message. */
export function append(
  queries: Queries,
  batch: readonly NewMessage[],
  { ids, now }: { ids: readonly MessageId[]; now: Date },
): Promise<Appended[]> {
  return queries.query(appendMessages, [
    batch.map((one) => one.channelId),
    batch.map((one) => one.authorId),
    batch.map((one) => one.clientMessageId),
    ids,
    batch.map((one) => one.text),
    batch.map((one) => one.mentioned.join(',')),
    now,
    messageCreated.type,
    messageCreated.schemaVersion,
  ]);
}

const readByIds = statement<MessageRow>(
  'messages_by_ids',
  `SELECT ${messageColumns} FROM message WHERE id = ANY($1::uuid[])`,
);

export function findByIds(queries: Queries, ids: readonly MessageId[]): Promise<MessageRow[]> {
  return queries.query(readByIds, [ids]);
}

const readAround = statement<MessageRow>(
  'messages_around',
  `(SELECT ${messageColumns} FROM message
    WHERE channel_id = $1::uuid AND ${mainLine} AND sequence < $2 ORDER BY sequence DESC LIMIT $3)
   UNION ALL
   (SELECT ${messageColumns} FROM message
    WHERE channel_id = $1::uuid AND ${mainLine} AND sequence >= $2 ORDER BY sequence LIMIT $4)
   ORDER BY sequence`,
);

const readAllAround = statement<MessageRow>(
  'messages_all_around',
  `(SELECT ${messageColumns} FROM message
    WHERE channel_id = $1::uuid AND sequence < $2 ORDER BY sequence DESC LIMIT $3)
   UNION ALL
   (SELECT ${messageColumns} FROM message
    WHERE channel_id = $1::uuid AND sequence >= $2 ORDER BY sequence LIMIT $4)
   ORDER BY sequence`,
);

/**
 * At most `below` messages before the sequence `from` and `above` from it on, ascending: of the main line, or with the
 * replies that stand in their thread alone.
 */
export function findAround(
  queries: Queries,
  { channelId, line }: { channelId: ChannelId; line: 'main' | 'all' },
  window: { from: number; below: number; above: number },
): Promise<MessageRow[]> {
  const statement = line === 'main' ? readAround : readAllAround;
  return queries.query(statement, [channelId, window.from, window.below, window.above]);
}

const readListed = statement<MessageRow>(
  'messages_listed',
  `SELECT ${messageColumns} FROM message
   WHERE channel_id = $1::uuid AND sequence = ANY($2::bigint[]) AND deleted_at IS NULL ORDER BY sequence`,
);

/** Those at the given sequences that are not deleted, ascending. */
export function findListed(
  queries: Queries,
  channelId: ChannelId,
  sequences: readonly number[],
): Promise<MessageRow[]> {
  return queries.query(readListed, [channelId, sequences]);
}

/** The message, which nobody else can change until the transaction ends. */
export async function lockMessage(db: Prisma.TransactionClient, id: MessageId): Promise<MessageRow | null> {
  await db.$queryRaw`SELECT 1 FROM message WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return db.message.findUnique({ where: { id }, omit: { contentHash: true } });
}

export async function updateMessage(
  db: Prisma.TransactionClient,
  id: MessageId,
  change: {
    version: number;
    text: string;
    mentions: UserId[];
    editedAt?: Date;
    deletedAt?: Date;
    pinnedAt?: null;
    pinnedBy?: null;
  },
): Promise<MessageRow> {
  return db.message.update({ where: { id }, data: change, omit: { contentHash: true } });
}

/** Badges: a row for everybody mentioned but the author. Replies in their thread alone are counted from their rows. */
export async function replaceMentions(
  db: Prisma.TransactionClient,
  { channelId, sequence, authorId, mentions: before, threadRootId, alsoInChannel }: MessageRow,
  mentions: readonly UserId[],
): Promise<void> {
  if (threadRootId !== null && !alsoInChannel) return;
  // By person, so that the key finds them: an index by message would be one more to write for every mention.
  await db.mention.deleteMany({ where: { userId: { in: before }, channelId, sequence } });
  const others = mentions.filter((userId) => userId !== authorId);
  await db.mention.createMany({ data: others.map((userId) => ({ userId, channelId, sequence })) });
}

/** Those of the given people who belong to the workspace, in the order given; a channel's own id stays. */
export async function mentionable(
  db: Prisma.TransactionClient,
  { workspaceId, id: channelId }: Pick<Channel, 'id' | 'workspaceId'>,
  userIds: readonly UserId[],
): Promise<UserId[]> {
  if (userIds.length === 0) return [];
  const rows = await db.member.findMany({
    where: { workspaceId, userId: { in: [...userIds] }, leftAt: null },
    select: { userId: true },
  });
  const found = new Set(rows.map((row) => row.userId));
  return userIds.filter((userId) => userId === channelId || found.has(userId));
}
