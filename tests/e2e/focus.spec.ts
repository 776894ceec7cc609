import { limits, reminderCreate } from '@parley/protocol';
import type { Locator } from '@playwright/test';
import { furnish } from './support/furniture.js';
import { tabTo } from './support/keyboard.js';
import { composer, isReady, message, sidebarRow } from './support/screen.js';
import { expect, test } from './support/test.js';

test('a dialog gives the focus back to the button whose menu it came from', async ({ windows, team }) => {
  const made = await team('Vera', 'Ugo', 'Tess');
  const { people, workspace, generalId } = made;
  await furnish(made);
  const page = await windows.open(people.Vera, { viewport: { width: 1440, height: 800 } });
  const { keyboard } = page;
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);
  const dialog = page.locator('[role="dialog"], [role="alertdialog"]');
  /** Opens the menu, goes to an entry and further ones under it, and leaves what opens. */
  const thereAndBack = async (button: Locator, items: readonly string[], open = 'Enter') => {
    await button.focus();
    await keyboard.press(open);
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    for (const name of items) {
      await page.getByRole('menuitem', { name }).focus();
      await keyboard.press('Enter');
    }
    await expect(dialog).toBeVisible();
    await keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(button, items.join(' → ')).toBeFocused();
  };

  const row = message(page, 'two doors').first();
  await row.focus();
  for (const item of ['Forward…', 'Remind me…', 'Show edits', 'See reactions', 'Delete…'])
    await thereAndBack(row.getByRole('button', { name: 'More' }), [item]);
  for (const item of ['Invite people', 'Keyboard shortcuts', 'Create workspace'])
    await thereAndBack(page.getByRole('button', { name: 'Workspace menu' }), [item]);
  for (const item of ['Create channel', 'New section…'])
    await thereAndBack(page.getByRole('button', { name: 'Add channels' }), [item]);
  await thereAndBack(page.getByRole('button', { name: 'Section Channels' }), ['New section…']);
  const place = sidebarRow(page, 'between-us');
  await thereAndBack(place, ['Why is this unread?'], 'Shift+F10');
  await thereAndBack(place, ['Move to section', 'New section…'], 'Shift+F10');
  for (const item of ['Poll…', 'Checklist…'])
    await thereAndBack(page.getByRole('button', { name: 'Add to message' }), [item]);
  await composer(page).fill('Later');
  await thereAndBack(page.getByRole('button', { name: 'Schedule message' }), ['Choose a time…']);
});

test('what goes away leaves the focus to what takes its place', async ({ windows, team }) => {
  const { people, workspace, generalId } = await team('Kim', 'Lou', 'Mia');
  for (const text of ['Water the ferns', 'Call Lou'])
    await people.Kim.command(reminderCreate, {
      ...{ workspaceId: workspace.id, messageId: null, text, timeZone: 'Europe/Berlin' },
      dueAt: new Date(Date.now() + 86_400_000).toISOString(),
    });
  const page = await windows.open(people.Kim);
  await page.goto(`/w/${workspace.slug}/c/${generalId}?panel=about`);
  await isReady(page);
  const topic = page.getByRole('button', { name: 'Edit topic' });
  await topic.focus();
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: 'Topic' });
  await expect(field).toBeFocused();
  await field.fill('x'.repeat(limits.channelTopicLength + 1));
  await tabTo(page, page.getByRole('button', { name: 'Save topic' }));
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Cancel' }));
  await page.keyboard.press('Enter');
  await expect(topic).toBeFocused();

  await page.goto(`/w/${workspace.slug}/later?tab=reminders`);
  const remove = page.getByRole('button', { name: 'Remove reminder' });
  await expect(remove).toHaveCount(2);
  await remove.first().focus();
  await page.keyboard.press('Enter');
  await expect(remove).toHaveCount(1);
  await expect(remove).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Later' })).toBeFocused();

  await page.goto(`/w/${workspace.slug}/settings/people`);
  for (const [name, next] of [
    ['Lou', page.getByRole('button', { name: 'Remove Mia' })],
    ['Mia', page.getByRole('heading', { level: 1 })],
  ] as const) {
    await page.getByRole('button', { name: `Remove ${name}` }).focus();
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await expect(next).toBeFocused();
  }
});
