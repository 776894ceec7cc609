import {
  bootstrap,
  inviteAccept,
  inviteList,
  invitePreview,
  limits,
  mentionOfUser,
  type SignedIn,
  type StreamName,
  setup,
  snapshot,
  workspaceCreate,
} from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  actorOf,
  foundTestWorkspace,
  refusalOf,
  type Slices,
  startSlices,
  type TestWorkspace,
} from '../../../../../tests/support/slices.js';
import { welcomeMessages } from './welcome-messages.js';

let slices: Slices;
let place: TestWorkspace;

beforeAll(async () => {
  slices = await startSlices({ poolSize: 10 });
  place = await foundTestWorkspace(slices);
});
afterAll(() => slices.stop());

const account = (name: string) => ({
  name,
  email: `${slices.ids.next()}@example.org`,
  password: 'a good password',
});

async function snapshotOf(userId: string, stream: StreamName, workspaceId = place.workspaceId) {
  const { result } = await slices.call(snapshot, {
    actor: actorOf(userId),
    params: { stream },
    query: { workspaceId },
  });
  return result;
}

describe('setting up', () => {
  it('works once, however many try at the same moment', async () => {
    const fresh = await startSlices({ poolSize: 10 });
    const attempts = await Promise.allSettled(
      ['Noor', 'Kenji', 'Rosa', 'Ilse'].map((name) =>
        fresh.call(setup, { body: { account: account(name), workspaceName: 'Café Müller & Söhne' } }),
      ),
    );
    const done = attempts.filter((one) => one.status === 'fulfilled').map((one) => one.value);
    const refused = attempts.filter((one) => one.status === 'rejected').map((one) => one.reason.code);
    expect(done).toHaveLength(1);
    expect(refused).toEqual(Array(3).fill('setup_done'));
    expect(await fresh.workspaces.isSetUp()).toBe(true);
    const [answer] = done;
    expect(answer?.result.workspaceSlug).toBe('cafe-muller-sohne');
    expect(answer?.setCookies).toHaveLength(1);
    const session = answer?.result.session as SignedIn;
    expect(session.workspaces).toMatchObject([{ role: 'owner', workspace: { name: 'Café Müller & Söhne' } }]);
    expect(await fresh.postgres.prisma.user.count()).toBe(1);

    const [general] = await fresh.channels.reading.memberships(
      fresh.postgres,
      session.account.id,
      session.workspaces[0]?.workspace.id ?? '',
    );
    expect(general?.channel).toMatchObject({ name: 'general', kind: 'public' });
    expect(general?.readState.unread.sequences).toEqual([]);
    const messages = await fresh.postgres.prisma.message.findMany({ orderBy: { sequence: 'asc' } });
    expect(messages.map((message) => message.text)).toEqual(welcomeMessages);
    await fresh.stop();
  });
});

describe('another workspace', () => {
  const create = async (body: { name: string; slug?: string }) => {
    const answer = await slices.call(workspaceCreate, { actor: actorOf(place.owner), body });
    return answer.result.workspace;
  };

  it('has an address of its own, made of its name or as asked for', async () => {
    expect((await create({ name: 'Straße 1' })).slug).toBe('strasse-1');
    expect((await create({ name: 'Strasse 1' })).slug).toBe('strasse-1-2');
    expect((await create({ name: '地図' })).slug).toBe('team');
    expect((await create({ name: 'x', slug: 'chosen' })).slug).toBe('chosen');
    expect(await refusalOf(create({ name: 'y', slug: 'chosen' }))).toBe('slug_taken');
  });

  it('is refused to somebody who owns as many as one person may', async () => {
    const owner = await slices.addAccount('Collector');
    const found = () => slices.call(workspaceCreate, { actor: actorOf(owner), body: { name: 'One more' } });
    await found();
    await slices.postgres.pool.query(
      `WITH made AS (
         INSERT INTO workspace (id, slug, name, created_at)
         SELECT gen_random_uuid(), gen_random_uuid()::text, 'Collected', now() FROM generate_series(1, $2)
         RETURNING id
       )
       INSERT INTO member (workspace_id, user_id, display_name, title, role, joined_at, version)
       SELECT id, $1, 'Collector', '', 'owner', now(), 0 FROM made`,
      [owner, limits.workspacesPerOwner - 2],
    );
    await found();
    expect(await refusalOf(found())).toBe('limit_reached');
  });

  it('made by many at once has as many addresses', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => create({ name: 'At once' })));
    expect(new Set(made.map((one) => one.slug)).size).toBe(6);
  });
});

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

