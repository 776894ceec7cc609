import { AxeBuilder } from '@axe-core/playwright';
import { channelRemoveMember, sessionSignOut } from '@parley/protocol';
import type { Page } from '@playwright/test';
import { fillChannel } from './support/fill-channel.js';
import { createChannel } from './support/person.js';
import { composer, isReady, openChannel, sidebarRow, timeline, write } from './support/screen.js';
import { expect, test } from './support/test.js';

const status = (page: Page) => page.locator('[data-connection]').first();
const panel = (page: Page) => page.getByRole('dialog', { name: 'Connection' });
const fact = (page: Page, name: string) =>
  panel(page)
    .locator('dt', { hasText: new RegExp(`^${name}$`) })
    .locator('xpath=following-sibling::dd[1]');

test('[R-CONN-2] the panel tells how the server is reached and how far behind each channel is', async ({
  windows,
  team,
}) => {
  const { workspace, people } = await team('Ada', 'Luc');
  await createChannel(people.Ada, { workspaceId: workspace.id, name: 'release-train' });
  const page = await windows.open(people.Ada, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(`/w/${workspace.slug}`);
  await isReady(page);
  await write(page, 'Nobody needs to read this twice');

  await test.step('opens and closes by keyboard, and gives the focus back', async () => {
    await status(page).focus();
    await page.keyboard.press('Enter');
    await expect(panel(page)).toBeVisible();
    await expect(status(page)).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Escape');
    await expect(panel(page)).toBeHidden();
    await expect(status(page)).toBeFocused();
  });

  await test.step('says what there is to know, and measures the round trip while it is open', async () => {
    await status(page).click();
    await expect(fact(page, 'Transport')).toHaveText('WebSocket');
    await expect(fact(page, 'Round trip')).toHaveText(/^\d+ ms$/);
    await expect(fact(page, 'Server')).toHaveText(/^\d+\.\d+\.\d+, protocol \d+$/);
    await expect(fact(page, 'App')).toHaveText(/^\d+\.\d+\.\d+, protocol \d+$/);
    await expect(fact(page, 'This tab')).toHaveText(/connection/);
    await expect(panel(page).getByText('All up to date')).toBeVisible();
    await expect(panel(page).getByRole('listitem').filter({ hasText: 'release-train' })).toBeVisible();
  });

  await test.step('hands out a report without names and texts', async () => {
    await panel(page).getByRole('button', { name: 'Copy report' }).click();
    await expect(panel(page).getByRole('button', { name: 'Copied' })).toBeVisible();
    const report = await page.evaluate(() => navigator.clipboard.readText());
    expect(report).toMatch(/^Parley connection report\n/);
    expect(report).toMatch(/Transport: +websocket/);
    for (const secret of ['release-train', 'Nobody needs', people.Ada.account.email, 'Ada'])
      expect(report).not.toContain(secret);
  });

  await test.step('a second press puts it away', async () => {
    await status(page).click();
    await expect(panel(page)).toBeHidden();
  });
});

test('[R-REC-1] without a connection the panel says when it tries again, and tries now when asked', async ({
  windows,
  team,
}) => {
  const { workspace, people, generalId } = await team('Ada', 'Luc');
  windows.expectProblems(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK/);
  const page = await windows.open(people.Ada);
  await page.goto(`/w/${workspace.slug}`);
  await isReady(page);
  await status(page).click();
  await expect(fact(page, 'Transport')).toHaveText('WebSocket');
  await page.context().setOffline(true);
  await expect(panel(page).getByText('Offline', { exact: true })).toBeVisible();
  await expect(panel(page).getByText(/^The server cannot be reached\./)).toBeVisible();
  await expect(fact(page, 'Transport')).toHaveText('–');
  await expect(panel(page).getByText('As of the last connection')).toBeVisible();
  await people.Luc.say(generalId, 'While you were away');
  await page.context().setOffline(false);
  // Coming back by itself is as good; the button must not be needed, nor be in the way.
  const retry = panel(page).getByRole('button', { name: 'Retry now' });
  await retry.click({ timeout: 2_000 }).catch(() => undefined);
  await expect(panel(page).getByText('Connected', { exact: true })).toBeVisible();
  await expect(timeline(page).getByText('While you were away')).toBeVisible();
  await expect(fact(page, 'Last catch-up')).toHaveText(/^1 change in /);
  await expect(retry).toBeHidden();
});

test('the panel is accessible, beside the status and as a sheet', async ({ windows, team }) => {
  test.setTimeout(180_000);
  const { workspace, people } = await team('Ada');
  const page = await windows.open(people.Ada);
  for (const width of [360, 768, 1440]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(width < 720 ? `/w/${workspace.slug}/you` : `/w/${workspace.slug}`);
      await status(page).click();
      await expect(fact(page, 'Round trip')).toHaveText(/^\d+ ms$/);
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode(true)
        .include('[role=dialog]')
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect.soft(violations, `${width} px, ${colorScheme}`).toEqual([]);
      const box = await panel(page).boundingBox();
      expect.soft(box?.x ?? -1, `${width} px`).toBeGreaterThanOrEqual(0);
      expect.soft((box?.x ?? 0) + (box?.width ?? 0), `${width} px`).toBeLessThanOrEqual(width);
    }
  }
});

