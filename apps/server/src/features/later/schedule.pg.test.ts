import { type ScheduledMessage, userStream } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  foundTestWorkspace,
  refusalOf,
  type Slices,
  startSlices,
  type TestWorkspace,
} from '../../../../../tests/support/slices.js';
import { createDueWork } from './due-work.js';
import { createDeliver, type Deliver } from './schedule.sending.js';

/** A clock of the test's own: nothing waits for a real one. */
const clock = { atMs: Date.parse('2026-03-02T09:00:00.000Z'), now: () => new Date(clock.atMs) };
const minuteMs = 60_000;
const inMinutes = (minutes: number) => new Date(clock.atMs + minutes * minuteMs).toISOString();

let slices: Slices;
let other: Slices;
let place: TestWorkspace;
let author: string;

beforeAll(async () => {
  slices = await startSlices({ clock });
  other = await startSlices({ clock, database: slices.database });
  place = await foundTestWorkspace(slices);
  author = await place.addMember();
});
afterAll(async () => {
  await slices.stop();
  await other.stop();
});

async function channelOf(...members: string[]): Promise<string> {
  const payload = {
    workspaceId: place.workspaceId,
    kind: 'private' as const,
    name: `c-${slices.ids.next()}`,
  };
  return (await slices.run(place.owner, 'channel.create', { ...payload, memberIds: members })).channel.id;
}

async function scheduled(channelId: string, text = 'Good morning', minutes = 10): Promise<ScheduledMessage> {
  const payload = { channelId, text, sendAt: inMinutes(minutes), timeZone: 'Europe/Berlin' };
  return (await slices.run(author, 'schedule.create', payload)).scheduled;
}

async function textsIn(channelId: string): Promise<string[]> {
  const { rows } = await slices.postgres.pool.query<{ text: string }>(
    'SELECT text FROM message WHERE channel_id = $1 ORDER BY sequence',
    [channelId],
  );
  return rows.map((row) => row.text);
}

const kept = async () =>
  (await slices.later.read(slices.postgres, author, place.workspaceId))?.scheduled ?? [];
const keptOne = async (id: string) => (await kept()).find((one) => one.id === id);

