import type { ChannelId, DirectorySort, UserId, WorkspaceId } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Queries } from '../../platform/queries.js';
import { channelColumns } from './channels.repository.js';
import type { ChannelRow } from './channels.wire.js';

interface Order {
  /** Where the order is kept in an index: of the channels c, or of their activity a. */
  readonly kept: 'channel' | 'activity';
  readonly key: string;
  readonly falls: boolean;
  /** Before all there is, for the first page. */
  readonly start: string;
}

const orders: Readonly<Record<DirectorySort, Order>> = {
  name: { kept: 'channel', key: 'c.name', falls: false, start: "''" },
  newest: { kept: 'channel', key: 'c.created_at', falls: true, start: "'infinity'" },
  members: { kept: 'channel', key: 'c.member_count', falls: true, start: '2147483647' },
  /** To the minute. Where nothing was written yet: since it is there. */
  active: { kept: 'activity', key: 'a.active_at', falls: true, start: "'infinity'" },
};

const sources = {
  channel: {
    id: 'c.id',
    from: 'channel c',
    within: "c.workspace_id = $1::uuid AND c.kind = 'public'",
  },
  // LIMIT keeps it a look-up per row: joined freely, a page would be made of the whole table.
  activity: {
    id: 'a.channel_id',
    from: `channel_activity a
     CROSS JOIN LATERAL (SELECT * FROM channel WHERE id = a.channel_id LIMIT 1) c`,
    within: 'a.workspace_id = $1::uuid',
  },
} as const;

interface DirectoryRow extends ChannelRow {
  readonly memberCount: number;
  readonly isMember: boolean;
  readonly lastMessageAt: Date | null;
}

/** Walks an index from the cursor on until the page is full; what does not fit the search is passed over. */
const statementFor = (sort: DirectorySort) => {
  const { kept, key, falls, start } = orders[sort];
  const { id, from, within } = sources[kept];
  const direction = falls ? 'DESC' : 'ASC';
  const startId = `'${(falls ? 'f' : '0').repeat(32)}'`;
  return statement<DirectoryRow>(
    `channels_directory_${sort}`,
    `WITH last AS MATERIALIZED (
       SELECT ${key} AS key, ${id} AS id FROM ${from} WHERE ${id} = $5::uuid AND ${within}
     )
     SELECT ${channelColumns}, c.member_count AS "memberCount",
            (SELECT m.created_at FROM message m
             WHERE m.channel_id = c.id AND (m.thread_root_id IS NULL OR m.also_in_channel)
             ORDER BY m.sequence DESC LIMIT 1) AS "lastMessageAt",
            EXISTS (SELECT FROM channel_member WHERE channel_id = c.id AND user_id = $2::uuid) AS "isMember"
     FROM ${from}
     WHERE ${within}
       AND (${key}, ${id}) ${falls ? '<' : '>'} (
         coalesce((SELECT key FROM last), ${start}), coalesce((SELECT id FROM last), ${startId}::uuid))
       AND ($3::text IS NULL OR strpos(c.name, $3) > 0)
       AND (c.archived_at IS NOT NULL) = $4
     ORDER BY ${key} ${direction}, ${id} ${direction} LIMIT $6`,
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
