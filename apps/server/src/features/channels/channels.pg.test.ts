import { type CommandResult, channelDirectory, channelMembers, limits } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { actorOf, refusalOf } from '../../../../../tests/support/slices.js';
import { startTestWorkspace } from '../../../../../tests/support/test-workspace.js';

const { slices, place } = await startTestWorkspace({ poolSize: 10 });
const member = await place.addMember();
const other = await place.addMember();

let names = 0;
async function create(kind: 'public' | 'private', changes: { name?: string; memberIds?: string[] } = {}) {
  names += 1;
  const draft = { workspaceId: place.workspaceId, kind, name: `channel-${names}`, ...changes };
  return (await slices.run(member, 'channel.create', draft)).channel;
}

/** What was published while the work ran. */
async function eventsOf(work: Promise<unknown>) {
  const before = slices.published.length;
  await work;
  return slices.published.slice(before).map(({ stream, type, payload }) => ({ stream, type, payload }));
}

const read = (userId: string, ...streams: `channel:${string}`[]) =>
  slices.channels.access.check(actorOf(userId), streams).then((allowed) => allowed.size === streams.length);

describe('creating a channel', () => {
  it('announces a public one to the workspace and tells its members', async () => {
    let made: CommandResult<'channel.create'> | undefined;
    const events = await eventsOf(
      slices
        .run(member, 'channel.create', {
          workspaceId: place.workspaceId,
          kind: 'public',
          name: 'maps',
          topic: 'Lines',
          memberIds: [other, member],
        })
        .then((result) => {
          made = result;
        }),
    );
    const channel = made?.channel;
    const stream = `channel:${channel?.id}`;
    const readState = (lastReadSequence: number) => ({
      channelId: channel?.id,
      lastReadSequence,
      markerVersion: lastReadSequence,
      unread: { sequences: [], hasMore: false },
      mentions: { sequences: [], hasMore: false },
    });
    const membership = { channel, head: 2, lastMessageAt: null, readState: readState(2) };
    expect(channel).toMatchObject({
      kind: 'public',
      name: 'maps',
      topic: 'Lines',
      createdBy: member,
      memberIds: null,
    });
    expect(channel?.version).toBeGreaterThan(0);
    expect(events).toEqual([
      { stream: `workspace:${place.workspaceId}`, type: 'channel.created', payload: { channel } },
      { stream, type: 'channel.memberJoined', payload: { userId: member, addedBy: null } },
      { stream: `user:${member}`, type: 'channel.access.granted', payload: { membership } },
      { stream, type: 'channel.memberJoined', payload: { userId: other, addedBy: member } },
      { stream: `user:${other}`, type: 'channel.access.granted', payload: { membership } },
    ]);
  });

  it('keeps a private one among its members', async () => {
    const before = slices.published.length;
    const channel = await create('private');
    expect(channel.version).toBe(0);
    const streams = new Set(slices.published.slice(before).map((event) => event.stream));
    expect(streams).toEqual(new Set([`channel:${channel.id}`, `user:${member}`]));
    expect(await read(member, `channel:${channel.id}`)).toBe(true);
    expect(await read(place.owner, `channel:${channel.id}`)).toBe(false);
  });

  it('refuses a public name that is in use, until that channel is archived', async () => {
    const { id: channelId, name } = await create('public');
    const again = { name: name ?? '' };
    expect(await refusalOf(create('public', again))).toBe('name_taken');
    await slices.run(member, 'channel.archive', { channelId });
    const second = await create('public', again);
    expect(await refusalOf(slices.run(member, 'channel.unarchive', { channelId }))).toBe('name_taken');
    await slices.run(member, 'channel.rename', { channelId: second.id, name: 'another-name' });
    await slices.run(member, 'channel.unarchive', { channelId });
  });

  it('does not let a public name tell that a private channel exists', async () => {
    const secret = await create('private');
    expect((await create('public', { name: secret.name ?? '' })).name).toBe(secret.name);
  });

  it('lets one of many at once have the name', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, () => create('public', { name: 'wanted' })),
    );
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of results)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'name_taken' });
  });

  it('takes people of the workspace only, and is for them only', async () => {
    const stranger = await slices.addAccount();
    expect(await refusalOf(create('private', { memberIds: [stranger] }))).toBe('not_found');
    const draft = { workspaceId: place.workspaceId, kind: 'public', name: 'intruder' } as const;
    expect(await refusalOf(slices.run(stranger, 'channel.create', draft))).toBe('not_found');
  });

  it('[R-SEND-3] repeated gives the same channel', async () => {
    const draft = { workspaceId: place.workspaceId, kind: 'public', name: 'once' } as const;
    const commandId = slices.ids.next();
    const copies = await Promise.all(
      Array.from({ length: 5 }, () => slices.run(member, 'channel.create', draft, commandId)),
    );
    expect(new Set(copies.map(({ channel }) => channel.id)).size).toBe(1);
  });
});