describe('scheduling', () => {
  it('sends at the time, not before, and lets go of it', async () => {
    const channelId = await channelOf(author);
    const { id } = await scheduled(channelId);
    await slices.later.dueWork.runOnce();
    expect(await textsIn(channelId)).toEqual([]);
    clock.atMs += 10 * minuteMs;
    await slices.later.dueWork.runOnce();
    expect(await textsIn(channelId)).toEqual(['Good morning']);
    expect(await keptOne(id)).toBeUndefined();
    const told = slices.published.at(-1);
    expect(told).toMatchObject({
      type: 'schedule.changed',
      stream: userStream(author),
      payload: { scheduled: { id, state: 'sent', text: '' } },
    });
    await slices.later.dueWork.runOnce();
    expect(await textsIn(channelId)).toHaveLength(1);
  });

  it('refuses the past, what is too far, an archived channel and one it may not write to', async () => {
    const channelId = await channelOf(author);
    const payload = { channelId, text: 'x', timeZone: 'UTC' };
    const at = (sendAt: string, of = payload) => slices.run(author, 'schedule.create', { ...of, sendAt });
    expect(await refusalOf(at(inMinutes(0)))).toBe('time_past');
    expect(await refusalOf(at(inMinutes(6 * 366 * 24 * 60)))).toBe('time_too_far');
    expect(await refusalOf(at(inMinutes(1), { ...payload, channelId: await channelOf() }))).toBe('not_found');
    await slices.run(place.owner, 'channel.archive', { channelId });
    expect(await refusalOf(at(inMinutes(1)))).toBe('channel_archived');
  });

  it('of a reply goes into its thread, and says so when the message is gone by then', async () => {
    const channelId = await channelOf(author);
    const say = (text: string) =>
      slices.run(place.owner, 'message.send', { channelId, clientMessageId: slices.ids.next(), text });
    const [{ message: root }, { message: gone }] = [await say('Cake?'), await say('Tea?')];
    const payload = { channelId, text: 'Yes', sendAt: inMinutes(10), timeZone: 'UTC' };
    const reply = { ...payload, threadRootId: root.id, alsoInChannel: true };
    const { scheduled: first } = await slices.run(author, 'schedule.create', reply);
    expect(first).toMatchObject({ threadRootId: root.id, alsoInChannel: true });
    const lost = await slices.run(author, 'schedule.create', { ...payload, threadRootId: gone.id });
    const elsewhere = { ...reply, channelId: await channelOf(author) };
    expect(await refusalOf(slices.run(author, 'schedule.create', elsewhere))).toBe('not_found');
    await slices.run(place.owner, 'message.delete', { messageId: gone.id });
    clock.atMs += 10 * minuteMs;
    await slices.later.dueWork.runOnce();
    const { rows } = await slices.postgres.pool.query(
      'SELECT thread_root_id AS root, also_in_channel AS also FROM message WHERE channel_id = $1 AND author_id = $2',
      [channelId, author],
    );
    expect(rows).toEqual([{ root: root.id, also: true }]);
    expect(await keptOne(lost.scheduled.id)).toMatchObject({ state: 'failed', failure: 'message_deleted' });
  });

  it('is changed and taken back until its time has come', async () => {
    const channelId = await channelOf(author);
    const [first, second] = [await scheduled(channelId), await scheduled(channelId, 'Never mind')];
    const change = { scheduledId: first.id, text: 'Good evening', sendAt: inMinutes(20), timeZone: 'UTC' };
    await slices.run(author, 'schedule.update', change);
    await slices.run(author, 'schedule.cancel', { scheduledId: second.id });
    await slices.run(author, 'schedule.cancel', { scheduledId: second.id });
    clock.atMs += 20 * minuteMs;
    const late = { ...change, sendAt: inMinutes(20) };
    expect(await refusalOf(slices.run(author, 'schedule.update', late))).toBe('time_past');
    expect(await refusalOf(slices.run(author, 'schedule.cancel', { scheduledId: first.id }))).toBe(
      'time_past',
    );
    await slices.later.dueWork.runOnce();
    expect(await textsIn(channelId)).toEqual(['Good evening']);
    expect(await refusalOf(slices.run(author, 'schedule.update', late))).toBe('time_past');
  });

  it('is sent now when asked, once', async () => {
    const channelId = await channelOf(author);
    const { id: scheduledId } = await scheduled(channelId);
    await slices.run(author, 'schedule.send', { scheduledId });
    await slices.run(author, 'schedule.send', { scheduledId });
    clock.atMs += 10 * minuteMs;
    await slices.later.dueWork.runOnce();
    expect(await textsIn(channelId)).toEqual(['Good morning']);
  });

  it('asks for the permission when the time has come, and says why it was not sent', async () => {
    const [archived, removed] = [await channelOf(author), await channelOf(author)];
    const [inArchived, inRemoved] = [await scheduled(archived), await scheduled(removed)];
    await slices.run(place.owner, 'channel.archive', { channelId: archived });
    await slices.run(place.owner, 'channel.removeMember', { channelId: removed, memberId: author });
    clock.atMs += 10 * minuteMs;
    await slices.later.dueWork.runOnce();
    expect([await textsIn(archived), await textsIn(removed)]).toEqual([[], []]);
    expect(await keptOne(inArchived.id)).toMatchObject({ state: 'failed', failure: 'channel_archived' });
    expect(await keptOne(inRemoved.id)).toMatchObject({ state: 'failed', failure: 'not_found' });
    await slices.run(place.owner, 'channel.unarchive', { channelId: archived });
    await slices.run(author, 'schedule.send', { scheduledId: inArchived.id });
    expect(await textsIn(archived)).toEqual(['Good morning']);
    expect(await keptOne(inArchived.id)).toBeUndefined();
  });

  it('leaves nothing of a text that was sent or taken back in its table, the log or a receipt', async () => {
    const channelId = await channelOf(author);
    const { id: scheduledId } = await scheduled(channelId, 'canary-in-the-schedule');
    await slices.run(author, 'schedule.cancel', { scheduledId });
    for (const table of ['scheduled_message', 'stream_event', 'command_receipt', 'message']) {
      const text = `SELECT 1 FROM ${table} t WHERE strpos(t::text, 'canary-in-the-schedule') > 0`;
      expect((await slices.postgres.pool.query(text)).rowCount, table).toBe(0);
    }
  });
});

