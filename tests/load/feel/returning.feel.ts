import { fillChannel } from '../../e2e/support/fill-channel.js';
import { createChannel } from '../../e2e/support/person.js';
import { isReady, message, timeline } from '../../e2e/support/screen.js';
import { expect, test } from '../../e2e/support/test.js';
import { installProbe, takeFelt } from './support/probe.js';
import { longest, tell } from './support/tell.js';

const missed = 1_900;

for (const place of ['the channel that is open', 'twenty channels'] as const)
  test(`coming back to ${missed} messages in ${place}`, async ({ windows, team, address }) => {
    windows.expectProblems(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK/);
    const { workspace, people, generalId } = await team('Ada', 'Luc');
    const workspaceId = workspace.id;
    const channelIds = [generalId];
    if (place === 'twenty channels')
      for (let index = 1; index < 20; index += 1) {
        const form = { workspaceId, name: `room-${index}`, members: [people.Luc] };
        channelIds.push((await createChannel(people.Ada, form)).id);
      }
    const fill = async (count: number) => {
      for (const channelId of channelIds)
        await fillChannel(people.Luc, { address, workspaceId, channelId, count: count / channelIds.length });
    };
    await fill(200);
    const page = await windows.open(people.Ada);
    await installProbe(page);
    await page.goto(`/w/${workspace.slug}/c/${generalId}`);
    await isReady(page);
    await page.waitForTimeout(2_000);
    await page.context().setOffline(true);
    const status = page.locator('[data-connection]').first();
    await expect(status).toHaveText('Offline');
    await fill(missed);
    const last = await people.Luc.say(generalId, 'the very last');
    await takeFelt(page);
    await page.context().setOffline(false);
    await expect(status).toHaveText('Connected', { timeout: 60_000 });
    await expect(message(page, last.text)).toBeVisible({ timeout: 60_000 });
    await expect(timeline(page).getByText(last.text)).toBeInViewport();
    await page.waitForTimeout(1_000);
    const { longTasks, shift } = await takeFelt(page);
    tell(`catching up with ${missed} messages in ${place}, tasks over 50 ms`, longest(longTasks), 'none');
    tell('shift meanwhile', shift.toFixed(3));
  });
