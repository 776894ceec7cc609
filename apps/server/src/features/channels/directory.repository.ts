import type { ChannelId, DirectorySort, UserId, WorkspaceId } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Queries } from '../../platform/queries.js';
import { channelColumns } from './channels.repository.js';
import type { ChannelRow } from './channels.wire.js';

const memberCount = '(SELECT count(*)::int FROM channel_member WHERE channel_id = c.id)';
const lastMessageAt = `(SELECT m.created_at FROM message m
  WHERE m.channel_id = c.id AND (m.thread_root_id IS NULL OR m.also_in_channel)
  ORDER BY m.sequence DESC LIMIT 1)`;

/** By what a list is put in order, of a channel named c, and whether it falls. */
const orders: Readonly<Record<DirectorySort, { readonly key: string; readonly falls: boolean }>> = {
  name: { key: 'c.name', falls: false },
  newest: { key: 'c.created_at', falls: true },
  members: { key: memberCount, falls: true },
  /** Where nothing was written yet: since it is there. */
  active: { key: `coalesce(${lastMessageAt}, c.created_at)`, falls: true },
};

interface DirectoryRow extends ChannelRow {
  readonly memberCount: number;
  readonly isMember: boolean;
  readonly lastMessageAt: Date | null;
}

/** Each key is made once for each public channel of the workspace, of which there are at most `channelsPerWorkspace`. */
const statementFor = (sort: DirectorySort) => {
  const { key, falls } = orders[sort];
  const direction = falls ? 'DESC' : 'ASC';
  return statement<DirectoryRow>(
    `channels_directory_${sort}`,
    `WITH last AS MATERIALIZED (
       SELECT c.id, ${key} AS key FROM channel c
       WHERE c.id = $5::uuid AND c.workspace_id = $1::uuid AND c.kind = 'public'
     ), listed AS MATERIALIZED (
       SELECT c.*, ${key} AS key FROM channel c
       WHERE c.workspace_id = $1::uuid AND c.kind = 'public'
         AND ($3::text IS NULL OR strpos(c.name, $3) > 0)
         AND (c.archived_at IS NOT NULL) = $4
     )
     SELECT ${channelColumns}, ${memberCount} AS "memberCount", ${lastMessageAt} AS "lastMessageAt",
            EXISTS (SELECT FROM channel_member WHERE channel_id = c.id AND user_id = $2::uuid) AS "isMember"
     FROM listed c LEFT JOIN last ON true
     WHERE last.id IS NULL OR (c.key, c.id) ${falls ? '<' : '>'} (last.key, last.id)
     ORDER BY c.key ${direction}, c.id ${direction} LIMIT $6`,
  );
};

const readPage = {
  name: statementFor('name'),
  newest: statementFor('newest'),
  members: statementFor('members'),
  active: statementFor('active'),
} as const satisfies Record<DirectorySort, unknown>;

export interface DirectoryPage {
  readonly workspaceId: WorkspaceId;
  readonly userId: UserId;
  readonly search: string | undefined;
  readonly archived: boolean;
  readonly sort: DirectorySort;
  readonly after: ChannelId | undefined;
  readonly limit: number;
}

/**
 * Public channels in an order. A cursor that no longer exists starts from the beginning; one whose place has changed
 * since, as by a new message, goes on from its new place.
 */
export function findDirectoryPage(queries: Queries, page: DirectoryPage) {
  const { workspaceId, userId, search, archived, sort, after, limit } = page;
  return queries.query(readPage[sort], [workspaceId, userId, search ?? null, archived, after ?? null, limit]);
}
