import { bootstrap, mentionOfUser, type StreamName, snapshot } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { actorOf, foundTestWorkspace, refusalOf } from '../../../../../tests/support/slices.js';
import { startTestWorkspace } from '../../../../../tests/support/test-workspace.js';

const { slices, place } = await startTestWorkspace({ poolSize: 10 });

async function snapshotOf(userId: string, stream: StreamName, workspaceId = place.workspaceId) {
  const { result } = await slices.call(snapshot, {
    actor: actorOf(userId),
    params: { stream },
    query: { workspaceId },
  });
  return result;
}

describe('a person', () => {
  it('changes their own name and title, which everybody learns', async () => {
    const userId = await place.addMember();
    const profile = { workspaceId: place.workspaceId, displayName: 'New name', title: 'Reader' };
    const { member } = await slices.run(userId, 'member.updateProfile', profile);
    expect(member).toMatchObject({ userId, displayName: 'New name', title: 'Reader', role: 'member' });
    expect(slices.published.at(-1)).toMatchObject({
      stream: `workspace:${place.workspaceId}`,
      type: 'member.updated',
      sequence: member.version,
      payload: { member },
    });
    const before = slices.published.length;
    expect((await slices.run(userId, 'member.updateProfile', profile)).member).toEqual(member);
    expect(slices.published).toHaveLength(before);
    const stranger = await slices.addAccount();
    expect(await refusalOf(slices.run(stranger, 'member.updateProfile', profile))).toBe('not_found');
  });

  it('[R-AUTH-1] who is removed is out of everything at once, and stays known', async () => {
    const userId = await place.addMember();
    const draft = {
      workspaceId: place.workspaceId,
      kind: 'private' as const,
      name: 'team',
      memberIds: [userId],
    };
    const { channel } = await slices.run(place.owner, 'channel.create', draft);
    const direct = { workspaceId: place.workspaceId, memberIds: [userId] };
    const dm = (await slices.run(place.owner, 'channel.openDirect', direct)).channel;
    const before = slices.published.length;
    const removal = { workspaceId: place.workspaceId, memberId: userId };
    const { member } = await slices.run(place.owner, 'member.remove', removal);
    expect(member.leftAt).not.toBeNull();
    const events = slices.published.slice(before);
    for (const channelId of [place.generalId, channel.id, dm.id]) {
      const left = events.find((one) => one.stream === `channel:${channelId}`);
      expect(left).toMatchObject({ type: 'channel.memberLeft', payload: { userId, removedBy: place.owner } });
    }
    const own = events.filter((one) => one.stream === `user:${userId}`).map((one) => one.type);
    expect(own).toEqual([...Array(3).fill('channel.access.revoked'), 'workspace.access.revoked']);
    expect(events.at(-2)).toMatchObject({ type: 'member.updated', payload: { member } });

    const streams: StreamName[] = [
      `workspace:${place.workspaceId}`,
      `channel:${place.generalId}`,
      `channel:${dm.id}`,
      `user:${userId}`,
    ];
    const allowed = await slices.channels.access.check(actorOf(userId), streams);
    expect([...allowed]).toEqual([`user:${userId}`]);
    const send = { channelId: place.generalId, clientMessageId: slices.ids.next(), text: 'x' };
    expect(await refusalOf(slices.run(userId, 'message.send', send))).toBe('not_found');
    for (const stream of streams) expect(await refusalOf(snapshotOf(userId, stream))).toBe('not_found');
    expect((await slices.run(place.owner, 'member.remove', removal)).member).toEqual(member);
    const people = await snapshotOf(place.owner, `workspace:${place.workspaceId}`);
    expect(people.kind === 'workspace' && people.members).toContainEqual(member);
  });

  it('is removed by owners and admins, and no owner is', async () => {
    const [admin, one, two] = [
      await place.addMember('admin'),
      await place.addMember(),
      await place.addMember(),
    ];
    const remove = (userId: string, memberId: string) =>
      refusalOf(slices.run(userId, 'member.remove', { workspaceId: place.workspaceId, memberId }));
    expect(await remove(one, two)).toBe('forbidden');
    expect(await remove(one, place.owner)).toBe('forbidden');
    expect(await remove(admin, place.owner)).toBe('forbidden');
    expect(await remove(place.owner, place.owner)).toBe('forbidden');
    expect(await remove(admin, slices.ids.next())).toBe('not_found');
    expect(await remove(await slices.addAccount(), two)).toBe('not_found');
    await slices.run(admin, 'member.remove', { workspaceId: place.workspaceId, memberId: two });
  });

  it('removed while others add them to channels is in none afterwards', async () => {
    for (let round = 0; round < 4; round += 1) {
      const userId = await place.addMember();
      const { workspaceId } = place;
      const name = `race-${round}-${slices.ids.next()}`;
      const draft = { workspaceId, kind: 'public', name } as const;
      const { channel } = await slices.run(place.owner, 'channel.create', draft);
      await Promise.allSettled([
        slices.run(place.owner, 'channel.addMembers', { channelId: channel.id, memberIds: [userId] }),
        slices.run(place.owner, 'member.remove', { workspaceId, memberId: userId }),
        slices.run(userId, 'channel.join', { channelId: channel.id }),
        slices.run(userId, 'channel.openDirect', { workspaceId, memberIds: [place.owner] }),
      ]);
      expect(await slices.postgres.prisma.channelMember.count({ where: { userId } })).toBe(0);
    }
  });
});

