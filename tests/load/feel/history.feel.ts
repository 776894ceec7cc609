import { messageEdit, messageReact } from '@parley/protocol';
import type { Page } from '@playwright/test';
import { fillChannel } from '../../e2e/support/fill-channel.js';
import { createChannel } from '../../e2e/support/person.js';
import { isReady, timeline } from '../../e2e/support/screen.js';
import { expect, test } from '../../e2e/support/test.js';
import {
  firstVisibleRow,
  isStill,
  nextFrames,
  stopWatching,
  watchList,
} from '../../e2e/support/watch-list.js';
import { installProbe, takeFelt } from './support/probe.js';
import { longest, tell } from './support/tell.js';

const many = 100_000;
const megabyte = 1_000_000;

test(`scrolling through ${many} messages`, async ({ windows, team, address }) => {
  test.setTimeout(1_800_000);
  const { workspace, people } = await team('Ada', 'Luc');
  const { Ada, Luc } = people;
  const workspaceId = workspace.id;
  const { id: channelId } = await createChannel(Ada, {
    ...{ workspaceId, name: 'deep', members: [Luc] },
  });
  const half = { address, workspaceId, channelId, count: many / 2 };
  await Promise.all([fillChannel(Ada, half), fillChannel(Luc, half)]);
  const page = await windows.open(Ada);
  await installProbe(page);
  await page.goto(`/w/${workspace.slug}/c/${channelId}`);
  await isReady(page);
  await expect(timeline(page).getByRole('article').last()).toBeInViewport();
  tell('heap with the channel open', `${await heap(page)} MB`);
  await takeFelt(page);

  await timeline(page).hover();
  await watchList(page);
  const start = page.getByText('This is the beginning of #deep');
  let halfway = '';
  for (let wheels = 0; !(await start.isVisible()); wheels += 1) {
    await page.mouse.wheel(0, -3_000);
    await nextFrames(page, 1);
    if (wheels === 500) halfway = `${await heap(page)} MB`;
  }
  const { frames, largestGap } = await stopWatching(page);
  const { longTasks } = await takeFelt(page);
  tell(
    `uncovered in the worst of ${frames} frames, scrolling up to the first message`,
    `${largestGap} px`,
    '0 px',
  );
  tell('tasks over 50 ms meanwhile', longest(longTasks), 'none');
  tell('heap on the way', halfway, '120 MB or less');
  tell('heap at the first message', `${await heap(page)} MB`, '120 MB or less');

  await page.getByRole('button', { name: 'Latest' }).click();
  await expect(timeline(page).getByRole('article').last()).toBeInViewport();
  await isStill(page);
  tell('heap back at the newest', `${await heap(page)} MB`, '120 MB or less');
});

test('what changes out of sight moves nothing', async ({ windows, team, address }) => {
  const { workspace, people, generalId: channelId } = await team('Ada', 'Luc');
  const { Ada, Luc } = people;
  await fillChannel(Luc, { address, workspaceId: workspace.id, channelId, count: 400 });
  const above = await Luc.say(channelId, 'above');
  for (let line = 0; line < 60; line += 1) await Luc.say(channelId, `between ${line}`);
  const page = await windows.open(Ada);
  await installProbe(page);
  await page.goto(`/w/${workspace.slug}/c/${channelId}`);
  await isReady(page);
  await timeline(page).hover();
  await page.mouse.wheel(0, -200);
  await isStill(page);
  // Not a part of it: what grows in sight may be seen to grow.
  await expect(page.getByText('above', { exact: true })).not.toBeInViewport();
  const link = `${address}/w/${workspace.slug}/c/${channelId}?at=${above.sequence}`;
  const changes: Record<string, () => Promise<unknown>> = {
    'a reaction above': () => Luc.command(messageReact, { messageId: above.id, emoji: '👍' }),
    'an edit above': () => Luc.command(messageEdit, { messageId: above.id, text: 'above\n\nand\n\nhigher' }),
    'a preview above': () => Luc.command(messageEdit, { messageId: above.id, text: `see ${link}` }),
    'a message with a preview below': () => Luc.say(channelId, `see ${link}`),
  };
  for (const [what, change] of Object.entries(changes)) {
    const { key } = await firstVisibleRow(page);
    await takeFelt(page);
    await watchList(page, key);
    await change();
    await page.waitForTimeout(500);
    const { largestDrift } = await stopWatching(page);
    const { shift } = await takeFelt(page);
    tell(
      `${what}: drift of what is read, and shift by the browser's measure`,
      `${largestDrift} px, ${shift}`,
      '0',
    );
  }
});

/** Used after a collection, in MB. */
async function heap(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return (usedSize / megabyte).toFixed(0);
}
