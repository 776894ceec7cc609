import { inviteAccept, inviteList, invitePreview } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { actorOf, refusalOf } from '../../../../../tests/support/slices.js';
import { startTestWorkspace } from '../../../../../tests/support/test-workspace.js';

const { slices, place } = await startTestWorkspace({ poolSize: 10 });

const account = (name: string) => ({
  name,
  email: `${slices.ids.next()}@example.org`,
  password: 'a good password',
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