describe('a direct conversation', () => {
  const open = (userId: string, memberIds: string[]) =>
    slices
      .run(userId, 'channel.openDirect', { workspaceId: place.workspaceId, memberIds })
      .then(({ channel }) => channel);

  it('is one for the same people, whoever opens it and however many do at once', async () => {
    const opened = await Promise.all(
      Array.from({ length: 10 }, (_, nth) =>
        nth % 2 === 0 ? open(member, [other]) : open(other, [member, other]),
      ),
    );
    expect(new Set(opened.map((channel) => channel.id)).size).toBe(1);
    expect(opened[0]).toMatchObject({ kind: 'dm', name: null, memberIds: [member, other].sort() });
  });

  it('of more than two is a group, of its own', async () => {
    const pair = await open(member, [other]);
    const group = await open(member, [other, place.owner]);
    expect(group).toMatchObject({ kind: 'group', memberIds: [member, other, place.owner].sort() });
    expect(group.id).not.toBe(pair.id);
  });

  it('is not for one, too many, or people from elsewhere', async () => {
    expect(await refusalOf(open(member, [member]))).toBe('invalid_input');
    expect(await refusalOf(open(member, [await slices.addAccount()]))).toBe('not_found');
    const crowd = await Promise.all(Array.from({ length: 9 }, () => place.addMember()));
    expect(await refusalOf(open(member, crowd))).toBe('limit_reached');
  });

  it('can be neither left nor joined nor changed', async () => {
    const { id: channelId } = await open(member, [other]);
    expect(await refusalOf(slices.run(member, 'channel.leave', { channelId }))).toBe('forbidden');
    expect(await refusalOf(slices.run(member, 'channel.archive', { channelId }))).toBe('forbidden');
    expect(await refusalOf(slices.run(place.owner, 'channel.join', { channelId }))).toBe('not_found');
    const memberIds = [place.owner];
    expect(await refusalOf(slices.run(member, 'channel.addMembers', { channelId, memberIds }))).toBe(
      'forbidden',
    );
  });
});

describe('[R-HIST-1] membership', () => {
  it('by joining starts with nothing unread, and doing it again is nothing', async () => {
    const { id: channelId } = await create('public');
    for (const text of ['a', 'b'])
      await slices.run(member, 'message.send', { channelId, clientMessageId: slices.ids.next(), text });
    const events = await eventsOf(slices.run(other, 'channel.join', { channelId }));
    expect(events).toMatchObject([
      {
        stream: `channel:${channelId}`,
        type: 'channel.memberJoined',
        payload: { userId: other, addedBy: null },
      },
      {
        stream: `user:${other}`,
        type: 'channel.access.granted',
        payload: { membership: { head: 4, readState: { lastReadSequence: 4 } } },
      },
    ]);
    expect(await eventsOf(slices.run(other, 'channel.join', { channelId }))).toEqual([]);
    const state = await slices.channels.reading.readState(slices.postgres, channelId, other);
    expect(state?.unread.sequences).toEqual([]);
  });

  it('ends by leaving: told to the channel and the person', async () => {
    const { id: channelId } = await create('public', { memberIds: [other] });
    expect(await eventsOf(slices.run(other, 'channel.leave', { channelId }))).toEqual([
      {
        stream: `channel:${channelId}`,
        type: 'channel.memberLeft',
        payload: { userId: other, removedBy: null },
      },
      {
        stream: `user:${other}`,
        type: 'channel.access.revoked',
        payload: { workspaceId: place.workspaceId, channelId },
      },
    ]);
    expect(await eventsOf(slices.run(other, 'channel.leave', { channelId }))).toEqual([]);
  });

  it('[R-AUTH-2] taken away makes a private channel unknown', async () => {
    const { id: channelId } = await create('private', { memberIds: [other] });
    expect(await refusalOf(slices.run(other, 'channel.removeMember', { channelId, memberId: member }))).toBe(
      'forbidden',
    );
    await slices.run(member, 'channel.removeMember', { channelId, memberId: other });
    expect(await read(other, `channel:${channelId}`)).toBe(false);
    const asOther = { actor: actorOf(other), params: { channelId } };
    expect(await refusalOf(slices.call(channelMembers, asOther))).toBe('not_found');
    expect(await refusalOf(slices.run(other, 'channel.join', { channelId }))).toBe('not_found');
    expect(await refusalOf(slices.run(other, 'channel.markRead', { channelId, sequence: 1 }))).toBe(
      'not_found',
    );
  });

  it('is given by members, once to each', async () => {
    const { id: channelId } = await create('private');
    const memberIds = [other, other, place.owner, member];
    const events = await eventsOf(slices.run(member, 'channel.addMembers', { channelId, memberIds }));
    const joined = events.filter(({ type }) => type === 'channel.memberJoined').map(({ payload }) => payload);
    expect(joined).toEqual([
      { userId: other, addedBy: member },
      { userId: place.owner, addedBy: member },
    ]);
    expect(await eventsOf(slices.run(member, 'channel.addMembers', { channelId, memberIds }))).toEqual([]);
  });

  it('changed by many at once leaves as many events as changes, without holes', async () => {
    const { id: channelId } = await create('public');
    await Promise.all(
      Array.from({ length: 12 }, (_, nth) =>
        slices.run(other, nth % 3 === 0 ? 'channel.leave' : 'channel.join', { channelId }),
      ),
    );
    const { events, head } = await slices.log.read(`channel:${channelId}`, 0, 100);
    expect(events.map((event) => event.sequence)).toEqual(Array.from({ length: head }, (_, nth) => nth + 1));
    const own = events.filter((event) => (event.payload as { userId: string }).userId === other);
    own.forEach((event, nth) => {
      expect(event.type).toBe(nth % 2 === 0 ? 'channel.memberJoined' : 'channel.memberLeft');
    });
    expect(await slices.channels.reading.readState(slices.postgres, channelId, other).then(Boolean)).toBe(
      own.length % 2 === 1,
    );
  });
});

