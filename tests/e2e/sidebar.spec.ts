import type { Page } from '@playwright/test';
import { createChannel } from './support/person.js';
import { isReady, sidebar, sidebarRow } from './support/screen.js';
import { expect, test } from './support/test.js';

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
  const laptop = await windows.open(Ann);
  const phone = await windows.open(Ann);
  for (const page of [laptop, phone]) {
    await page.goto(`/w/${workspace.slug}`);
    await isReady(page);
    await expect(sidebarRow(page, 'anvil')).toBeVisible();
  }

  await test.step('star, from the menu of the row', async () => {
    await chooseFromRow(laptop, 'copper', 'Star');
    for (const page of [laptop, phone])
      await expect(section(page, 'Starred').getByRole('link', { name: 'copper' })).toBeVisible();
  });

  await test.step('a section of one’s own, with the keyboard', async () => {
    await sidebarRow(laptop, 'bronze').focus();
    await laptop.keyboard.press('Shift+F10');
    await laptop.getByRole('menuitem', { name: 'Move to section' }).click();
    await laptop.getByRole('menuitem', { name: 'New section…' }).click();
    await laptop.getByRole('dialog').getByLabel('Name').fill('Foundry');
    await laptop.keyboard.press('Enter');
    for (const page of [laptop, phone])
      await expect(section(page, 'Foundry').getByRole('link', { name: 'bronze' })).toBeVisible();
  });

  await test.step('drag', async () => {
    await sidebarRow(laptop, 'anvil').dragTo(section(laptop, 'Foundry'));
    for (const page of [laptop, phone])
      await expect(section(page, 'Foundry').getByRole('link')).toHaveText(['anvil', 'bronze']);
  });

  await test.step('close it: what is read goes out of sight, on both', async () => {
    await sidebar(phone).getByRole('button', { name: 'Foundry', exact: true }).click();
    for (const page of [laptop, phone]) await expect(sidebarRow(page, 'anvil')).toHaveCount(0);
    await sidebar(laptop).getByRole('button', { name: 'Foundry', exact: true }).click();
    for (const page of [laptop, phone]) await expect(sidebarRow(page, 'anvil')).toBeVisible();
  });

  await test.step('delete it, and take that back', async () => {
    await section(laptop, 'Foundry').getByRole('button', { name: 'Section Foundry' }).click();
    await laptop.getByRole('menuitem', { name: 'Delete section' }).click();
    for (const page of [laptop, phone]) {
      await expect(section(page, 'Foundry')).toHaveCount(0);
      await expect(section(page, 'Channels').getByRole('link', { name: 'bronze' })).toBeVisible();
    }
    await laptop.getByRole('button', { name: 'Undo' }).click();
    for (const page of [laptop, phone])
      await expect(section(page, 'Foundry').getByRole('link')).toHaveText(['anvil', 'bronze']);
  });

  await test.step('reload', async () => {
    await laptop.reload();
    await isReady(laptop);
    await expect(section(laptop, 'Foundry').getByRole('link')).toHaveText(['anvil', 'bronze']);
    await expect(section(laptop, 'Starred').getByRole('link')).toHaveText(['copper']);
  });
});

test('what is muted does not weigh, but a mention does', async ({ windows, team }) => {
  const { people, workspace, generalId } = await team('Ann', 'Ben');
  const { Ann, Ben } = people;
  const channel = await createChannel(Ann, { workspaceId: workspace.id, name: 'chatter', members: [Ben] });
  const page = await windows.open(Ben);
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);
  await chooseFromRow(page, 'chatter', 'Mute');
  const row = sidebar(page).locator(`a[href$="${channel.id}"]`);
  await expect(row).toHaveAttribute('data-muted', 'true');

  await Ann.say(channel.id, 'nothing special');
  await Ann.say(channel.id, `for <@${Ben.userId}>`);
  await expect(row).toContainText('1 message mentions you');
  await expect(row).toHaveAttribute('data-unread', 'true');
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
  const page = await windows.open(people.Ann);
  const other = await windows.open(people.Ann);
  await page.goto(`/w/${workspace.slug}/settings/appearance`);
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
