import {
  type Channel,
  limits,
  type Membership,
  type ReadState,
  type ReplyCounts,
  type Timestamp,
  type UnreadList,
  type UserId,
  type WorkspaceId,
} from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Queries } from '../../platform/queries.js';
import { channelColumns } from './channels.repository.js';
import { type ChannelRow, channelFromRow, timestampOf } from './channels.wire.js';

/** One more than is listed, to know whether there are more. */
const probed = limits.unreadListed + 1;

/**
 * Unread by definition: after the marker, not mine, not deleted (docs/adr/0006). Reads newest first and stops, so a
 * channel with a million unread messages costs no more than one with a hundred. Replies that stand in their thread alone
 * are counted there. Mention rows exist only for visible messages of others in the main line, so theirs needs no look at
 * the messages; but what calls everybody has one row, under the channel's own id (docs/adr/0023), and is not for whoever
 * wrote it.
 */
const unreadColumns = `
  cm.last_read_sequence AS "lastReadSequence", cm.marker_version AS "markerVersion",
  (SELECT coalesce(json_agg(sequence ORDER BY sequence), '[]') FROM (
     SELECT m.sequence FROM message m
     WHERE m.channel_id = cm.channel_id AND m.sequence > cm.last_read_sequence
       AND (m.thread_root_id IS NULL OR m.also_in_channel)
       AND m.author_id <> cm.user_id AND m.deleted_at IS NULL
     ORDER BY m.sequence DESC LIMIT ${probed}
   ) newest) AS unread,
  (SELECT coalesce(json_agg(sequence ORDER BY sequence), '[]') FROM (
     SELECT sequence FROM (
       (SELECT n.sequence FROM mention n
        WHERE n.user_id = cm.user_id AND n.channel_id = cm.channel_id AND n.sequence > cm.last_read_sequence
        ORDER BY n.sequence DESC LIMIT ${probed})
       UNION
       (SELECT n.sequence FROM mention n
        JOIN message m ON m.channel_id = n.channel_id AND m.sequence = n.sequence AND m.author_id <> cm.user_id
        WHERE n.user_id = cm.channel_id AND n.channel_id = cm.channel_id AND n.sequence > cm.last_read_sequence
        ORDER BY n.sequence DESC LIMIT ${probed})
     ) mine
     ORDER BY sequence DESC LIMIT ${probed}
   ) newest) AS mentions,
  line.unread AS "inLine", line.oldest, coalesce(line.replies, '[]') AS replies,
  coalesce(line."replyMentions", '[]') AS "replyMentions"`;

/**
 * The newest hundred that are unread in the whole line, and the replies among them: all that a badge can count for
 * whoever reads replies in the line (docs/adr/0026). One look at the end of an index where nothing is unread.
 */
const wholeLine = `
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS unread, min(sequence) AS oldest,
           json_agg(sequence ORDER BY sequence) FILTER (WHERE "isReply") AS replies,
           json_agg(sequence ORDER BY sequence) FILTER (WHERE "isReply" AND "isForMe") AS "replyMentions"
    FROM (
      SELECT m.sequence, m.thread_root_id IS NOT NULL AND m.also_in_channel IS NOT TRUE AS "isReply",
             m.mentions && ARRAY[cm.user_id, cm.channel_id] AS "isForMe"
      FROM message m
      WHERE m.channel_id = cm.channel_id AND m.sequence > cm.last_read_sequence
        AND m.author_id <> cm.user_id AND m.deleted_at IS NULL
      ORDER BY m.sequence DESC LIMIT ${probed}
    ) newest
  ) line`;

interface ReadStateRow {
  readonly lastReadSequence: number | bigint;
  readonly markerVersion: number | bigint;
  readonly unread: number[];
  readonly mentions: number[];
  /** How much is unread in the whole line, one more than a hundred at most, and the oldest of it. */
  readonly inLine: number;
  readonly oldest: number | bigint | null;
  readonly replies: number[];
  readonly replyMentions: number[];
}

