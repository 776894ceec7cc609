import type { ChannelKind, StreamName, UserId, WorkspaceRole } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Queries } from '../../platform/queries.js';

export interface StreamRow {
  readonly stream: StreamName;
  /** Null for the stream of a workspace. */
  readonly kind: ChannelKind | null;
  readonly role: WorkspaceRole | null;
  readonly isMember: boolean;
}

const readStreams = statement<StreamRow>(
  'channels_stream_access',
  `SELECT 'workspace:' || m.workspace_id AS stream, NULL AS kind, m.role::text AS role, false AS "isMember"
   FROM member m
   WHERE m.user_id = $1::uuid AND m.workspace_id = ANY($2::uuid[]) AND m.left_at IS NULL
   UNION ALL
   SELECT 'channel:' || c.id, c.kind::text, m.role::text, cm.user_id IS NOT NULL
   FROM channel c
   LEFT JOIN member m ON m.workspace_id = c.workspace_id AND m.user_id = $1::uuid AND m.left_at IS NULL
   LEFT JOIN channel_member cm ON cm.channel_id = c.id AND cm.user_id = $1::uuid
   WHERE c.id = ANY($3::uuid[])`,
);

/** What decides about each of the streams of workspaces and channels that exist, in one query. */
export function findStreams(
  queries: Queries,
  userId: UserId,
  { workspaceIds, channelIds }: { workspaceIds: readonly string[]; channelIds: readonly string[] },
): Promise<StreamRow[]> {
  return queries.query(readStreams, [userId, workspaceIds, channelIds]);
}
