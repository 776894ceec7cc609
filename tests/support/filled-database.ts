import pg from 'pg';
import { createTestDatabase, type TestDatabase } from './postgres.js';

/** A database as it looks after a year of a busy workspace: large enough for the planner to care. */
export interface FilledDatabase extends TestDatabase {
  readonly workspaceId: string;
  /** Belongs to channels 0 to 39. */
  readonly userId: string;
  readonly channelIds: readonly string[];
  readonly busyChannelId: string;
  /** In the busy channel, with thousands of replies. */
  readonly threadRootId: string;
}

const sizes = {
  people: 2_000,
  channels: 20_000,
  messages: 120_000,
  busy: 30_000,
  strangers: 20_000,
  reactions: 60_000,
};

const uuid = (kind: string, nth: string) =>
  `('00000000-0000-7000-800${kind}-' || lpad(to_hex(${nth}), 12, '0'))::uuid`;
const person = (nth: string) => uuid('1', nth);
const channel = (nth: string) => uuid('2', nth);
const message = (nth: string) => uuid('3', nth);
const series = (count: number) => `generate_series(0, ${count - 1}) AS nth`;

/** Every third person is in the same forty channels; every fourth message goes to channel 0, the busy one. */
const statements = [
  `INSERT INTO workspace VALUES (${uuid('0', '0')}, 'filled', 'Filled', now())`,
  `INSERT INTO "user" (id, name, email, updated_at)
   SELECT ${person('nth')}, 'Person ' || nth, nth || '@example.org', now() FROM ${series(sizes.people)}`,
  `INSERT INTO member (workspace_id, user_id, display_name, role, joined_at, version)
   SELECT ${uuid('0', '0')}, ${person('nth')}, 'Person ' || nth, 'member', now(), nth FROM ${series(sizes.people)}`,
  `INSERT INTO channel (id, workspace_id, kind, name, created_by, created_at, version)
   SELECT ${channel('nth')}, ${uuid('0', '0')}, CASE WHEN nth % 5 = 4 THEN 'private' ELSE 'public' END::channel_kind,
          'channel-' || nth, ${person('0')}, now(), 0 FROM ${series(sizes.channels)}`,
  `INSERT INTO channel_member (channel_id, user_id, joined_at, last_read_sequence)
   SELECT ${channel('place')}, ${person('nth')}, now(), CASE WHEN place % 4 = 0 THEN 1 ELSE 1000000 END
   FROM ${series(sizes.people)}, generate_series(0, 39) AS place WHERE nth % 3 = 0`,
  `INSERT INTO channel_member (channel_id, user_id, joined_at)
   SELECT ${channel('nth')}, ${person('1')}, now() FROM ${series(sizes.channels)}`,
  `INSERT INTO message (id, channel_id, sequence, version, author_id, client_message_id, text, mentions,
     content_hash, created_at)
   SELECT ${message('nth')}, ${channel('place')}, number, number, ${person('nth % 300 * 3')}, ${message('nth')},
          'Message ' || nth, '{}', '\\x00', now()
   FROM (SELECT nth, place, row_number() OVER (PARTITION BY place ORDER BY nth) AS number FROM (
     SELECT nth, CASE WHEN nth < ${sizes.busy} THEN 0 ELSE nth % ${sizes.channels} END AS place
     FROM ${series(sizes.messages)}) spread) numbered`,
  `UPDATE channel_activity SET active_at = now() + nth * interval '1 second' FROM ${series(sizes.channels)}
   WHERE channel_id = ${channel('nth')}`,
  `INSERT INTO mention SELECT ${person('m.sequence % 600 * 3')}, channel_id, sequence FROM message m WHERE sequence % 3 = 0`,
  `INSERT INTO reaction (message_id, emoji, sequence, user_id)
   SELECT ${message('nth / 30')}, '👍', nth, ${person('nth % 30')} FROM ${series(sizes.reactions)}`,
  `INSERT INTO poll_vote (message_id, user_id, option, sequence)
   SELECT ${message('nth / 30')}, ${person('nth % 30')}, nth % 3, nth FROM ${series(sizes.reactions)}`,
  `UPDATE message SET pinned_at = now(), pinned_by = author_id WHERE sequence % 500 = 0`,
  `INSERT INTO stream_event (stream, sequence, event_id, type, schema_version, reference, recorded_at)
   SELECT 'channel:' || channel_id, sequence, id, 'message.created', 1, id, created_at FROM message`,
  `INSERT INTO stream SELECT 'channel:' || id, 0 FROM channel`,
  `UPDATE stream SET head = last.head FROM (
     SELECT stream, max(sequence) AS head FROM stream_event GROUP BY stream) last WHERE name = last.stream`,
  `INSERT INTO stream SELECT 'user:' || ${uuid('4', 'nth')}, 7 FROM ${series(sizes.strangers)}`,
  `INSERT INTO saved_message SELECT ${person('nth % 2000')}, ${message('nth')}, ${uuid('0', '0')}, ${channel('0')}, nth,
     'open', now(), nth FROM ${series(sizes.strangers)}`,
  `INSERT INTO draft (id, user_id, channel_id, place_id, workspace_id, text, updated_at, version)
   SELECT ${uuid('6', 'nth')}, ${person('nth % 2000')}, ${channel('nth')}, ${channel('nth')}, ${uuid('0', '0')}, 'Half a ',
     now(), nth FROM ${series(sizes.strangers)}`,
  `INSERT INTO reminder (id, user_id, workspace_id, text, due_at, time_zone, state, created_at, changed_at, version)
   SELECT ${uuid('7', 'nth')}, ${person('nth % 2000')}, ${uuid('0', '0')}, '', now() + nth * interval '1 hour', 'UTC',
          CASE WHEN nth % 4 = 0 THEN 'waiting' ELSE 'done' END::reminder_state, now(), now(), nth
   FROM ${series(sizes.strangers)}`,
  `INSERT INTO scheduled_message (id, user_id, workspace_id, channel_id, client_message_id, text, send_at, time_zone,
     state, created_at, changed_at, version)
   SELECT ${uuid('8', 'nth')}, ${person('nth % 2000')}, ${uuid('0', '0')}, ${channel('0')}, ${uuid('8', 'nth')}, '',
          now() + nth * interval '1 hour', 'UTC',
          CASE WHEN nth % 4 = 0 THEN 'waiting' ELSE 'sent' END::scheduled_state, now(), now(), nth
   FROM ${series(sizes.strangers)}`,
  `INSERT INTO workspace (id, slug, name, created_at)
   SELECT ${uuid('a', 'nth')}, 'other-' || nth, 'Other', now() FROM ${series(40)}`,
  `INSERT INTO custom_emoji (id, workspace_id, name, hash, media_type, image, added_by, added_at, version)
   SELECT gen_random_uuid(), ${uuid('a', 'nth / 500')}, 'emoji_' || nth % 500, '0', 'image/png', '',
          ${person('nth % 2000')}, now(), nth FROM ${series(20_000)}`,
  `UPDATE message SET thread_root_id = ${message('0')} WHERE channel_id = ${channel('0')} AND sequence % 10 = 3`,
  `UPDATE message SET reply_count = 3000, last_reply_at = now(), reply_author_ids = ARRAY[author_id]
   WHERE id = ${message('0')}`,
  `INSERT INTO thread_follow (user_id, root_id, channel_id, joined_sequence, last_read_sequence)
   SELECT ${person('nth % 667 * 3')}, ${message('nth / 667')}, ${channel('0')}, 0, 0 FROM ${series(sizes.strangers)}`,
  `INSERT INTO message_revision (message_id, version, text, written_at)
   SELECT ${message('nth / 2')}, nth, 'Earlier', now() FROM ${series(sizes.strangers)}`,
  `INSERT INTO user_group (id, workspace_id, name, member_ids, created_by, created_at, version)
   SELECT ${uuid('9', 'nth')}, ${uuid('0', '0')}, 'group-' || nth, ARRAY[${person('nth')}, ${person('nth + 1')}],
          ${person('0')}, now(), nth FROM ${series(500)}`,
  `INSERT INTO preferences (user_id, values, version) SELECT ${person('nth')}, '{}', 1 FROM ${series(sizes.people)}`,
  `INSERT INTO sidebar (user_id, workspace_id, layout, version)
   SELECT ${person('nth')}, ${uuid('0', '0')}, '{}', 1 FROM ${series(sizes.people)}`,
  `INSERT INTO notification_settings (user_id, workspace_id, settings, version)
   SELECT ${person('nth')}, ${uuid('0', '0')}, '{}', 1 FROM ${series(sizes.people)}`,
  `INSERT INTO last_seen (user_id, seen_at) SELECT ${person('nth')}, now() FROM ${series(sizes.people)}`,
  `INSERT INTO account (id, user_id, account_id, provider_id, password, updated_at)
   SELECT ${person('nth')}, ${person('nth')}, nth::text, 'credential', 'hash', now() FROM ${series(sizes.people)}`,
  `INSERT INTO password_reset (user_id, token_hash, created_at, expires_at)
   SELECT ${person('nth')}, nth::text, now(), now() FROM ${series(sizes.people)}`,
  `INSERT INTO invite (id, workspace_id, created_by, code_hash, created_at, uses)
   SELECT ${person('nth')}, ${uuid('0', '0')}, ${person('nth')}, 'hash ' || nth, now(), 0 FROM ${series(sizes.people)}`,
  `INSERT INTO session (id, user_id, token, expires_at, updated_at)
   SELECT ${uuid('5', 'nth')}, ${person('nth')}, nth::text, now() + interval '1 day', now() FROM ${series(sizes.people)}`,
];

export async function createFilledDatabase(): Promise<FilledDatabase> {
  const database = await createTestDatabase();
  const client = new pg.Client(database);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  // Every row is looked at: with a sample, plans that cost nearly the same would take turns.
  await client.query('SET default_statistics_target = 450');
  await client.query('VACUUM ANALYZE');
  const { rows } = await client.query<{
    workspace: string;
    person: string;
    root: string;
    channels: string[];
  }>(
    `SELECT ${uuid('0', '0')} AS workspace, ${person('3')} AS person, ${message('0')} AS root,
            ARRAY(SELECT ${channel('nth')} FROM generate_series(0, 39) AS nth) AS channels`,
  );
  await client.end();
  const {
    workspace,
    person: userId,
    root,
    channels,
  } = rows[0] ?? { workspace: '', person: '', root: '', channels: [] };
  return {
    ...database,
    workspaceId: workspace,
    userId,
    channelIds: channels,
    busyChannelId: channels[0] ?? '',
    threadRootId: root,
  };
}