const readSidebar = statement<ChannelRow & ReadStateRow & { head: number; lastMessageAt: Date | null }>(
  'channels_sidebar',
  `SELECT ${channelColumns}, coalesce(s.head, 0) AS head, ${unreadColumns},
          (SELECT m.created_at FROM message m
           WHERE m.channel_id = c.id AND (m.thread_root_id IS NULL OR m.also_in_channel)
           ORDER BY m.sequence DESC LIMIT 1) AS "lastMessageAt"
   FROM channel_member cm
   JOIN channel c ON c.id = cm.channel_id
   LEFT JOIN stream s ON s.name = 'channel:' || c.id
   ${wholeLine}
   WHERE cm.user_id = $1::uuid AND c.workspace_id = $2::uuid
   ORDER BY c.id`,
);

/** Every channel a person belongs to in a workspace, with what is unread there: the whole sidebar in one query. */
export async function findMemberships(
  queries: Queries,
  userId: UserId,
  workspaceId: WorkspaceId,
): Promise<Membership[]> {
  const rows = await queries.query(readSidebar, [userId, workspaceId]);
  return rows.map((row) => ({
    channel: channelFromRow(row),
    head: row.head,
    lastMessageAt: timestampOf(row.lastMessageAt) satisfies Timestamp | null,
    readState: readStateFromRow(row.id, row),
  }));
}

const readOneState = statement<ReadStateRow & { head: number }>(
  'channels_read_state',
  `SELECT ${unreadColumns}, coalesce((SELECT head FROM stream WHERE name = 'channel:' || cm.channel_id), 0) AS head
   FROM channel_member cm ${wholeLine}
   WHERE cm.channel_id = $1::uuid AND cm.user_id = $2::uuid`,
);

/** The read state, and the head of the channel as of the same moment; null for those who do not belong to it. */
export async function findReadStateAtHead(
  queries: Queries,
  channelId: string,
  userId: UserId,
): Promise<{ readState: ReadState; head: number } | null> {
  const [row] = await queries.query(readOneState, [channelId, userId]);
  return row ? { readState: readStateFromRow(channelId, row), head: Number(row.head) } : null;
}

/** Null for those who do not belong to the channel. */
export async function findReadState(
  queries: Queries,
  channelId: string,
  userId: UserId,
): Promise<ReadState | null> {
  return (await findReadStateAtHead(queries, channelId, userId))?.readState ?? null;
}

function readStateFromRow(channelId: string, row: ReadStateRow): ReadState {
  return {
    channelId,
    lastReadSequence: Number(row.lastReadSequence),
    markerVersion: Number(row.markerVersion),
    unread: unreadListFrom(row.unread),
    mentions: unreadListFrom(row.mentions),
    ...repliesFromRow(row),
  };
}

function repliesFromRow(row: ReadStateRow): { replies?: ReplyCounts } {
  const hasMore = row.inLine > limits.unreadListed;
  const oldest = Number(row.oldest);
  const newest = (sequences: number[]) => sequences.filter((sequence) => !hasMore || sequence > oldest);
  const sequences = newest(row.replies);
  if (sequences.length === 0) return {};
  const mentions = { sequences: newest(row.replyMentions), hasMore: false };
  return { replies: { unread: { sequences, hasMore }, mentions } };
}

function unreadListFrom(sequences: number[]): UnreadList {
  const hasMore = sequences.length > limits.unreadListed;
  return { sequences: hasMore ? sequences.slice(1) : sequences, hasMore };
}

const readPublic = statement<ChannelRow>(
  'channels_public',
  `SELECT ${channelColumns} FROM channel c
   WHERE c.workspace_id = $1::uuid AND c.kind = 'public' ORDER BY c.id LIMIT ${limits.channelsPerWorkspace}`,
);

/** Archived ones included. */
export async function findPublicChannels(queries: Queries, workspaceId: WorkspaceId): Promise<Channel[]> {
  return (await queries.query(readPublic, [workspaceId])).map(channelFromRow);
}