describe('an invite', () => {
  type Terms = { expiresInHours?: number | null; maxUses?: number | null };
  async function invite(userId: string, { expiresInHours = 24, maxUses = null }: Terms = {}) {
    const payload = { workspaceId: place.workspaceId, expiresInHours, maxUses };
    return slices.run(userId, 'invite.create', payload);
  }
  const accept = (code: string, userId: string) =>
    slices.call(inviteAccept, { params: { code }, actor: actorOf(userId), body: {} });
  const preview = (code: string) => slices.call(invitePreview, { params: { code } });

  it('shows where it leads, and brings in somebody new or somebody signed in', async () => {
    const { code } = await invite(place.owner);
    expect((await preview(code)).result).toMatchObject({
      workspaceName: 'Test',
      workspaceSlug: place.workspace.slug,
      invitedBy: 'Owner',
    });
    const known = await slices.addAccount('Known');
    expect((await accept(code, known)).result.workspaceSlug).toBe(place.workspace.slug);
    const answer = await slices.call(inviteAccept, {
      params: { code },
      body: { account: account('Newcomer') },
    });
    expect(answer.result.session).toMatchObject({
      account: { name: 'Newcomer' },
      workspaces: [{ role: 'member' }],
    });
    expect(answer.setCookies).toHaveLength(1);
    const userId = answer.result.session.account.id;
    const found = await slices.channels.reading.memberships(slices.postgres, userId, place.workspaceId);
    expect(found.map(({ channel }) => channel.id)).toEqual([place.generalId]);
    expect(found[0]?.readState.unread.sequences).toEqual([]);
  });

  it('asks who is there, and does not take an address twice', async () => {
    const { code } = await invite(place.owner, { maxUses: 1 });
    expect(await refusalOf(slices.call(inviteAccept, { params: { code }, body: {} }))).toBe(
      'unauthenticated',
    );
    const { email } = await slices.postgres.prisma.user.findFirstOrThrow();
    const taken = { ...account('Taken'), email };
    expect(await refusalOf(slices.call(inviteAccept, { params: { code }, body: { account: taken } }))).toBe(
      'address_taken',
    );
    await accept(code, await slices.addAccount());
  });

  it('ends by time, by being withdrawn and by being used up', async () => {
    const expired = await invite(place.owner, { expiresInHours: 1 });
    await slices.postgres.prisma.invite.update({
      where: { id: expired.invite.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    const revoked = await invite(place.owner);
    await slices.run(place.owner, 'invite.revoke', { inviteId: revoked.invite.id });
    const used = await invite(place.owner, { maxUses: 1 });
    const guest = await slices.addAccount();
    await accept(used.code, guest);
    for (const [code, refusal] of [
      [expired.code, 'invite_expired'],
      [revoked.code, 'invite_revoked'],
      [used.code, 'invite_used_up'],
      ['x'.repeat(43), 'invite_unknown'],
    ] as const) {
      expect(await refusalOf(preview(code))).toBe(refusal);
      expect(await refusalOf(accept(code, await slices.addAccount()))).toBe(refusal);
      const body = { account: account('Late') };
      expect(await refusalOf(slices.call(inviteAccept, { params: { code }, body }))).toBe(refusal);
    }
    // The answer to the first may have been lost.
    expect((await accept(used.code, guest)).result.workspaceSlug).toBe(place.workspace.slug);
  });

  it('for three lets three in, however many come at once, and leaves no account of the others', async () => {
    const { code, invite: made } = await invite(place.owner, { maxUses: 3 });
    const guests = await Promise.all(Array.from({ length: 5 }, () => slices.addAccount()));
    const newcomers = Array.from({ length: 3 }, () => account('Newcomer'));
    const results = await Promise.allSettled([
      ...guests.map((userId) => accept(code, userId)),
      ...newcomers.map((body) => slices.call(inviteAccept, { params: { code }, body: { account: body } })),
    ]);
    const refused = results.filter((one) => one.status === 'rejected').map((one) => one.reason.code);
    expect(refused).toEqual(Array(5).fill('invite_used_up'));
    const stored = await slices.postgres.prisma.invite.findUniqueOrThrow({ where: { id: made.id } });
    expect(stored.uses).toBe(3);
    const users = await slices.postgres.prisma.user.count({
      where: { email: { in: newcomers.map(({ email }) => email) } },
    });
    expect(users).toBe(results.slice(5).filter((one) => one.status === 'fulfilled').length);
  });

  it('is told once and kept as a hash; repeated it is the same', async () => {
    const commandId = slices.ids.next();
    const payload = { workspaceId: place.workspaceId, expiresInHours: null, maxUses: null };
    const made = await slices.run(place.owner, 'invite.create', payload, commandId);
    expect(await slices.run(place.owner, 'invite.create', payload, commandId)).toEqual(made);
    const { rows } = await slices.postgres.pool.query(
      `SELECT 1 FROM invite i WHERE strpos(i::text, $1) > 0
       UNION ALL SELECT 1 FROM command_receipt r WHERE strpos(r::text, $1) > 0`,
      [made.code],
    );
    expect(rows).toEqual([]);
  });

  it('is listed and withdrawn by its maker, owners and admins', async () => {
    const [maker, other, admin] = [
      await place.addMember(),
      await place.addMember(),
      await place.addMember('admin'),
    ];
    const { invite: made } = await invite(maker);
    const list = async (userId: string) => {
      const params = { workspaceId: place.workspaceId };
      return (await slices.call(inviteList, { actor: actorOf(userId), params })).result.invites;
    };
    expect(await list(maker)).toEqual([made]);
    expect(await list(other)).toEqual([]);
    expect(await list(admin)).toContainEqual(made);
    const stranger = await slices.addAccount();
    expect(await refusalOf(list(stranger))).toBe('not_found');
    const revoke = (userId: string) => slices.run(userId, 'invite.revoke', { inviteId: made.id });
    expect(await refusalOf(revoke(other))).toBe('forbidden');
    expect(await refusalOf(revoke(stranger))).toBe('not_found');
    const { invite: revoked } = await revoke(maker);
    expect(revoked.revokedAt).not.toBeNull();
    expect((await revoke(admin)).invite).toEqual(revoked);
    expect(await refusalOf(invite(stranger))).toBe('not_found');
  });

  it('made since brings back who was removed, with their conversations; an older one does not', async () => {
    const userId = await place.addMember('admin');
    const older = await invite(place.owner);
    const theirs = await invite(userId);
    const direct = { workspaceId: place.workspaceId, memberIds: [userId] };
    const { channel } = await slices.run(place.owner, 'channel.openDirect', direct);
    await slices.run(place.owner, 'member.remove', { workspaceId: place.workspaceId, memberId: userId });
    expect(await refusalOf(accept(older.code, userId))).toBe('invite_revoked');
    expect(await refusalOf(accept(theirs.code, await slices.addAccount()))).toBe('invite_revoked');
    const fresh = await invite(place.owner);
    const { result } = await accept(fresh.code, userId);
    expect(result.session.workspaces).toMatchObject([{ role: 'member' }]);
    const found = await slices.channels.reading.memberships(slices.postgres, userId, place.workspaceId);
    expect(found.map((one) => one.channel.id).sort()).toEqual([place.generalId, channel.id].sort());
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
