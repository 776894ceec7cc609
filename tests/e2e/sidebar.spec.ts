import { channelOpenDirect, notificationsUpdate } from '@parley/protocol';
import type { Page } from '@playwright/test';
import { createChannel } from './support/person.js';
import { isReady, sidebar, sidebarRow } from './support/screen.js';
import { expect, test } from './support/test.js';
import { medium, wide } from './support/windows.js';

const section = (page: Page, name: string) => sidebar(page).getByRole('region', { name });

async function chooseFromRow(page: Page, channel: string, ...items: string[]): Promise<void> {
  await sidebarRow(page, channel).click({ button: 'right' });
  for (const item of items) await page.getByRole('menuitem', { name: new RegExp(`^${item}`) }).click();
}

test('a sidebar put in order is so on every device, and after a reload', async ({ windows, team }) => {
  const { people, workspace } = await team('Ann');
  const { Ann } = people;
  for (const name of ['anvil', 'bronze', 'copper'])
    await createChannel(Ann, { workspaceId: workspace.id, name, kind: 'private' });
  const laptop = await windows.open(Ann, wide);
  const tablet = await windows.open(Ann, medium);
  for (const page of [laptop, tablet]) {
    await page.goto(`/w/${workspace.slug}`);
    await isReady(page);
    await expect(sidebarRow(page, 'anvil')).toBeVisible();
  }

  await test.step('star, from the menu of the row', async () => {
    await chooseFromRow(laptop, 'copper', 'Star');
    for (const page of [laptop, tablet])
      await expect(section(page, 'Starred').getByRole('link', { name: 'copper' })).toBeVisible();
  });

  await test.step('a section of one’s own, with the keyboard', async () => {
    // A pointer that rests where the menu comes up would open what it rests on.
    await laptop.mouse.move(1000, 300);
    await sidebarRow(laptop, 'bronze').focus();
    await laptop.keyboard.press('Shift+F10');
    await laptop.getByRole('menuitem', { name: 'Move to section' }).click();
    await laptop.getByRole('menuitem', { name: 'New section…' }).click();
    await laptop.getByRole('dialog').getByLabel('Name').fill('Foundry');
    await laptop.keyboard.press('Enter');
    for (const page of [laptop, tablet])
      await expect(section(page, 'Foundry').getByRole('link', { name: 'bronze' })).toBeVisible();
  });

  await test.step('drag', async () => {
    await sidebarRow(laptop, 'anvil').dragTo(section(laptop, 'Foundry'));
    for (const page of [laptop, tablet])
      await expect(section(page, 'Foundry').getByRole('link')).toHaveText(['anvil', 'bronze']);
  });

  await test.step('close it: what is read goes out of sight, on both', async () => {
    await sidebar(tablet).getByRole('button', { name: 'Foundry', exact: true }).click();
    for (const page of [laptop, tablet]) await expect(sidebarRow(page, 'anvil')).toHaveCount(0);
    await sidebar(laptop).getByRole('button', { name: 'Foundry', exact: true }).click();
    for (const page of [laptop, tablet]) await expect(sidebarRow(page, 'anvil')).toBeVisible();
  });

  await test.step('delete it, and take that back', async () => {
    await section(laptop, 'Foundry').getByRole('button', { name: 'Section Foundry' }).click();
    await laptop.getByRole('menuitem', { name: 'Delete section' }).click();
    for (const page of [laptop, tablet]) {
      await expect(section(page, 'Foundry')).toHaveCount(0);
      await expect(section(page, 'Channels').getByRole('link', { name: 'bronze' })).toBeVisible();
    }
    await laptop.getByRole('button', { name: 'Undo' }).click();
    for (const page of [laptop, tablet])
      await expect(section(page, 'Foundry').getByRole('link')).toHaveText(['anvil', 'bronze']);
  });

  await test.step('reload', async () => {
    await laptop.reload();
    await isReady(laptop);
    await expect(section(laptop, 'Foundry').getByRole('link')).toHaveText(['anvil', 'bronze']);
    await expect(section(laptop, 'Starred').getByRole('link')).toHaveText(['copper']);
  });
});

