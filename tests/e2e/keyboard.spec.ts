import type { Locator, Page } from '@playwright/test';
import { isReady, message, timeline, waiting } from './support/screen.js';
import { expect, test } from './support/test.js';

test('everything can be done with the keyboard alone', async ({ windows, team }) => {
  const { people, workspace } = await team('Kim', 'Lou');
  const page = await windows.open(null);
  const { keyboard } = page;
  await page.goto(`/w/${workspace.slug}`);

  await test.step('sign in', async () => {
    await expect(page.getByLabel('E-mail')).toBeFocused();
    await keyboard.type(people.Kim.account.email);
    await tabTo(page, page.getByLabel('Password', { exact: true }));
    await keyboard.type(people.Kim.account.password);
    await keyboard.press('Enter');
    await isReady(page);
  });

  await test.step('create a channel', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Add channels' }), 'backward');
    await keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Create channel' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByLabel('Name')).toBeFocused();
    await keyboard.type('by hand');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'by-hand' })).toBeVisible();
  });

  await test.step('switch channels', async () => {
    await keyboard.press('Alt+ArrowDown');
    await expect(page.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
    await keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Channel, person or command' })).toBeFocused();
    await keyboard.type('by hand');
    await expect(page.getByRole('option', { name: 'by-hand' })).toBeVisible();
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'by-hand' })).toBeVisible();
  });

  await test.step('write, with a mention and a second line', async () => {
    await expect(page.getByRole('textbox', { name: 'Message #by-hand' })).toBeFocused();
    await keyboard.type('Hello @lo');
    await expect(page.getByRole('option', { name: 'Lou' })).toBeVisible();
    await keyboard.press('Enter');
    await keyboard.press('Shift+Enter');
    await keyboard.type('second line');
    await keyboard.press('Enter');
    await expect(message(page, '@Lou')).toContainText('second line');
    await expect(waiting(page)).toHaveCount(0);
  });

  await test.step('edit the last message', async () => {
    await keyboard.press('ArrowUp');
    await expect(page.getByRole('textbox', { name: 'Edit message' })).toBeFocused();
    await keyboard.type(', changed');
    await keyboard.press('Enter');
    await expect(message(page, 'second line, changed')).toContainText('(edited)');
    await expect(page.getByRole('textbox', { name: 'Message #by-hand' })).toBeFocused();
  });

  await test.step('delete it from the list, which is one tab stop', async () => {
    const row = message(page, 'second line, changed');
    await tabTo(page, row, 'backward');
    await keyboard.press('Delete');
    await expect(page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' })).toBeFocused();
    await tabTo(page, page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }));
    await keyboard.press('Enter');
    await expect(timeline(page).getByText('Message deleted')).toBeVisible();
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
  });

  await test.step('settings', async () => {
    await tabTo(page, page.getByRole('link', { name: 'Settings' }), 'backward');
    await keyboard.press('Enter');
    await expect(page).toHaveTitle(`Profile · ${workspace.name}`);
    await tabTo(page, page.getByRole('link', { name: 'Appearance' }));
    await keyboard.press('Enter');
    await tabTo(page, page.getByRole('radio', { name: 'System' }));
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  await test.step('sign out', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Workspace menu' }), 'backward');
    await keyboard.press('Enter');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await keyboard.press('End');
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
    await expect(page.getByLabel('E-mail')).toBeFocused();
  });
});

/** Presses Tab until something has the focus, which must be seen to move at every step. */
async function tabTo(
  page: Page,
  target: Locator,
  direction: 'forward' | 'backward' = 'forward',
): Promise<void> {
  const mostStops = 60;
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(direction === 'forward' ? 'Tab' : 'Shift+Tab');
  }
  throw new Error(`Tab does not reach ${target}.`);
}
