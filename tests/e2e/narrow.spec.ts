import { composer, isReady } from './support/screen.js';
import { expect, test } from './support/test.js';

test('a narrow window has all that a wide one has', async ({ windows, team }) => {
  const { workspace, people, generalId } = await team('Ada');
  const page = await windows.open(people.Ada, { viewport: { width: 1280, height: 800 } });
  await page.goto(`/w/${workspace.slug}/c/${generalId}?panel=about`);
  await isReady(page);

  await test.step('what is open in the details stays open when the window is made narrower', async () => {
    await page.getByRole('complementary', { name: 'Details' }).getByRole('tab', { name: 'Members' }).focus();
    await page.setViewportSize({ width: 600, height: 800 });
    await expect(page.getByRole('tab', { name: 'Members' })).toBeFocused();
    await page.getByRole('button', { name: 'Back to #general' }).click();
  });

  await test.step('the switcher opens by its key where the list of channels is not in the window', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('the row of formats comes with the focus, and stays while there is something to send', async () => {
    await composer(page).blur();
    await expect(page.getByRole('button', { name: 'Bold' })).toBeHidden();
    await composer(page).fill('Hello');
    await expect(page.getByRole('button', { name: 'Bold' })).toBeVisible();
    await composer(page).blur();
    await expect(page.getByRole('button', { name: 'Send' })).toBeVisible();
  });
});