describe('changing a channel', () => {
  it.each(['public', 'private'] as const)('is announced in the home stream of a %s one', async (kind) => {
    const { id: channelId } = await create(kind);
    const home = kind === 'public' ? `workspace:${place.workspaceId}` : `channel:${channelId}`;
    const changes = [
      () => slices.run(member, 'channel.rename', { channelId, name: `renamed-${kind}` }),
      () => slices.run(member, 'channel.setTopic', { channelId, topic: 'New' }),
      () => slices.run(member, 'channel.archive', { channelId }),
      () => slices.run(member, 'channel.unarchive', { channelId }),
    ];
    for (const change of changes) {
      const work = change();
      const events = await eventsOf(work);
      const { channel } = await work;
      expect(events).toEqual([{ stream: home, type: 'channel.updated', payload: { channel } }]);
      expect(slices.published.at(-1)?.sequence).toBe(channel.version);
    }
  });

  it('to what it is already is no event', async () => {
    const { id: channelId, name } = await create('public');
    const same = async () => {
      await slices.run(member, 'channel.rename', { channelId, name: name ?? '' });
      await slices.run(member, 'channel.setTopic', { channelId, topic: '' });
      await slices.run(member, 'channel.unarchive', { channelId });
    };
    expect(await eventsOf(same())).toEqual([]);
  });
});

describe('lists', () => {
  it('name the members of a channel in pages', async () => {
    const { id: channelId } = await create('public', { memberIds: [other] });
    const members = await slices.call(channelMembers, { actor: actorOf(place.owner), params: { channelId } });
    expect(members.result).toEqual({
      memberIds: [member, other].sort(),
      memberCount: 2,
      next: null,
      head: 2,
    });
    const [first] = members.result.memberIds;
    const query = { after: first };
    const rest = await slices.call(channelMembers, { actor: actorOf(member), params: { channelId }, query });
    expect(rest.result).toMatchObject({ memberIds: members.result.memberIds.slice(1), memberCount: 2 });
    const one = { actor: actorOf(member), params: { channelId }, query: { limit: '1' } };
    expect((await slices.call(channelMembers, one)).result).toMatchObject({
      memberIds: [first],
      next: first,
    });
    const tooMany = { ...one, query: { limit: limits.memberPageMax + 1 } };
    await expect(slices.call(channelMembers, tooMany)).rejects.toThrow('limit');
  });

  it('[R-AUTH-4] show the public channels of the workspace only, to its people only', async () => {
    const shown = await create('public', { name: 'listed-öffentlich' });
    const hidden = await create('private', { name: 'listed-secret' });
    const params = { workspaceId: place.workspaceId };
    const list = async (userId: string, query: object) =>
      (await slices.call(channelDirectory, { actor: actorOf(userId), params, query })).result.channels;
    expect(await list(other, { search: 'Listed-Ö' })).toEqual([
      { channel: shown, memberCount: 1, isMember: false, lastMessageAt: null },
    ]);
    expect((await list(member, { search: 'listed' })).map(({ isMember }) => isMember)).toEqual([true]);
    const all = (await list(member, {})).map(({ channel }) => channel.id);
    expect(all).not.toContain(hidden.id);
    // A place after what one may not see would tell how that is called.
    expect((await list(other, { after: hidden.id })).map(({ channel }) => channel.id)).toEqual(all);
    await slices.run(member, 'channel.archive', { channelId: shown.id });
    expect(await list(other, { search: 'listed' })).toEqual([]);
    expect(await list(other, { search: 'listed', archived: 'true' })).toHaveLength(1);
    expect(await refusalOf(list(await slices.addAccount(), {}))).toBe('not_found');
  });
});
