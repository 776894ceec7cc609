import {
  type ChannelId,
  type Checklist,
  limits,
  type MessageId,
  type Poll,
  type UserId,
} from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Prisma } from '../../platform/prisma-client/client.js';
import { type Queries, queriesOf } from '../../platform/queries.js';
import type { PageWindow } from './messages.history.js';
import { messageColumns } from './messages.repository.js';
import type { MessageRow } from './messages.wire.js';

const readReplies = statement<MessageRow>(
  'threads_replies',
  `(SELECT ${messageColumns} FROM message
    WHERE channel_id = $1::uuid AND thread_root_id = $2::uuid AND sequence < $3 ORDER BY sequence DESC LIMIT $4)
   UNION ALL
   (SELECT ${messageColumns} FROM message
    WHERE channel_id = $1::uuid AND thread_root_id = $2::uuid AND sequence >= $3 ORDER BY sequence LIMIT $5)
   ORDER BY sequence`,
);

/** At most `below` replies before the sequence `from` and `above` from it on, ascending; deleted ones included. */
export function findReplies(
  queries: Queries,
  thread: { channelId: ChannelId; rootId: MessageId },
  window: PageWindow,
): Promise<MessageRow[]> {
  const { from, below, above } = window;
  return queries.query(readReplies, [thread.channelId, thread.rootId, from, below, above]);
}

/** What the summary of a thread is made of when a reply goes: the newest that are left. */
const readNewestReplies = statement<{ authorId: UserId; createdAt: Date }>(
  'threads_newest_replies',
  `SELECT author_id AS "authorId", created_at AS "createdAt" FROM message
   WHERE channel_id = $1::uuid AND thread_root_id = $2::uuid AND deleted_at IS NULL
   ORDER BY sequence DESC LIMIT 100`,
);

export function findNewestReplies(
  db: Prisma.TransactionClient,
  thread: { channelId: ChannelId; rootId: MessageId },
): Promise<{ authorId: UserId; createdAt: Date }[]> {
  return queriesOf(db).query(readNewestReplies, [thread.channelId, thread.rootId]);
}

export async function findBySender(
  db: Prisma.TransactionClient,
  sent: { channelId: ChannelId; authorId: UserId; clientMessageId: string },
): Promise<(MessageRow & { contentHash: Uint8Array }) | null> {
  return db.message.findUnique({ where: { authorId_clientMessageId_channelId: sent } });
}

export interface NewReply {
  readonly id: MessageId;
  readonly channelId: ChannelId;
  readonly sequence: number;
  readonly authorId: UserId;
  readonly clientMessageId: string;
  readonly text: string;
  readonly mentions: UserId[];
  readonly contentHash: Uint8Array<ArrayBuffer>;
  readonly createdAt: Date;
  readonly threadRootId: MessageId;
  /** Null: in its thread alone. */
  readonly alsoInChannel: true | null;
  readonly poll?: Poll;
  readonly checklist?: Checklist;
}

export function insertReply(db: Prisma.TransactionClient, reply: NewReply): Promise<MessageRow> {
  return db.message.create({ data: { ...reply, version: reply.sequence }, omit: { contentHash: true } });
}

export function updateSummary(
  db: Prisma.TransactionClient,
  rootId: MessageId,
  summary: {
    version: number;
    replyCount: number;
    lastReplyAt: Date | null;
    replyAuthorIds: UserId[];
  },
): Promise<MessageRow> {
  return db.message.update({ where: { id: rootId }, data: summary, omit: { contentHash: true } });
}

interface Thread {
  readonly channelId: ChannelId;
  readonly rootId: MessageId;
}

// A row of another membership than the one of now counts for nothing, and is taken over.
const follow = statement<{ userId: UserId }>(
  'threads_follow',
  `INSERT INTO thread_follow (user_id, root_id, channel_id, joined_sequence, last_read_sequence)
   SELECT user_id, $2::uuid, channel_id, joined_sequence, $4 FROM channel_member
   WHERE channel_id = $1::uuid AND user_id = ANY($3::uuid[])
   ORDER BY user_id
   ON CONFLICT (user_id, root_id) DO UPDATE
     SET joined_sequence = excluded.joined_sequence, last_read_sequence = excluded.last_read_sequence
     WHERE thread_follow.joined_sequence <> excluded.joined_sequence
   RETURNING user_id AS "userId"`,
);

