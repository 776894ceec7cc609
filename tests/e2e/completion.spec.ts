import { composer, isReady } from './support/screen.js';
import { expect, test } from './support/test.js';

test('the list of suggestions is for who is writing, not for a draft that is put back', async ({
  windows,
  team,
}) => {
  const { workspace, people, generalId } = await team('Ada');
  const page = await windows.open(people.Ada);
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);
  await composer(page).pressSequentially('/');
  await expect(page.getByRole('option', { name: /topic/ })).toBeVisible();
  await page.reload();
  await isReady(page);
  await expect(composer(page)).toHaveValue('/');
  await composer(page).press('End');
  await expect(page.getByRole('option')).toHaveCount(0);
  await composer(page).pressSequentially('to');
  await expect(page.getByRole('option', { name: /topic/ })).toBeVisible();
});