describe('[R-REC-3] a snapshot', () => {
  it('of the workspace, the person and a channel is their state at the head', async () => {
    const userId = await place.addMember();
    const text = mentionOfUser(userId);
    const send = { channelId: place.generalId, clientMessageId: slices.ids.next(), text };
    const { message } = await slices.run(place.owner, 'message.send', send);
    const heads = async (stream: StreamName) => (await slices.log.positions([stream])).get(stream)?.head;

    const workspace = await snapshotOf(userId, `workspace:${place.workspaceId}`);
    expect(workspace).toMatchObject({ kind: 'workspace', workspace: place.workspace });
    expect(workspace.head).toBe(await heads(`workspace:${place.workspaceId}`));
    const user = await snapshotOf(userId, `user:${userId}`);
    expect(user).toMatchObject({
      kind: 'user',
      account: { id: userId },
      memberships: [
        {
          channel: { id: place.generalId },
          head: message.sequence,
          lastMessageAt: message.createdAt,
          readState: {
            unread: { sequences: [message.sequence] },
            mentions: { sequences: [message.sequence] },
          },
        },
      ],
    });
    expect(user.head).toBe(await heads(`user:${userId}`));
    const channel = await snapshotOf(userId, `channel:${place.generalId}`);
    expect(channel).toMatchObject({
      kind: 'channel',
      head: message.sequence,
      page: { head: message.sequence },
    });
    expect(channel.kind === 'channel' && channel.page.messages.at(-1)).toEqual(message);
  });

  it('[R-AUTH-4] is for those only who may read the stream, in that workspace', async () => {
    const userId = await place.addMember();
    const elsewhere = await foundTestWorkspace(slices);
    const draft = { workspaceId: place.workspaceId, kind: 'private', name: 'hidden' } as const;
    const { channel } = await slices.run(place.owner, 'channel.create', draft);
    const refused: [string, StreamName, string?][] = [
      [elsewhere.owner, `workspace:${place.workspaceId}`],
      [elsewhere.owner, `channel:${place.generalId}`],
      [elsewhere.owner, `user:${elsewhere.owner}`],
      [userId, `user:${place.owner}`],
      [userId, `channel:${channel.id}`],
      [userId, `channel:${slices.ids.next()}`],
      [place.owner, `channel:${place.generalId}`, elsewhere.workspaceId],
      [place.owner, `workspace:${place.workspaceId}`, elsewhere.workspaceId],
    ];
    for (const [who, stream, workspaceId] of refused)
      expect(await refusalOf(snapshotOf(who, stream, workspaceId))).toBe('not_found');
  });

  it('of a public channel can be had without belonging to it', async () => {
    const draft = { workspaceId: place.workspaceId, kind: 'public', name: 'window' } as const;
    const { channel } = await slices.run(place.owner, 'channel.create', draft);
    const looked = await snapshotOf(await place.addMember(), `channel:${channel.id}`);
    expect(looked).toMatchObject({ kind: 'channel', channel, readState: null });
  });
});

describe('[R-CONN-3] bootstrap', () => {
  it('names every stream of the person with its head', async () => {
    const userId = await place.addMember();
    const query = { workspace: place.workspace.slug };
    const { result } = await slices.call(bootstrap, { actor: actorOf(userId), query });
    const positions = await slices.log.positions(result.streams.map((one) => one.stream));
    expect(new Set(result.streams.map((one) => one.stream))).toEqual(
      new Set([`workspace:${place.workspaceId}`, `user:${userId}`, `channel:${place.generalId}`]),
    );
    for (const { stream, head } of result.streams) expect(head).toBe(positions.get(stream)?.head);
    expect(result).toMatchObject({ account: { id: userId }, workspace: place.workspace });
    const stranger = await slices.addAccount();
    expect(await refusalOf(slices.call(bootstrap, { actor: actorOf(stranger), query }))).toBe('not_found');
  });
});
