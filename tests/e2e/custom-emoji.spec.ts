import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { emojiAdd, messageReact } from '@parley/protocol';
import type { Page } from '@playwright/test';
import { tinyPng } from '../support/tiny-png.js';
import type { Person } from './support/person.js';
import { composer, isReady, message, write } from './support/screen.js';
import { expect, test } from './support/test.js';

const picture = (name: string, buffer: Buffer = tinyPng({ size: 64 })) => ({
  name,
  mimeType: 'image/png',
  buffer,
});
const addDialog = (page: Page) => page.getByRole('dialog', { name: 'Add emoji' });
const chip = (page: Page, text: string, name: string) =>
  message(page, text).getByRole('list', { name: 'Reactions' }).getByRole('button', { name });

async function isDrawn(page: Page, text: string): Promise<void> {
  const drawn = message(page, text).getByRole('img', { name: ':tin_mug:' }).first();
  await expect(drawn).toBeVisible();
  await expect.poll(() => drawn.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
}

const addEmoji = (person: Person, workspaceId: string, name: string) =>
  person.call(emojiAdd, {
    params: { workspaceId },
    body: { commandId: randomUUID(), name, image: tinyPng({ size: 64 }).toString('base64') },
  });

test('an emoji is added, written, picked, reacted with, and is its name again once it is removed', async ({
  team,
  windows,
}) => {
  windows.expectProblems(/status of 409/);
  const { people, workspace, generalId } = await team('Ada', 'Ben');
  await people.Ben.say(generalId, 'Tea is ready');
  const channel = `/w/${workspace.slug}/c/${generalId}`;
  const ada = await windows.open(people.Ada);
  await ada.goto(`/w/${workspace.slug}/settings/emoji`);
  const ben = await windows.open(people.Ben);
  await ben.goto(channel);
  await isReady(ben);

  // By hand, with what goes wrong on the way.
  await ada.getByRole('button', { name: 'Add emoji' }).click();
  await expect(addDialog(ada).getByRole('button', { name: 'Choose a picture' })).toBeFocused();
  await addDialog(ada).getByRole('button', { name: 'Add emoji' }).click();
  await expect(addDialog(ada).getByText('Choose a picture.')).toBeVisible();
  await expect(addDialog(ada).getByText('Give the emoji a name.')).toBeVisible();
  const file = addDialog(ada).getByLabel('Picture file');
  await file.setInputFiles(picture('drawing.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')));
  await expect(addDialog(ada).getByText(/This is no picture that can be used/)).toBeVisible();
  await file.setInputFiles(picture('Tin Mug.png', tinyPng({ size: 900 })));
  await expect(addDialog(ada).getByText('It was made smaller, to fit among other emoji.')).toBeVisible();
  const name = addDialog(ada).getByLabel('Name');
  await expect(name).toHaveValue('tin_mug');
  await name.fill('Tada');
  await addDialog(ada).getByRole('button', { name: 'Add emoji' }).click();
  await expect(addDialog(ada).getByText('There is an emoji of this name already.')).toBeVisible();
  await name.fill('tin mug');
  await expect(name).toHaveValue('tin_mug');
  await name.press('Enter');
  await expect(addDialog(ada)).toHaveCount(0);
  await expect(ada.getByRole('listitem').filter({ hasText: ':tin_mug:' })).toContainText('Added by you');

  // Ben has it without asking, in the completion, in what he sends, and in the picker.
  await composer(ben).pressSequentially('Milk? :tin_mug');
  await expect(ben.getByRole('option', { name: ':tin_mug:' })).toBeVisible();
  await composer(ben).press('Enter');
  await expect(composer(ben)).toHaveValue('Milk? :tin_mug: ');
  await composer(ben).press('Enter');
  await isDrawn(ben, 'Milk?');
  await message(ben, 'Tea is ready').hover();
  await message(ben, 'Tea is ready').getByRole('button', { name: 'React', exact: true }).click();
  const picker = ben.getByRole('dialog', { name: 'Emoji' });
  await picker.getByRole('combobox').fill('mug');
  await picker.getByRole('gridcell', { name: ':tin_mug:' }).click();
  await expect(
    chip(ben, 'Tea is ready', ':tin_mug: 1 person').getByRole('img', { includeHidden: true }),
  ).toBeVisible();

  await ada.goto(channel);
  await isReady(ada);
  await isDrawn(ada, 'Milk?');
  await chip(ada, 'Tea is ready', ':tin_mug:').click();
  await expect(chip(ben, 'Tea is ready', ':tin_mug: 2 people')).toBeVisible();
  await write(ada, ':tin_mug:');
  await expect(message(ben, 'Ada').last().locator('.md-jumbo img')).toBeVisible();

  // Called by another name, it goes on under that one, and what was said stays as it was said.
  await ada.goto(`/w/${workspace.slug}/settings/emoji`);
  await ada.getByRole('button', { name: 'Rename :tin_mug:' }).click();
  const renaming = ada.getByRole('dialog', { name: 'Rename :tin_mug:' });
  await renaming.getByLabel('Name').fill('Beer');
  await renaming.getByRole('button', { name: 'Rename' }).click();
  await expect(renaming.getByText('There is an emoji of this name already.')).toBeVisible();
  await renaming.getByLabel('Name').fill('Cup of tin');
  await renaming.getByRole('button', { name: 'Rename' }).click();
  await expect(renaming).toHaveCount(0);
  await expect(message(ben, 'Milk?')).toContainText('Milk? :tin_mug:');
  await write(ben, 'More :cup_of_tin:');
  await expect(message(ben, 'More').getByRole('img', { name: ':cup_of_tin:' })).toBeVisible();

  // It goes, and what was said and pressed stays.
  await ada.getByRole('button', { name: 'Remove :cup_of_tin:' }).click();
  await ada.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(ada.getByText('Give the workspace an emoji of its own.')).toBeVisible();
  await expect(message(ben, 'More')).toContainText('More :cup_of_tin:');
  await expect(chip(ben, 'Tea is ready', ':tin_mug: 2 people')).toContainText(':tin_mug:2');
  await chip(ben, 'Tea is ready', ':tin_mug:').click();
  await expect(chip(ben, 'Tea is ready', ':tin_mug: 1 person')).toBeVisible();
  await chip(ben, 'Tea is ready', ':tin_mug:').click();
  await expect(ben.getByRole('dialog', { name: 'Reactions' }).getByText('Ada')).toBeVisible();
});