test('the panel speaks German too', async ({ windows, team }) => {
  const { workspace, people } = await team('Ada');
  const page = await windows.open(people.Ada, { locale: 'de-DE' });
  await page.goto(`/w/${workspace.slug}`);
  await status(page).click();
  const german = page.getByRole('dialog', { name: 'Verbindung' });
  await expect(german.getByText('Antwortzeit')).toBeVisible();
  await expect(german.getByText('Alle auf dem neuesten Stand')).toBeVisible();
});

test('[R-AUTH-1] an open panel goes with everything else when the session is ended elsewhere', async ({
  windows,
  team,
}) => {
  const { workspace, people } = await team('Ada');
  windows.expectProblems(/status of 401/);
  const page = await windows.open(people.Ada);
  await page.goto(`/w/${workspace.slug}`);
  await isReady(page);
  await status(page).click();
  await expect(panel(page)).toBeVisible();
  await people.Ada.call(sessionSignOut);
  await expect(page.getByText(/signed out/i).first()).toBeVisible();
  await expect(panel(page)).toBeHidden();
  await expect(timeline(page)).toHaveCount(0);
});

test('[R-AUTH-2] whoever is taken out of a channel does not see it any more, at once', async ({
  windows,
  team,
}) => {
  const { workspace, people } = await team('Ada', 'Luc');
  const channel = await createChannel(people.Ada, {
    workspaceId: workspace.id,
    name: 'between-us',
    kind: 'private',
    members: [people.Luc],
  });
  await people.Ada.say(channel.id, 'Only for the two of us');
  windows.expectProblems(/status of 40[34]/);
  const page = await windows.open(people.Luc);
  await page.goto(`/w/${workspace.slug}`);
  await isReady(page);
  await openChannel(page, 'between-us');
  await expect(timeline(page).getByText('Only for the two of us')).toBeVisible();
  await people.Ada.command(channelRemoveMember, { channelId: channel.id, memberId: people.Luc.userId });
  await expect(page.getByText('Only for the two of us')).toHaveCount(0);
  await expect(sidebarRow(page, 'between-us')).toHaveCount(0);
  await expect(composer(page)).toHaveCount(0);
});

test('[R-EVT-5] a page that is too old, or too new, for the server is told so in words', async ({
  windows,
  team,
}) => {
  const { workspace, people } = await team('Ada');
  const speaking = async (protocol: object) => {
    const page = await windows.open(people.Ada);
    await page.route('**/api/v1/realtime/bootstrap*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), protocol } });
    });
    await page.goto(`/w/${workspace.slug}`);
    return page;
  };
  const old = await speaking({ version: 99, floor: 99 });
  await expect(old.getByText('Reload the page to go on with the new version.')).toBeVisible();
  await expect(old.getByRole('button', { name: 'Reload' })).toBeVisible();
  const young = await speaking({ version: 0, floor: 0 });
  await expect(young.getByText('The server is older than this page.').first()).toBeVisible();
});

test('[R-AUTH-1] a sign-in page of the network in between does not sign anybody out', async ({
  windows,
  team,
}) => {
  const { workspace, people, generalId } = await team('Ada', 'Luc');
  windows.expectProblems(/status of 40[13]|status of 5|ERR_/);
  const page = await windows.open(people.Ada);
  await page.goto(`/w/${workspace.slug}`);
  await isReady(page);
  await page.route('**/api/**', (route) =>
    route.fulfill({ status: 403, body: '<html>Please accept</html>' }),
  );
  await page.context().setOffline(true);
  await expect(status(page)).toHaveText('Offline');
  await page.context().setOffline(false);
  await expect(status(page)).toHaveText(/Reconnecting|Offline/);
  await expect(composer(page)).toBeVisible();
  await people.Luc.say(generalId, 'Behind the wall');
  await page.unroute('**/api/**');
  await expect(timeline(page).getByText('Behind the wall')).toBeVisible({ timeout: 40_000 });
  await expect(status(page)).toHaveText('Connected');
});

test('[R-CLI-2] [R-CLI-3] whoever comes back to 1,900 new messages can go on using the page', async ({
  windows,
  team,
  address,
}) => {
  test.setTimeout(180_000);
  const { workspace, people } = await team('Ada', 'Luc');
  const channel = await createChannel(people.Ada, {
    workspaceId: workspace.id,
    name: 'busy',
    members: [people.Luc],
  });
  windows.expectProblems(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK/);
  const page = await windows.open(people.Ada);
  await page.goto(`/w/${workspace.slug}/c/${channel.id}`);
  await isReady(page);
  await page.context().setOffline(true);
  await expect(status(page)).toHaveText('Offline');
  const filling = { address, workspaceId: workspace.id, channelId: channel.id };
  await fillChannel(people.Luc, { ...filling, count: 1_900 });
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
    }).observe({ type: 'longtask' });
  });
  await page.context().setOffline(false);
  await expect(status(page)).toHaveText('Connected', { timeout: 60_000 });
  await expect(timeline(page).getByText('deep 1899')).toBeVisible({ timeout: 60_000 });
  await status(page).click();
  await expect(fact(page, 'Last catch-up')).toHaveText(/^1,900 changes in /);
  await expect(panel(page).getByText('All up to date')).toBeVisible();
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  console.log(
    `catch-up of 1,900 messages: ${tasks.length} tasks over 50 ms, the longest ${Math.max(0, ...tasks)} ms`,
  );
});