/** Those of the people who belong to the channel and did not follow the thread; from now on they do. */
export async function addFollowers(
  db: Prisma.TransactionClient,
  { channelId, rootId }: Thread,
  { userIds, lastReadSequence }: { userIds: readonly UserId[]; lastReadSequence: number },
): Promise<UserId[]> {
  const rows = await queriesOf(db).query(follow, [channelId, rootId, userIds, lastReadSequence]);
  return rows.map((row) => row.userId);
}

const placeMarkers = statement(
  'threads_place_markers',
  `UPDATE thread_follow f SET last_read_sequence = marker.sequence, marker_version = marker.version
   FROM unnest($2::uuid[], $3::bigint[], $4::bigint[]) AS marker (user_id, sequence, version)
   WHERE f.user_id = marker.user_id AND f.root_id = $1::uuid`,
);

/** `version`: the sequence of the event, in the person's own stream, that tells of it. */
export interface PlacedMarker {
  readonly userId: UserId;
  readonly sequence: number;
  readonly version: number;
}

/** The markers of people who follow the thread, all in one statement. */
export async function setMarkers(
  db: Prisma.TransactionClient,
  rootId: MessageId,
  markers: readonly PlacedMarker[],
): Promise<void> {
  if (markers.length === 0) return;
  const columns = [
    markers.map((one) => one.userId),
    markers.map((one) => one.sequence),
    markers.map((one) => one.version),
  ];
  await queriesOf(db).query(placeMarkers, [rootId, ...columns]);
}

const letGo = statement<Thread & { userId: UserId }>(
  'threads_let_go',
  `DELETE FROM thread_follow f
   USING unnest($1::uuid[]) AS person (user_id)
   CROSS JOIN LATERAL (
     SELECT root_id FROM thread_follow
     WHERE user_id = person.user_id AND root_id <> $2::uuid
     ORDER BY root_id DESC OFFSET ${limits.threadsFollowed - 1}
   ) old
   WHERE f.user_id = person.user_id AND f.root_id = old.root_id
   RETURNING f.user_id AS "userId", f.channel_id AS "channelId", f.root_id AS "rootId"`,
);

/** Lets go of what is too much for these people, who have just begun to follow the given thread. */
export function letGoOfOldest(
  db: Prisma.TransactionClient,
  rootId: MessageId,
  userIds: readonly UserId[],
): Promise<(Thread & { userId: UserId })[]> {
  return userIds.length === 0 ? Promise.resolve([]) : queriesOf(db).query(letGo, [userIds, rootId]);
}

/** False when the person did not follow it. */
export async function removeFollower(
  db: Prisma.TransactionClient,
  rootId: MessageId,
  userId: UserId,
): Promise<boolean> {
  const { count } = await db.threadFollow.deleteMany({ where: { userId, rootId } });
  return count > 0;
}

export interface ThreadMarker {
  readonly sequence: number;
  readonly version: number;
  /** Of the channel's stream. */
  readonly head: number;
}

/** Stands still until the transaction ends; undefined for those who do not follow the thread in this membership. */
export async function lockThreadMarker(
  db: Prisma.TransactionClient,
  at: { rootId: MessageId; userId: UserId },
): Promise<ThreadMarker | undefined> {
  const [row] = await db.$queryRaw<{ sequence: bigint; version: bigint; head: bigint }[]>`
    SELECT f.last_read_sequence AS sequence, f.marker_version AS version,
           coalesce((SELECT head FROM stream WHERE name = 'channel:' || f.channel_id), 0) AS head
    FROM thread_follow f
    JOIN channel_member cm ON cm.channel_id = f.channel_id AND cm.user_id = f.user_id
      AND cm.joined_sequence = f.joined_sequence
    WHERE f.user_id = ${at.userId}::uuid AND f.root_id = ${at.rootId}::uuid
    FOR UPDATE OF f`;
  return row && { sequence: Number(row.sequence), version: Number(row.version), head: Number(row.head) };
}