describe('several nodes', () => {
  const workOf = (node: Slices, deliver: Deliver) =>
    createDueWork({
      ...node,
      log: { warn: () => {}, error: () => {} } as never,
      deliver,
      eventLogDays: 30,
    });

  it('compete for the same messages, and each goes out once', async () => {
    const channelId = await channelOf(author);
    const texts = Array.from({ length: 60 }, (_, nth) => `number ${nth}`);
    for (const text of texts) await scheduled(channelId, text, 5);
    clock.atMs += 5 * minuteMs;
    await Promise.all([slices, other, slices, other].map((node) => node.later.dueWork.runOnce()));
    // Whoever came second left those that the first had in hand.
    await slices.later.dueWork.runOnce();
    expect((await textsIn(channelId)).sort()).toEqual([...texts].sort());
    expect(await kept()).toEqual((await kept()).filter((one) => one.channelId !== channelId));
  });

  it.each(['before it is sent', 'after it was sent'])(
    'a node that dies with a message in hand, %s, leaves it to the next',
    async (moment) => {
      const dying = await startSlices({ clock, database: slices.database, poolSize: 2 });
      onTestFinished(() => dying.stop());
      const channelId = await channelOf(author);
      const { id } = await scheduled(channelId, `sent once, ${moment}`, 5);
      clock.atMs += 5 * minuteMs;
      const real = createDeliver(dying.messages);
      let hasClaimed = () => {};
      const claimed = new Promise<void>((resolve) => {
        hasClaimed = resolve;
      });
      let letGo = () => {};
      const dead = new Promise<void>((_, reject) => {
        letGo = () => reject(new Error('this process is gone'));
      });
      const lost = workOf(dying, async (row) => {
        if (moment === 'after it was sent') await real(row);
        hasClaimed();
        await dead;
      }).runOnce();
      await claimed;
      // Nobody else touches it while the node lives.
      await other.later.dueWork.runOnce();
      expect(await keptOne(id)).toMatchObject({ state: 'waiting' });
      await dropConnections();
      letGo();
      await expect(lost).rejects.toThrow();
      await expect
        .poll(async () => {
          await other.later.dueWork.runOnce();
          return keptOne(id);
        })
        .toBeUndefined();
      expect(await textsIn(channelId)).toEqual([`sent once, ${moment}`]);
    },
  );

  it('a node that stands still with a message in hand loses it to the next', async () => {
    const frozen = await startSlices({ clock, database: slices.database, poolSize: 2 });
    onTestFinished(() => frozen.stop());
    const channelId = await channelOf(author);
    const { id } = await scheduled(channelId, 'sent by the other', 5);
    clock.atMs += 5 * minuteMs;
    let hasClaimed = () => {};
    const claimed = new Promise<void>((resolve) => {
      hasClaimed = resolve;
    });
    let thaw = () => {};
    const stillness = new Promise<void>((resolve) => {
      thaw = resolve;
    });
    const real = createDeliver(frozen.messages);
    const lost = workOf(frozen, async (row) => {
      hasClaimed();
      await stillness;
      await real(row);
    }).runOnce();
    await claimed;
    await expect
      .poll(async () => {
        await other.later.dueWork.runOnce();
        return keptOne(id);
      })
      .toBeUndefined();
    thaw();
    await expect(lost).rejects.toThrow();
    expect(await textsIn(channelId)).toEqual(['sent by the other']);
  });

  /** As the kernel does for a process that was killed: the connection that holds the rows ends at once. */
  async function dropConnections(): Promise<void> {
    await slices.postgres.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND state = 'idle in transaction' AND pid <> pg_backend_pid()`,
    );
  }
});
