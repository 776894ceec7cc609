import { presenceHere, type UserId } from '@parley/protocol';
import { expect, it, onTestFinished } from 'vitest';
import { actorOf, foundTestWorkspace, refusalOf, startSlices } from '../../../../../tests/support/slices.js';

async function start(here: Set<UserId> | null) {
  const slices = await startSlices({ here });
  onTestFinished(() => slices.stop());
  const place = await foundTestWorkspace(slices);
  const ask = (userId: UserId) =>
    slices.call(presenceHere, { actor: actorOf(userId), params: { workspaceId: place.workspaceId } });
  return { slices, place, ask };
}

it('[R-AUTH-4] who is here is told of those who belong to the workspace, to those who do', async () => {
  const here = new Set<UserId>();
  const { slices, place, ask } = await start(here);
  const [ada, luc, away, foreigner] = [
    await place.addMember(),
    await place.addMember(),
    await place.addMember(),
    (await foundTestWorkspace(slices)).owner,
  ];
  for (const userId of [ada, luc, foreigner]) here.add(userId);
  const { online } = (await ask(away)).result;
  expect(online.toSorted()).toEqual([ada, luc].toSorted());
  expect(await refusalOf(ask(foreigner))).toBe('not_found');

  await slices.run(place.owner, 'member.remove', { workspaceId: place.workspaceId, memberId: luc });
  expect((await ask(away)).result.online).toEqual([ada]);
  expect(await refusalOf(ask(luc))).toBe('not_found');
});

it('says that it cannot be told, rather than that nobody is here', async () => {
  const { place, ask } = await start(null);
  expect(await refusalOf(ask(place.owner))).toBe('unavailable');
});
