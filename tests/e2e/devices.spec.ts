import type { Page } from '@playwright/test';
import { signIn } from './support/person.js';
import { teamWithRooms } from './support/rooms.js';
import { chooseFromMessage, composer, isReady, message, openChannel, sidebarRow } from './support/screen.js';
import { expect, test } from './support/test.js';

test('two devices of one person agree on everything that is theirs', async ({ team, windows, address }) => {
  const { workspace, Noor, Theo, rooms, generalId } = await teamWithRooms(team);
  await Theo.say(rooms, 'The key is under the mat');
  const phone = await signIn(address, Noor.account);
  const desk = await windows.open(Noor);
  const other = await windows.open(phone);
  await desk.goto(`/w/${workspace.slug}/c/${rooms}`);
  await other.goto(`/w/${workspace.slug}/c/${generalId}`);
  for (const page of [desk, other]) await isReady(page);

  await test.step('saved on one, on the list of the other', async () => {
    await chooseFromMessage(desk, 'under the mat', 'Save for later');
    await expect(other.getByRole('link', { name: /^Later/ })).toHaveAccessibleName('Later 1');
    await chooseFromMessage(desk, 'under the mat', 'Remove from saved');
    await expect(other.getByRole('link', { name: /^Later/ })).toHaveAccessibleName('Later');
  });

  await test.step('begun on one, finished on the other', async () => {
    await composer(desk).fill('Which mat');
    await expect(sidebarRow(other, 'rooms')).toContainText('Draft');
    await openChannel(other, 'rooms');
    await expect(composer(other)).toHaveValue('Which mat');
    await composer(other).fill('Which mat?');
    await composer(other).press('Enter');
    await expect(message(desk, 'Which mat?')).toBeVisible();
    await expect(composer(desk)).toHaveValue('');
    await openChannel(other, 'general');
  });

  await test.step('what one is told of, and what is muted', async () => {
    const level = (page: Page) => page.getByRole('menuitemradio', { name: 'Nothing' });
    for (const page of [desk, other]) {
      await sidebarRow(page, 'general').click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Notifications' }).click();
      if (page === desk) await level(desk).click();
      await expect(level(page)).toBeChecked();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu')).toHaveCount(0);
    }
    await sidebarRow(other, 'rooms').click({ button: 'right' });
    await other.getByRole('menuitem', { name: 'Mute' }).click();
    await expect(sidebarRow(desk, 'rooms')).toHaveAttribute('data-muted', 'true');
  });

  await test.step('read on one, nothing is told on the other', async () => {
    await desk.bringToFront();
    await openChannel(desk, 'rooms');
    await watchNotices(other);
    await Theo.say(rooms, `<@${Noor.userId}>, the blue one`);
    await expect(message(desk, 'the blue one')).toBeVisible();
    await expect(sidebarRow(other, 'rooms')).toHaveAccessibleName(/^rooms\s+Muted$/);
    await openChannel(desk, 'general');
    // The next one is told, so the one before had its time.
    await Theo.say(rooms, `<@${Noor.userId}>, the red one`);
    const notices = other.getByRole('dialog').filter({ hasText: 'Theo in #rooms' });
    await expect(notices).toContainText('the red one');
    expect(await toldNotices(other)).not.toContain('the blue one');
    await openChannel(desk, 'rooms');
    await expect(notices).toHaveCount(0);
  });
  await phone.requests.dispose();
});

/** Writes down every notice that comes, also one that is taken away at once. */
async function watchNotices(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { dataset } = document.documentElement;
    const look = () => {
      const shown = [...document.querySelectorAll('[role="dialog"]')].map((one) => one.textContent);
      dataset.told = `${dataset.told ?? ''}${shown.join()}`;
    };
    new MutationObserver(look).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
}

const toldNotices = (page: Page): Promise<string> =>
  page.evaluate(() => document.documentElement.dataset.told ?? '');
