import { channelDirectory, type DirectorySort, directorySorts } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  actorOf,
  foundTestWorkspace,
  type Slices,
  startSlices,
  type TestWorkspace,
} from '../../../../../tests/support/slices.js';
import { findDirectoryPage } from './directory.repository.js';

let slices: Slices;
let place: TestWorkspace;
let nowMs: number;

const minuteMs = 60_000;

/** Ten minutes after the one before. */
async function createChannel(name: string, memberIds: string[]): Promise<string> {
  const draft = { workspaceId: place.workspaceId, kind: 'public' as const, name, memberIds };
  nowMs += 10 * minuteMs;
  return (await slices.run(place.owner, 'channel.create', draft)).channel.id;
}

const say = (channelId: string, more: object = {}) =>
  slices.run(place.owner, 'message.send', {
    ...{ channelId, clientMessageId: slices.ids.next(), text: 'Anybody here?' },
    ...more,
  });

beforeAll(async () => {
  nowMs = Date.UTC(2030, 0, 1);
  slices = await startSlices({ clock: { now: () => new Date(nowMs) } });
  place = await foundTestWorkspace(slices);
  const people = [await place.addMember(), await place.addMember()];
  await place.addMember();
  await createChannel('b-first', people.slice(0, 1));
  const second = await createChannel('a-second', []);
  await createChannel('c-third', people);
  nowMs += 10 * minuteMs;
  await say(second);
});
afterAll(() => slices.stop());

const idsOf = async (sort: DirectorySort) => (await rowsOf(sort)).map(({ id }) => id);
const listed = async (sort: DirectorySort, page = 2) => (await rowsOf(sort, page)).map(({ name }) => name);

/** In the order of a sort, so many to a page. */
async function rowsOf(sort: DirectorySort, page = 2) {
  const found: Awaited<ReturnType<typeof findDirectoryPage>> = [];
  let after: string | undefined;
  for (;;) {
    const asked = { workspaceId: place.workspaceId, userId: place.owner, search: undefined, archived: false };
    const rows = await findDirectoryPage(slices.postgres, { ...asked, sort, after, limit: page });
    if (rows.length === 0) return found;
    found.push(...rows);
    after = rows.at(-1)?.id;
  }
}

describe('the directory of channels', () => {
  it.each<[DirectorySort, string[]]>([
    ['name', ['a-second', 'b-first', 'c-third', 'general']],
    ['newest', ['c-third', 'a-second', 'b-first', 'general']],
    ['members', ['general', 'c-third', 'b-first', 'a-second']],
    ['active', ['a-second', 'c-third', 'b-first', 'general']],
  ])('by %s is %j', async (sort, expected) => {
    expect(await listed(sort)).toEqual(expected);
  });

  it('leaves nothing out and says nothing twice, however long its pages are', async () => {
    for (const sort of directorySorts) expect(await listed(sort, 1)).toEqual(await listed(sort, 200));
  });

  it('tells when something was written last, also where one does not belong', async () => {
    const visitor = await place.addMember();
    const params = { workspaceId: place.workspaceId };
    const query = { search: 'second', sort: 'active' };
    const { result } = await slices.call(channelDirectory, { actor: actorOf(visitor), params, query });
    expect(result.channels).toMatchObject([
      { memberCount: 1, isMember: false, lastMessageAt: new Date(nowMs).toISOString() },
    ]);
  });

  it('by activity knows what is said in every way, to the minute, and nothing of what stays in a thread', async () => {
    const [, third, first, general] = await idsOf('active');
    nowMs += 10 * minuteMs;
    const root = (await say(first as string)).message;
    nowMs += 10 * minuteMs;
    await say(third as string);
    nowMs += 10 * minuteMs;
    await say(first as string, { threadRootId: root.id });
    expect(await listed('active')).toEqual(['c-third', 'b-first', 'a-second', 'general']);
    await say(first as string, { threadRootId: root.id, alsoInChannel: true });
    nowMs += 10 * minuteMs;
    await say(general as string, { poll: { options: ['Yes', 'No'], isMultiple: false, isAnonymous: false } });
    expect(await listed('active')).toEqual(['general', 'b-first', 'c-third', 'a-second']);
    for (const [channelId, expected] of [
      [first, ['b-first', 'general', 'c-third', 'a-second']],
      // A minute has not gone by since it was noted.
      [general, ['b-first', 'general', 'c-third', 'a-second']],
      [general, ['general', 'b-first', 'c-third', 'a-second']],
    ] as const) {
      nowMs += minuteMs / 2;
      await say(channelId as string);
      expect(await listed('active')).toEqual(expected);
    }
  });

  it('counts who belongs to each, whatever comes together', async () => {
    const { workspaceId, owner } = place;
    const newcomers = await Promise.all(Array.from({ length: 6 }, () => place.addMember()));
    const channelIds = await idsOf('name');
    const [second = '', first = '', third = ''] = channelIds;
    await slices.run(owner, 'channel.addMembers', { channelId: second, memberIds: newcomers.slice(0, 4) });
    await Promise.all([
      ...newcomers.map((userId) => slices.run(userId, 'channel.join', { channelId: first })),
      ...newcomers.map((userId) => slices.run(userId, 'channel.join', { channelId: third })),
      slices.run(newcomers[0] as string, 'channel.leave', { channelId: second }),
      slices.run(owner, 'channel.removeMember', { channelId: second, memberId: newcomers[1] as string }),
    ]);
    await Promise.all(
      newcomers.slice(2).map((memberId) => slices.run(owner, 'member.remove', { workspaceId, memberId })),
    );
    const counted = await slices.postgres.pool.query<{ id: string; kept: number; people: number }>(
      `SELECT c.id, c.member_count AS kept, count(cm.user_id)::int AS people
       FROM channel c LEFT JOIN channel_member cm ON cm.channel_id = c.id
       GROUP BY c.id ORDER BY people DESC`,
    );
    expect(counted.rows.map(({ people }) => people)).toEqual([7, 5, 4, 1]);
    for (const { kept, people } of counted.rows) expect(kept).toBe(people);
  });

  it('a cursor tells nothing of a channel that is not in it', async () => {
    const draft = { workspaceId: place.workspaceId, name: 'b-zebra', memberIds: [] };
    const { channel } = await slices.run(place.owner, 'channel.create', { ...draft, kind: 'private' });
    for (const sort of directorySorts) {
      const asked = { workspaceId: place.workspaceId, userId: place.owner, search: undefined };
      const page = { ...asked, archived: false, sort, limit: 10 };
      const rows = await findDirectoryPage(slices.postgres, { ...page, after: channel.id });
      expect(rows).toEqual(await findDirectoryPage(slices.postgres, { ...page, after: undefined }));
    }
  });
});
