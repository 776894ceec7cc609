import type { MessageId, UserId } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Prisma } from '../../platform/prisma-client/client.js';
import type { Queries } from '../../platform/queries.js';
import type { MessageRow } from './messages.wire.js';

const readVotes = statement<{ messageId: MessageId; option: number }>(
  'polls_votes',
  `SELECT message_id AS "messageId", option FROM poll_vote
   WHERE message_id = ANY($1::uuid[]) AND user_id = $2::uuid ORDER BY option`,
);

/** What one person chose in these polls: places of options, ascending. */
export async function findVotes(
  queries: Queries,
  messageIds: readonly MessageId[],
  userId: UserId,
): Promise<Map<MessageId, number[]>> {
  const votes = new Map<MessageId, number[]>(messageIds.map((id) => [id, []]));
  for (const { messageId, option } of await queries.query(readVotes, [messageIds, userId]))
    votes.get(messageId)?.push(option);
  return votes;
}

/** Adds and takes away options of one person's vote; what stays keeps its place in the order of votes. */
export async function changeVote(
  db: Prisma.TransactionClient,
  key: { readonly messageId: MessageId; readonly userId: UserId },
  change: {
    readonly added: readonly number[];
    readonly removed: readonly number[];
    readonly sequence: number;
  },
): Promise<void> {
  const { added, removed, sequence } = change;
  if (removed.length > 0) await db.pollVote.deleteMany({ where: { ...key, option: { in: [...removed] } } });
  if (added.length > 0)
    await db.pollVote.createMany({ data: added.map((option) => ({ ...key, option, sequence })) });
}

const readVoters = statement<{ userId: UserId; sequence: number | bigint }>(
  'polls_voters',
  `SELECT user_id AS "userId", sequence FROM poll_vote
   WHERE message_id = $1::uuid AND option = $2 AND sequence > $3 ORDER BY sequence LIMIT $4`,
);

/** Who chose the option, after a place in their order. */
export function findVoters(
  queries: Queries,
  page: { messageId: MessageId; option: number; after: number; limit: number },
): Promise<{ userId: UserId; sequence: number | bigint }[]> {
  return queries.query(readVoters, [page.messageId, page.option, page.after, page.limit]);
}

const writePoll = statement<never>(
  'polls_write',
  'UPDATE message SET poll = $2::text::jsonb, version = $3 WHERE id = $1::uuid',
);

/** What is shown of a poll, which is a change of its message. */
export async function updatePoll(
  queries: Queries,
  { id, poll, version }: Pick<MessageRow, 'id' | 'poll' | 'version'>,
): Promise<void> {
  await queries.query(writePoll, [id, JSON.stringify(poll), version]);
}