test('what is muted neither weighs nor is told of, but a mention is', async ({ windows, team }) => {
  const { people, workspace, generalId } = await team('Ann', 'Ben', 'Cleo');
  const { Ann, Ben, Cleo } = people;
  const workspaceId = workspace.id;
  const channel = await createChannel(Ann, { workspaceId, name: 'chatter', members: [Ben] });
  const open = { workspaceId, memberIds: [Ben.userId] };
  const { channel: direct } = await Cleo.command(channelOpenDirect, open);
  await Ben.command(notificationsUpdate, {
    workspaceId,
    change: { kind: 'channel', channelId: channel.id, level: 'all' },
  });
  const page = await windows.open(Ben, wide);
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);
  const row = sidebar(page).locator(`a[href$="${channel.id}"]`);
  const talk = sidebar(page).locator(`a[href$="${direct.id}"]`);
  const total = page.getByRole('link', { name: /^Unread/ });
  const notice = page.getByRole('dialog');

  await Cleo.say(direct.id, 'Before it was too much');
  await expect(total).toHaveAccessibleName('Unread 1 message is for you');
  await expect(page).toHaveTitle(/^\(1\)/);
  await expect(notice.filter({ hasText: 'Before it was too much' })).toBeVisible();
  await chooseFromRow(page, 'Cleo', 'Mute');
  await chooseFromRow(page, 'chatter', 'Mute');
  for (const one of [row, talk]) await expect(one).toHaveAttribute('data-muted', 'true');
  await expect(total).toHaveAccessibleName('Unread');
  await expect(page).toHaveTitle(/^#general/);

  await Cleo.say(direct.id, 'Are you there?');
  await Ann.say(channel.id, 'nothing special');
  for (const [person, id] of [
    [Cleo, direct.id],
    [Ann, channel.id],
  ] as const)
    await person.say(id, `for <@${Ben.userId}>`);
  for (const one of [row, talk]) {
    await expect(one).toContainText('1 message mentions you');
    await expect(one).toHaveAttribute('data-unread', 'true');
  }
  await expect(total).toHaveAccessibleName('Unread 2 messages are for you');
  await expect(page).toHaveTitle(/^\(2\)/);
  await expect(notice.filter({ hasText: 'Ann in #chatter' })).toContainText('for @Ben');
  for (const text of ['Are you there?', 'nothing special'])
    await expect(notice.filter({ hasText: text })).toHaveCount(0);

  await total.click();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveText([/for @Ben/, /for @Ben/]);
});

test('a status shows beside the name, to others too, and is taken back', async ({ windows, team }) => {
  const { people, workspace } = await team('Ann', 'Ben');
  const page = await windows.open(people.Ann);
  const other = await windows.open(people.Ben);
  await page.goto(`/w/${workspace.slug}`);
  await other.goto(`/w/${workspace.slug}/people`);
  await isReady(page);

  const me = page
    .getByRole('complementary', { name: 'Sidebar' })
    .getByRole('button', { name: /^Ann/ })
    .last();
  await me.click();
  await page.getByRole('button', { name: 'Set a status' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set a status' });
  await dialog.getByRole('button', { name: 'At lunch' }).click();
  await dialog.getByRole('button', { name: 'Set status' }).click();
  await expect(other.getByRole('button', { name: /^Ann.*At lunch/ })).toBeVisible();

  await me.click();
  await page.getByRole('button', { name: 'Change status' }).click();
  await dialog.getByRole('button', { name: 'Clear status' }).click();
  await expect(other.getByRole('button', { name: /^Ann.*At lunch/ })).toHaveCount(0);
});

test('what is preferred on one device holds on the other', async ({ windows, team }) => {
  const { people, workspace } = await team('Ann');
  const page = await windows.open(people.Ann, medium);
  const other = await windows.open(people.Ann, wide);
  await page.goto(`/w/${workspace.slug}/settings/profile`);
  const pages = page.getByRole('navigation', { name: 'Settings' });
  await pages.getByRole('link', { name: 'About' }).click();
  await expect(pages.getByRole('link', { name: 'About' })).toBeInViewport({ ratio: 1 });
  await pages.getByRole('link', { name: 'Appearance' }).click();
  await other.goto(`/w/${workspace.slug}`);
  await isReady(other);

  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('radio', { name: 'Compact' }).click();
  await expect(other.locator('html')).toHaveAttribute('data-density', 'compact');
  await page.getByRole('radio', { name: 'Ctrl or ⌘ and Enter' }).click();
  await page.getByRole('radio', { name: '12 hours' }).click();
  await expect(other.getByRole('article').first().locator('time')).toHaveText(/[ap]m/i);

  const field = other.getByRole('textbox', { name: /^Message / });
  await field.fill('first line');
  await field.press('Enter');
  await field.pressSequentially('second line');
  await field.press('Control+Enter');
  await expect(other.getByRole('article').filter({ hasText: 'second line' })).toContainText('first line');
});
