import { catalogue } from '@parley/protocol';
import { channels, directs, people } from '@parley/seed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf, type Slices, startSlices } from '../../../../tests/support/slices.js';
import { demoAccounts } from './demo-accounts.js';
import { demoBegin, seedDemo } from './seed-demo.js';
import { createStagedClock } from './staged-clock.js';

let slices: Slices;
const now = new Date('2026-03-18T14:20:00Z');

beforeAll(async () => {
  const clock = createStagedClock(demoBegin(now));
  slices = await startSlices({ clock });
  await seedDemo({ clock, now, slices });
}, 120_000);
afterAll(() => slices.stop());

async function query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await slices.postgres.pool.query<Row>(text, values)).rows;
}

async function membershipsOf(email: string) {
  const [user] = await query<{ id: string }>('SELECT id FROM "user" WHERE email = $1', [email]);
  const [workspace] = await query<{ id: string }>('SELECT id FROM workspace');
  const { reading } = slices.channels;
  return reading.memberships(slices.postgres, user?.id ?? '', workspace?.id ?? '');
}

describe('the demo', () => {
  it('has its people with their roles and titles, and every conversation', async () => {
    const members = await query(
      'SELECT display_name AS name, title, role::text AS role FROM member ORDER BY 1',
    );
    const expected = people.map(({ name, title, role }) => ({ name, title, role }));
    expect(members).toEqual(expected.sort((a, b) => (a.name < b.name ? -1 : 1)));
    const [count] = await query<{ count: number }>('SELECT count(*)::int AS count FROM channel');
    expect(count?.count).toBe(channels.length + directs.length);
  });

  it('was written over weeks and ends now', async () => {
    const [times] = await query<{ first: Date; last: Date; messages: number }>(
      'SELECT min(created_at) AS first, max(created_at) AS last, count(*)::int AS messages FROM message',
    );
    const dayMs = 24 * 60 * 60 * 1_000;
    expect(times?.messages).toBeGreaterThan(800);
    expect(now.getTime() - (times?.first.getTime() ?? 0)).toBeGreaterThan(21 * dayMs);
    expect(now.getTime() - (times?.last.getTime() ?? 0)).toBeLessThan(60 * 60 * 1_000);
    const later = await query('SELECT 1 FROM stream_event WHERE recorded_at > $1', [now]);
    expect(later).toEqual([]);
  });

  it('has ids and events that tell the same times', async () => {
    const wrong = await query(
      `SELECT m.id FROM message m JOIN stream_event e ON e.stream = 'channel:' || m.channel_id
         AND e.sequence = m.sequence
       WHERE e.recorded_at <> m.created_at
         OR abs(extract(epoch FROM m.created_at) * 1000
                - ('x' || substr(replace(m.id::text, '-', ''), 1, 12))::bit(48)::bigint) > 1000`,
    );
    expect(wrong).toEqual([]);
  });

  it('has logs without holes and of known types, and no name left unresolved', async () => {
    const holes = await query(
      `SELECT s.name FROM stream s
       WHERE s.head <> (SELECT count(*) FROM stream_event e WHERE e.stream = s.name)`,
    );
    expect(holes).toEqual([]);
    const types = await query<{ type: string }>('SELECT DISTINCT type FROM stream_event');
    for (const { type } of types) expect(Object.keys(catalogue.events)).toContain(type);
    expect(await query(`SELECT text FROM message WHERE text ~ '<[@#][a-z]{3,}>'`)).toEqual([]);
  });

  it('leaves the owner something to read: channels, a mention and a direct message', async () => {
    const memberships = await membershipsOf(people[0].email);
    const unread = memberships.filter(({ readState }) => readState.unread.sequences.length > 0);
    expect(unread.filter(({ channel }) => channel.memberIds === null).length).toBeGreaterThanOrEqual(3);
    expect(unread.some(({ readState }) => readState.mentions.sequences.length > 0)).toBe(true);
    expect(unread.some(({ channel }) => channel.memberIds !== null)).toBe(true);
    expect(unread.length).toBeLessThan(memberships.length);
  });

  it('has reactions, pins and threads', async () => {
    const [marks] = await query<{ reactions: number; pins: number; replies: number }>(
      `SELECT (SELECT count(*) FROM reaction)::int AS reactions,
              (SELECT count(*) FROM message WHERE pinned_at IS NOT NULL)::int AS pins,
              (SELECT count(*) FROM message WHERE thread_root_id IS NOT NULL)::int AS replies`,
    );
    expect(marks?.reactions).toBeGreaterThan(60);
    expect(marks?.pins).toBeGreaterThan(3);
    expect(marks?.replies).toBeGreaterThan(10);
  });

  it('has groups, and things kept for later that lie ahead', async () => {
    const [kept] = await query<Record<string, number>>(
      `SELECT (SELECT count(*) FROM user_group)::int AS groups,
              (SELECT count(*) FROM saved_message)::int AS saved,
              (SELECT count(*) FROM draft WHERE text <> '')::int AS drafts,
              (SELECT count(*) FROM reminder WHERE due_at > $1)::int AS reminders,
              (SELECT count(*) FROM scheduled_message WHERE send_at > $1)::int AS scheduled`,
      [now],
    );
    for (const count of Object.values(kept ?? {})) expect(count).toBeGreaterThan(1);
    expect(Object.keys(kept ?? {})).toHaveLength(5);
  });

  it('signs everybody in that it offers', async () => {
    const [account] = demoAccounts;
    if (!account) throw new Error('No sign-ins.');
    const visitor = { headers: new Headers(), address: '' };
    const { session } = await slices.sessions.accounts.signIn(account, visitor);
    expect(session).toMatchObject({ account: { name: people[0].name }, workspaces: [{ role: 'owner' }] });
    expect(demoAccounts).toHaveLength(people.length);
  });

  it('does not touch a server that is in use', async () => {
    const clock = createStagedClock(now);
    expect(await refusalOf(seedDemo({ clock, now, slices }))).toBe('setup_done');
  });
});
