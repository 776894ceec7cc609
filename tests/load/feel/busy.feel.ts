import { fillChannel } from '../../e2e/support/fill-channel.js';
import { createChannel } from '../../e2e/support/person.js';
import { composer, isReady, openChannel } from '../../e2e/support/screen.js';
import { expect, test } from '../../e2e/support/test.js';
import { installProbe, takeFelt } from './support/probe.js';
import { startTalk } from './support/talk.js';
import { inp, longest, spread, tell } from './support/tell.js';

const perSecond = 50;
const text = 'the quick brown fox jumps over the lazy dog while everybody else is talking at once ';

test(`${perSecond} messages a second`, async ({ windows, team, address }) => {
  const { workspace, people, generalId } = await team('Ada', 'Luc');
  const workspaceId = workspace.id;
  const others: string[] = [];
  for (let index = 1; index <= 9; index += 1) {
    const form = { workspaceId, name: `room-${index}`, members: [people.Luc] };
    others.push((await createChannel(people.Ada, form)).id);
  }
  await fillChannel(people.Luc, { address, workspaceId, channelId: generalId, count: 500 });
  const page = await windows.open(people.Ada);
  await installProbe(page);
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);
  for (let index = 1; index <= 9; index += 1) await openChannel(page, `room-${index}`);
  await openChannel(page, 'general');

  // Half of them into the channel that is open.
  const channelIds = others.flatMap((id) => [generalId, id]);
  const talk = await startTalk(people.Luc, { address, workspaceId, channelIds, perSecond });
  await page.waitForTimeout(2_000);
  await takeFelt(page);

  await composer(page).pressSequentially(text + text, { delay: 60, timeout: 120_000 });
  const typing = await takeFelt(page);
  expect(typing.keys.length).toBeGreaterThan(text.length);
  tell('a letter, from the key to the end of the frame that shows it', spread(typing.keys));
  tell('of that, until the page is done with the key', spread(typing.work), '16 ms or less');
  tell(
    'typing, 75 % of all keys to the next paint',
    inp(typing.interactions, typing.keys.length, 0.75),
    '40 ms',
  );
  tell('typing, tasks over 50 ms', longest(typing.longTasks), 'none');

  let clicks = 0;
  for (let round = 1; round <= 9; round += 1) {
    for (const name of [`room-${round}`, 'general']) {
      await openChannel(page, name);
      clicks += 1;
      await page.waitForTimeout(400);
    }
  }
  const switching = await takeFelt(page);
  tell(
    'changing channels, 75 % of all clicks to the next paint',
    inp(switching.interactions, clicks, 0.75),
    '40 ms',
  );
  tell('changing channels, tasks over 50 ms', longest(switching.longTasks), 'none');

  await page.waitForTimeout(5_000);
  tell('looking on for 5 s, tasks over 50 ms', longest((await takeFelt(page)).longTasks), 'none');
  tell('messages that came meanwhile', String(talk.stop()));
});
