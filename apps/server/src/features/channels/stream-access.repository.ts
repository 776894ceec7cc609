import type { ChannelKind, StreamName, UserId, WorkspaceRole } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Queries } from '../../platform/queries.js';

/** The stream of a workspace or a channel. */
export interface AskedStream {
  readonly stream: StreamName;
  readonly kind: 'workspace' | 'channel';
  readonly id: string;
}

export interface StreamRow {
  readonly userId: UserId;
  readonly stream: StreamName;
  /** Null for the stream of a workspace. */
  readonly kind: ChannelKind | null;
  readonly role: WorkspaceRole | null;
  readonly isMember: boolean;
}

// `LIMIT 1` of what is unique anyway: each is looked up by its key, however many are asked.
const readStreams = statement<StreamRow>(
  'channels_stream_access',
  `SELECT asked.user_id AS "userId", 'workspace:' || asked.workspace_id AS stream, NULL AS kind,
          m.role::text AS role, false AS "isMember"
   FROM unnest($1::uuid[], $2::uuid[]) AS asked (user_id, workspace_id)
   CROSS JOIN LATERAL (
     SELECT role FROM member
     WHERE workspace_id = asked.workspace_id AND user_id = asked.user_id AND left_at IS NULL LIMIT 1
   ) m
   UNION ALL
   SELECT asked.user_id, 'channel:' || asked.channel_id, c.kind::text, m.role::text, cm.user_id IS NOT NULL
   FROM unnest($3::uuid[], $4::uuid[]) AS asked (user_id, channel_id)
   CROSS JOIN LATERAL (SELECT workspace_id, kind FROM channel WHERE id = asked.channel_id LIMIT 1) c
   LEFT JOIN LATERAL (
     SELECT role FROM member
     WHERE workspace_id = c.workspace_id AND user_id = asked.user_id AND left_at IS NULL LIMIT 1
   ) m ON true
   LEFT JOIN LATERAL (
     SELECT user_id FROM channel_member
     WHERE channel_id = asked.channel_id AND user_id = asked.user_id LIMIT 1
   ) cm ON true`,
);

/** What decides about each of the streams that exist, each for the person who asked, in one query. */
export function findStreams(
  queries: Queries,
  asked: readonly (AskedStream & { readonly userId: UserId })[],
): Promise<StreamRow[]> {
  const of = (kind: AskedStream['kind']) => {
    const those = asked.filter((one) => one.kind === kind);
    return [those.map(({ userId }) => userId), those.map(({ id }) => id)];
  };
  return queries.query(readStreams, [...of('workspace'), ...of('channel')]);
}
