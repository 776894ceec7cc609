import type { Page } from '@playwright/test';
import { createChannel } from './support/person.js';
import { composer, enter, message, openChannel, sidebar, sidebarRow } from './support/screen.js';
import { expect, test } from './support/test.js';

/** Code that is fetched later does not come before it is let go. */
async function holdBack(page: Page, chunk: string): Promise<() => void> {
  let letGo = (): void => {};
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(`**/assets/${chunk}-*.js`, async (route) => {
    await gone;
    await route.continue();
  });
  return letGo;
}

/** A live line on which what the page says can be held up. */
async function slowLine(page: Page): Promise<{ hold(): void; letGo(): void }> {
  let held: (() => void)[] | undefined;
  await page.routeWebSocket(/./, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      if (held) held.push(() => server.send(frame));
      else server.send(frame);
    });
  });
  return {
    hold: () => {
      held = [];
    },
    letGo: () => {
      for (const send of held ?? []) send();
      held = undefined;
    },
  };
}

test('what is pressed twice is done once', async ({ windows, team }) => {
  const { workspace, people, generalId } = await team('Ada', 'Ben', 'Cleo');
  const page = await windows.open(people.Ada);
  await enter(page, workspace, generalId);
  const add = sidebar(page).getByRole('button', { name: 'Add channels' });
  const dialog = page.getByRole('dialog');

  await test.step('a section', async () => {
    await add.click();
    await page.getByRole('menuitem', { name: 'New section' }).click();
    await dialog.getByLabel('Name').fill('Desk');
    await dialog.getByRole('button', { name: 'Create section' }).dblclick();
    await expect(dialog).toHaveCount(0);
    await expect(sidebar(page).getByRole('button', { name: 'Desk', exact: true })).toHaveCount(1);
  });

  await test.step('somebody is chosen, and not whoever moves up', async () => {
    await sidebar(page).getByRole('button', { name: 'New direct message' }).click();
    await dialog.getByRole('option', { name: 'Ben' }).dblclick();
    await expect(dialog.getByRole('button', { name: /^Take out/ })).toHaveAccessibleName('Take out Ben');
    await expect(dialog.getByRole('option')).toHaveText([/Cleo/]);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('an emoji is what was typed, not what was found a letter before', async () => {
    await composer(page).pressSequentially(':ba');
    await expect(page.getByRole('option').first()).toBeVisible();
    const machine = await page.context().newCDPSession(page);
    await machine.send('Emulation.setCPUThrottlingRate', { rate: 8 });
    await page.keyboard.type('lloon');
    await page.keyboard.press('Enter');
    await machine.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await expect(composer(page)).toHaveValue('🎈 ');
    await composer(page).fill('');
  });
});

test('what is typed at once is for what was called, and not for what had the focus', async ({
  windows,
  team,
}) => {
  const { workspace, people, generalId } = await team('Ada');
  await createChannel(people.Ada, { workspaceId: workspace.id, name: 'plans' });
  await people.Ada.say(generalId, 'Lunch at one?');
  const page = await windows.open(people.Ada);
  const { keyboard } = page;
  // As slow as can be: what is called for comes when all has been typed.
  const openSwitcher = await holdBack(page, 'quick-switcher');
  const openForward = await holdBack(page, 'forward-dialog');
  await enter(page, workspace, generalId);
  const dialog = page.getByRole('dialog');

  await test.step('beside words that are half written', async () => {
    await composer(page).fill('Half a sent');
    await keyboard.press('Control+k');
    await keyboard.type('create chanm');
    await keyboard.press('Backspace');
    await keyboard.press('Enter');
    await keyboard.type('designs');
    openSwitcher();
    await expect(dialog.getByLabel('Name')).toHaveValue('designs');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'designs' })).toBeVisible();
    await openChannel(page, 'general');
    await expect(composer(page)).toHaveValue('Half a sent');
    await expect(message(page, 'Half a sent')).toHaveCount(0);
  });

  await test.step('where every letter does something', async () => {
    const row = message(page, 'Lunch at one?');
    await row.focus();
    await keyboard.press('f');
    await keyboard.type('plans');
    await keyboard.press('Enter');
    await keyboard.type('For Friday');
    openForward();
    await expect(dialog.getByRole('textbox', { name: 'Comment' })).toHaveValue('For Friday');
    await expect(dialog).toContainText('plans');
    await keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(row).not.toContainText(/Pinned|Saved/);
  });
});

test('an answer that comes late takes nothing from what was begun meanwhile', async ({ windows, team }) => {
  const { workspace, people, generalId } = await team('Ada', 'Ben');
  const page = await windows.open(people.Ada);
  const line = await slowLine(page);
  await enter(page, workspace, generalId);
  const status = page.getByRole('dialog', { name: 'Set a status' });
  const channel = page.getByRole('dialog', { name: 'Create channel' });

  const choose = async (command: string) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(command);
    await page.keyboard.press('Enter');
  };

  await test.step('the words after those that are scheduled', async () => {
    await composer(page).fill('Good morning');
    await page.getByRole('button', { name: 'Schedule message' }).click();
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    line.hold();
    await page.getByRole('menuitem').first().click();
    await expect(page.getByRole('menuitem')).toHaveCount(0);
    await composer(page).press('End');
    await composer(page).pressSequentially(', everybody');
    line.letGo();
    await expect(page.getByText(/^Scheduled:/)).toBeVisible();
    await expect(composer(page)).toHaveValue(', everybody');
    await composer(page).fill('');
  });

  await test.step('another dialog', async () => {
    await choose('set a status');
    await status.getByLabel('What are you at?').fill('At lunch');
    line.hold();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(status).toHaveCount(0);
    await choose('create channel');
    await channel.getByLabel('Name').fill('plans');
    line.letGo();
    await expect(page.getByRole('button', { name: /^Ada.*At lunch/, includeHidden: true })).toBeVisible();
    await expect(channel.getByLabel('Name')).toHaveValue('plans');
    await page.keyboard.press('Escape');
    await expect(channel).toHaveCount(0);
  });

  await test.step('the place gone to', async () => {
    await choose('people');
    const ben = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Ben' });
    await expect(ben).toBeVisible();
    line.hold();
    await ben.getByRole('button', { name: 'Message Ben' }).click();
    await openChannel(page, 'general');
    line.letGo();
    await expect(sidebarRow(page, 'Ben')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('general');
  });
});
