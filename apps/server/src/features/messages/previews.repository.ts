import { type MessagePlace, type MessagePreview, previewText } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Queries } from '../../platform/queries.js';

export interface PreviewRow {
  readonly id: string;
  readonly channelId: string;
  readonly sequence: number | bigint;
  readonly authorId: string;
  readonly text: string;
  readonly createdAt: Date;
  readonly encloses: 'poll' | 'checklist' | null;
  /** Null: no reply. */
  readonly threadRootId: string | null;
  readonly alsoInChannel: boolean | null;
}

// `LIMIT 1` of what is unique anyway: each is looked up by its key, however many are asked. Of a long text only the
// beginning leaves the table.
const readPreviews = statement<PreviewRow>(
  'messages_previews',
  `SELECT m.id, m.channel_id AS "channelId", m.sequence, m.author_id AS "authorId", m.text, m.created_at AS "createdAt", m.encloses,
     m.thread_root_id AS "threadRootId", m.also_in_channel AS "alsoInChannel"
   FROM unnest($1::uuid[], $2::bigint[]) AS asked (channel_id, sequence)
   CROSS JOIN LATERAL (
     SELECT id, channel_id, sequence, author_id, left(text, 2000) AS text, created_at, thread_root_id, also_in_channel,
       CASE WHEN poll IS NOT NULL THEN 'poll' WHEN checklist IS NOT NULL THEN 'checklist' END AS encloses
     FROM message
     WHERE channel_id = asked.channel_id AND sequence = asked.sequence AND deleted_at IS NULL LIMIT 1
   ) m`,
);

/** The messages that stand at these places, without those that were deleted. */
export function findAtPlaces(queries: Queries, places: readonly MessagePlace[]): Promise<PreviewRow[]> {
  return queries.query(readPreviews, [places.map((one) => one.channelId), places.map((one) => one.sequence)]);
}

/** What a whole row holds, as the statement above says it. */
export const enclosedIn = ({
  poll,
  checklist,
}: {
  readonly poll: unknown;
  readonly checklist: unknown;
}): PreviewRow['encloses'] => (poll ? 'poll' : checklist ? 'checklist' : null);

export const previewFromRow = (row: PreviewRow): MessagePreview => ({
  id: row.id,
  channelId: row.channelId,
  sequence: Number(row.sequence),
  authorId: row.authorId,
  ...previewText(row.text),
  createdAt: row.createdAt.toISOString(),
  ...(row.encloses && { encloses: row.encloses }),
  ...(row.threadRootId && { threadRootId: row.threadRootId }),
  ...(row.alsoInChannel && { alsoInChannel: true }),
});
