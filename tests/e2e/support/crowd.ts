import type { Parley } from './parley.js';

export interface Crowd {
  readonly workspaceId: string;
  readonly channelId: string;
  readonly count: number;
}

/** People of a workspace who are in a channel of it; nobody ever signs in as them. */
export async function addCrowd(parley: Parley, { workspaceId, channelId, count }: Crowd): Promise<void> {
  await parley.query(
    `WITH made AS (
       INSERT INTO "user" (id, name, email, updated_at)
       SELECT gen_random_uuid(), 'Guest ' || nth, gen_random_uuid() || '@parley.example', now()
       FROM generate_series(1, $3::int) AS nth
       RETURNING id, name
     ), belonging AS (
       INSERT INTO member (workspace_id, user_id, display_name, role, joined_at, version)
       SELECT $1::uuid, id, name, 'member', now(), 0 FROM made
     )
     INSERT INTO channel_member (channel_id, user_id, joined_at) SELECT $2::uuid, id, now() FROM made`,
    [workspaceId, channelId, count],
  );
}