test('emoji are listed, searched, dropped, pasted, and seen without a connection, at every width', async ({
  team,
  windows,
}) => {
  windows.expectProblems(/ERR_INTERNET_DISCONNECTED|Refusal: The server cannot be reached/);
  const { people, workspace, generalId } = await team('Ada', 'Ben');
  for (const name of ['tin_mug', 'spork', 'map']) await addEmoji(people.Ben, workspace.id, name);
  const said = await people.Ben.say(generalId, 'A :tin_mug: for you');
  await people.Ben.command(messageReact, { messageId: said.id, emoji: ':spork:' });
  const page = await windows.open(people.Ada);
  await page.goto(`/w/${workspace.slug}/settings/emoji`);
  await expect(page.getByText('3 emoji')).toBeVisible();
  await page.getByRole('textbox', { name: 'Search emoji' }).fill(':sp');
  await expect(page.getByRole('listitem').filter({ hasText: 'Added by Ben' })).toHaveCount(1);
  await expect(page.getByText('1 of 3 emoji')).toBeVisible();
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`),
        `${width} ${colorScheme}`,
      ).toEqual([]);
    }
  }

  const drop = await page.evaluateHandle(
    (bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'Red Dot.png', { type: 'image/png' }));
      return data;
    },
    [...tinyPng({ size: 32 })],
  );
  await page
    .getByRole('region', { name: 'Emoji of this workspace' })
    .dispatchEvent('drop', { dataTransfer: drop });
  await expect(addDialog(page).getByLabel('Name')).toHaveValue('red_dot');
  await expect(addDialog(page).getByRole('img', { name: 'Preview' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(
    violations.map(({ id }) => id),
    'dialog',
  ).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(addDialog(page)).toHaveCount(0);
  await page.evaluate(
    (bytes) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([new Uint8Array(bytes)], 'image.png', { type: 'image/png' }));
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    [...tinyPng({ size: 32 })],
  );
  await expect(addDialog(page).getByLabel('Name')).toHaveValue('image');
  await addDialog(page).getByLabel('Name').fill('red_dot');
  await page.context().setOffline(true);
  await addDialog(page).getByRole('button', { name: 'Add emoji' }).click();
  await expect(addDialog(page).getByRole('alert').filter({ hasText: 'cannot be reached' })).toBeVisible();
  await page.context().setOffline(false);
  await addDialog(page).getByRole('button', { name: 'Add emoji' }).click();
  await expect(addDialog(page)).toHaveCount(0);

  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);
  await isDrawn(page, 'for you');
  await expect(chip(page, 'for you', ':spork: 1 person')).toBeVisible();
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Threads' }).first().click();
  await page.goBack();
  await isDrawn(page, 'for you');
});
