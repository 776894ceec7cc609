import { inviteAccept, type UserId } from '@parley/protocol';
import { expect, it } from 'vitest';
import { holding } from '../../../../../tests/support/holding.js';
import { actorOf, refusalOf } from '../../../../../tests/support/slices.js';
import { startTestWorkspace } from '../../../../../tests/support/test-workspace.js';

const { slices, place } = await startTestWorkspace({ poolSize: 10 });

const invite = (userId: UserId) =>
  slices.run(userId, 'invite.create', { workspaceId: place.workspaceId, expiresInHours: 24, maxUses: 1 });
const accept = (code: string, userId: UserId) =>
  slices.call(inviteAccept, { params: { code }, actor: actorOf(userId), body: {} });

it('[R-AUTH-1] nobody makes an invite to come back by while they are being removed', async () => {
  const userId = await place.addMember();
  const removal = await holding(
    slices.postgres.pool,
    'UPDATE member SET left_at = now() WHERE workspace_id = $1 AND user_id = $2',
    [place.workspaceId, userId],
  );
  const made = refusalOf(invite(userId));
  await Promise.race([made, removal.untilAwaited()]);
  await removal.commit();
  expect(await made).toBe('not_found');
});

it('two invites used by one person at the same moment let them in once', async () => {
  for (let round = 0; round < 6; round += 1) {
    const guest = await slices.addAccount();
    const invites = [await invite(place.owner), await invite(place.owner)];
    const before = slices.published.length;
    await Promise.all(invites.map(({ code }) => accept(code, guest)));
    const joined = slices.published.slice(before).filter((event) => event.type === 'member.joined');
    expect(joined).toHaveLength(1);
    const ids = invites.map((one) => one.invite.id);
    const stored = await slices.postgres.prisma.invite.findMany({ where: { id: { in: ids } } });
    expect(stored.map(({ uses }) => uses).sort((a, b) => a - b)).toEqual([0, 1]);
  }
});
