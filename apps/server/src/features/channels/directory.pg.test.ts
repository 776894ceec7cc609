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

beforeAll(async () => {
  slices = await startSlices();
  place = await foundTestWorkspace(slices);
  const people = [await place.addMember(), await place.addMember()];
  await place.addMember();
  const plans = [
    { name: 'b-first', memberIds: people.slice(0, 1) },
    { name: 'a-second', memberIds: [] },
    { name: 'c-third', memberIds: people },
  ];
  for (const [nth, { name, memberIds }] of plans.entries()) {
    const draft = { workspaceId: place.workspaceId, kind: 'public' as const, name, memberIds };
    const { channel } = await slices.run(place.owner, 'channel.create', draft);
    // #general is older than all of them, and nobody wrote anything anywhere but into the second.
    const bornAt = new Date(Date.UTC(2030, 0, nth + 1));
    await slices.postgres.pool.query('UPDATE channel SET created_at = $1 WHERE id = $2', [
      bornAt,
      channel.id,
    ]);
    if (name !== 'a-second') continue;
    const payload = { channelId: channel.id, clientMessageId: slices.ids.next(), text: 'Anybody here?' };
    const { message } = await slices.run(place.owner, 'message.send', payload);
    const writtenAt = new Date(Date.UTC(2031, 0, 1));
    await slices.postgres.pool.query('UPDATE message SET created_at = $1 WHERE id = $2', [
      writtenAt,
      message.id,
    ]);
  }
});
afterAll(() => slices.stop());

/** Names in the order of a sort, two to a page. */
async function listed(sort: DirectorySort, page = 2): Promise<(string | null)[]> {
  const names: (string | null)[] = [];
  let after: string | undefined;
  for (;;) {
    const asked = { workspaceId: place.workspaceId, userId: place.owner, search: undefined, archived: false };
    const rows = await findDirectoryPage(slices.postgres, { ...asked, sort, after, limit: page });
    if (rows.length === 0) return names;
    names.push(...rows.map((row) => row.name));
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
      { memberCount: 1, isMember: false, lastMessageAt: '2031-01-01T00:00:00.000Z' },
    ]);
  });
});
