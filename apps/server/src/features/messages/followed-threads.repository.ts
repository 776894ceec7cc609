import {
  type ChannelId,
  limits,
  type MessageId,
  type ThreadReadState,
  type Timestamp,
  type UserId,
  type WorkspaceId,
} from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Queries } from '../../platform/queries.js';
import { messageColumns } from './messages.repository.js';
import type { MessageRow } from './messages.wire.js';

/** One more than is listed, to know whether there are more. */
const probed = limits.unreadListed + 1;

/** Unread by definition, as for channels: replies after the marker, not mine, not deleted; newest first, and bounded. */
const readStateColumns = `f.root_id AS "rootId", f.channel_id AS "channelId",
  f.last_read_sequence AS "lastReadSequence", f.marker_version AS "markerVersion",
  coalesce(replies.unread, '[]') AS unread,
  coalesce(replies.mentions, '[]') AS mentions`;
const readStateSource = `thread_follow f
  JOIN channel_member cm ON cm.channel_id = f.channel_id AND cm.user_id = f.user_id
    AND cm.joined_sequence = f.joined_sequence
  CROSS JOIN LATERAL (
    SELECT json_agg(sequence ORDER BY sequence) AS unread,
           json_agg(sequence ORDER BY sequence) FILTER (WHERE mentions && ARRAY[f.user_id, f.channel_id]) AS mentions
    FROM (
      SELECT sequence, mentions FROM message
      WHERE channel_id = f.channel_id AND thread_root_id = f.root_id AND sequence > f.last_read_sequence
        AND author_id <> f.user_id AND deleted_at IS NULL
      ORDER BY sequence DESC LIMIT ${probed}
    ) newest
  ) replies`;

export interface FollowedThread extends ThreadReadState {
  readonly channelId: ChannelId;
}

interface FollowedRow {
  readonly rootId: MessageId;
  readonly channelId: ChannelId;
  readonly lastReadSequence: number | bigint;
  readonly markerVersion: number | bigint;
  readonly unread: number[];
  readonly mentions: number[];
}

const readFollowed = statement<FollowedRow>(
  'threads_followed',
  `SELECT ${readStateColumns} FROM ${readStateSource}
   JOIN channel c ON c.id = f.channel_id
   WHERE f.user_id = $1::uuid AND c.workspace_id = $2::uuid
   ORDER BY f.root_id`,
);

/** Every thread a person follows in a workspace, with what is unread there; as many as one person may follow. */
export async function findFollowed(
  queries: Queries,
  userId: UserId,
  workspaceId: WorkspaceId,
): Promise<FollowedThread[]> {
  return (await queries.query(readFollowed, [userId, workspaceId])).map(followedFromRow);
}

const readFollowedIn = statement<FollowedRow>(
  'threads_followed_in',
  `SELECT ${readStateColumns} FROM ${readStateSource}
   WHERE f.user_id = $1::uuid AND f.channel_id = $2::uuid AND ($3::uuid IS NULL OR f.root_id = $3::uuid)
   ORDER BY f.root_id`,
);

/** Those of one channel, or one alone. */
export async function findFollowedIn(
  queries: Queries,
  userId: UserId,
  { channelId, rootId }: { channelId: ChannelId; rootId?: MessageId },
): Promise<FollowedThread[]> {
  return (await queries.query(readFollowedIn, [userId, channelId, rootId ?? null])).map(followedFromRow);
}

function followedFromRow(row: FollowedRow): FollowedThread {
  const hasMore = row.unread.length > limits.unreadListed;
  const sequences = hasMore ? row.unread.slice(1) : row.unread;
  const mentions = row.mentions.filter((sequence) => sequence >= (sequences[0] ?? 0));
  return {
    channelId: row.channelId,
    rootId: row.rootId,
    lastReadSequence: Number(row.lastReadSequence),
    markerVersion: Number(row.markerVersion),
    unread: { sequences, hasMore },
    mentions: { sequences: mentions, hasMore: false },
  };
}

const readListed = statement<MessageRow>(
  'threads_listed',
  `SELECT root.*
   FROM thread_follow f
   JOIN channel_member cm ON cm.channel_id = f.channel_id AND cm.user_id = f.user_id
     AND cm.joined_sequence = f.joined_sequence
   JOIN channel c ON c.id = f.channel_id
   CROSS JOIN LATERAL (SELECT ${messageColumns} FROM message WHERE id = f.root_id LIMIT 1) root
   WHERE f.user_id = $1::uuid AND c.workspace_id = $2::uuid AND root."lastReplyAt" IS NOT NULL
     AND ($3::timestamptz IS NULL OR (root."lastReplyAt", root.id) < ($3::timestamptz, $4::uuid))
     AND (NOT $6 OR EXISTS (
       SELECT 1 FROM message
       WHERE channel_id = f.channel_id AND thread_root_id = f.root_id AND sequence > f.last_read_sequence
         AND author_id <> f.user_id AND deleted_at IS NULL
     ))
   ORDER BY root."lastReplyAt" DESC, root.id DESC LIMIT $5`,
);

/** Roots of the threads a person follows, or of those with something unread; the newest reply first, after the given place. */
export function findListed(
  queries: Queries,
  asked: { userId: UserId; workspaceId: WorkspaceId; limit: number; isUnread: boolean },
  after: { at: Timestamp; rootId: MessageId } | undefined,
): Promise<MessageRow[]> {
  const { userId, workspaceId, limit, isUnread } = asked;
  const place = [after?.at ?? null, after?.rootId ?? null];
  return queries.query(readListed, [userId, workspaceId, ...place, limit, isUnread]);
}

const readNewestOfEach = statement<MessageRow>(
  'threads_newest_of_each',
  `SELECT reply.* FROM unnest($1::uuid[], $2::uuid[]) AS thread (channel_id, root_id)
   CROSS JOIN LATERAL (
     SELECT ${messageColumns} FROM message
     WHERE channel_id = thread.channel_id AND thread_root_id = thread.root_id AND deleted_at IS NULL
     ORDER BY sequence DESC LIMIT 3
   ) reply
   ORDER BY reply.sequence`,
);

/** The newest three replies of each thread, ascending within each. */
export function findNewestOfEach(
  queries: Queries,
  threads: readonly { channelId: ChannelId; rootId: MessageId }[],
): Promise<MessageRow[]> {
  return queries.query(readNewestOfEach, [
    threads.map((one) => one.channelId),
    threads.map((one) => one.rootId),
  ]);
}

const readIsMember = statement<{ found: number }>(
  'threads_is_member',
  'SELECT 1 AS found FROM member WHERE workspace_id = $1::uuid AND user_id = $2::uuid AND left_at IS NULL',
);

export async function isMemberOf(
  queries: Queries,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<boolean> {
  return (await queries.query(readIsMember, [workspaceId, userId])).length > 0;
}
