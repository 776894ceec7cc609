import { messageDelete } from '@parley/protocol';
import type { Page } from '@playwright/test';
import { addCrowd } from './support/crowd.js';
import { fillChannel } from './support/fill-channel.js';
import { createChannel } from './support/person.js';
import {
  chooseFromMessage,
  composer,
  isReady,
  message,
  openChannel,
  timeline,
  waiting,
  write,
} from './support/screen.js';
import { expect, test } from './support/test.js';

const editor = (page: Page) => page.getByRole('textbox', { name: 'Edit message' });
const keptEdits = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('parley.draft.edit.')));

test('an edit is kept until it is saved: out of sight, elsewhere, and over a reload', async ({
  windows,
  team,
  address,
}) => {
  const { workspace, people, generalId } = await team('Ada', 'Noah');
  const { Ada } = people;
  await createChannel(Ada, { workspaceId: workspace.id, name: 'plans' });
  await fillChannel(Ada, { address, workspaceId: workspace.id, channelId: generalId, count: 60 });
  const last = await Ada.say(generalId, 'We meet at nine');
  const page = await windows.open(Ada);
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);

  await test.step('written with names and formats, as anything is', async () => {
    await expect(message(page, 'We meet at nine')).toBeVisible();
    await composer(page).press('ArrowUp');
    await expect(editor(page)).toBeFocused();
    await page.keyboard.type(', ask @no');
    await expect(page.getByRole('option', { name: 'Noah' })).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('soon');
    await expect(editor(page)).toHaveValue('We meet at nine, ask @Noah **soon**');
  });

  await test.step('out of sight, and called back from the field', async () => {
    await timeline(page).evaluate((list) => {
      list.scrollTop = 0;
    });
    await expect(editor(page)).toHaveCount(0);
    await composer(page).press('ArrowUp');
    await expect(editor(page)).toBeFocused();
    await expect(editor(page)).toBeInViewport();
    await expect(editor(page)).toHaveValue('We meet at nine, ask @Noah **soon**');
  });

  await test.step('in another channel, and over a reload', async () => {
    await openChannel(page, 'plans');
    await openChannel(page, 'general');
    await expect(editor(page)).toHaveValue('We meet at nine, ask @Noah **soon**');
    await page.reload();
    await isReady(page);
    await expect(editor(page)).toHaveValue('We meet at nine, ask @Noah **soon**');
    await expect(composer(page), 'the field below has the focus').toBeFocused();
  });

  await test.step('discarded, and taken back', async () => {
    await editor(page).press('Escape');
    await expect(editor(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(editor(page)).toBeFocused();
    await expect(editor(page)).toHaveValue('We meet at nine, ask @Noah **soon**');
  });

  await test.step('saved: nothing is left on the device', async () => {
    await page.keyboard.press('Enter');
    await expect(message(page, 'We meet at nine')).toContainText('ask @Noah soon');
    await expect(editor(page)).toHaveCount(0);
    expect(await keptEdits(page)).toEqual([]);
  });

  await test.step('deleted elsewhere, while another channel is looked at: nothing either', async () => {
    await composer(page).press('ArrowUp');
    await page.keyboard.type(', or later');
    await expect.poll(() => keptEdits(page)).toHaveLength(1);
    await openChannel(page, 'plans');
    await page.reload();
    await isReady(page);
    expect(await keptEdits(page)).toHaveLength(1);
    await Ada.command(messageDelete, { messageId: last.id });
    await expect.poll(() => keptEdits(page)).toEqual([]);
  });
});

test('a crowd is asked about first, in whatever way it is called', async ({ windows, team, server }) => {
  const { workspace, people, generalId } = await team('Ada', 'Noah');
  const { id: plans } = await createChannel(people.Ada, { workspaceId: workspace.id, name: 'plans' });
  await addCrowd(server.parley, { workspaceId: workspace.id, channelId: generalId, count: 25 });
  const page = await windows.open(people.Ada);
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);
  const question = page.getByRole('alertdialog', { name: 'Mention 26 people?' });
  const goOn = async () => {
    await question.getByRole('button', { name: 'Go on writing' }).click();
    await expect(question).toHaveCount(0);
  };

  await test.step('sent', async () => {
    await write(page, 'Lunch @channel');
    await goOn();
    await expect(composer(page)).toHaveValue('Lunch @channel');
    await expect(message(page, 'Lunch')).toHaveCount(0);
    await composer(page).press('Enter');
    await question.getByRole('button', { name: 'Send' }).click();
    await expect(message(page, 'Lunch')).toBeVisible();
    await expect(waiting(page)).toHaveCount(0);
    await expect(composer(page)).toHaveValue('');
  });

  await test.step('sent later, from the button and by a command', async () => {
    await composer(page).fill('Dinner @here');
    for (const time of [/^Tomorrow at 9/, 'Choose a time…']) {
      await page.getByRole('button', { name: 'Schedule message' }).click();
      await page.getByRole('menuitem', { name: time }).click();
      await goOn();
    }
    await expect(composer(page)).toHaveValue('Dinner @here');
    await write(page, '/schedule tomorrow 9:00 Dinner @here');
    await goOn();
    await expect(composer(page)).toHaveValue('/schedule tomorrow 9:00 Dinner @here');
    await composer(page).press('Enter');
    await question.getByRole('button', { name: 'Schedule' }).click();
    await expect(page.getByText(/^Scheduled: /)).toBeVisible();
    await expect(composer(page)).toHaveValue('');
  });

  await test.step('edited; not again where it called them already', async () => {
    await write(page, 'Breakfast');
    await expect(message(page, 'Breakfast')).toBeVisible();
    await expect(waiting(page)).toHaveCount(0);
    await composer(page).press('ArrowUp');
    await editor(page).fill('Breakfast @channel');
    await editor(page).press('Enter');
    await goOn();
    await expect(editor(page)).toHaveValue('Breakfast @channel');
    await editor(page).press('Enter');
    await question.getByRole('button', { name: 'Save' }).click();
    await expect(message(page, 'Breakfast')).toContainText('@channel');
    await expect(message(page, 'Breakfast')).toContainText('(edited)');
    await composer(page).press('ArrowUp');
    await editor(page).fill('Late breakfast @channel');
    await editor(page).press('Enter');
    await expect(message(page, 'Late breakfast')).toBeVisible();
  });

  await test.step('forwarded with a comment', async () => {
    await people.Ada.say(plans, 'The roof leaks');
    await openChannel(page, 'plans');
    await chooseFromMessage(page, 'The roof leaks', 'Forward…');
    const dialog = page.getByRole('dialog', { name: 'Forward message' });
    await dialog.getByRole('combobox', { name: 'To' }).fill('gen');
    await dialog.getByRole('combobox', { name: 'To' }).press('Enter');
    await dialog.getByRole('textbox', { name: 'Comment' }).fill('Look @channel');
    await dialog.getByRole('button', { name: 'Forward', exact: true }).click();
    await expect(dialog.getByText('Mention 26 people?')).toBeVisible();
    await dialog.getByRole('button', { name: 'Forward anyway' }).click();
    await expect(page.getByText('Forwarded to general')).toBeVisible();
  });

  await test.step('a command is no message that could be sent later', async () => {
    await composer(page).fill('/poll Tea? | yes | no');
    await page.getByRole('button', { name: 'Schedule message' }).click();
    await page.getByRole('menuitem', { name: /^Tomorrow at 9/ }).click();
    await expect(page.getByText('A text that begins with /poll reads as a command')).toBeVisible();
    await expect(composer(page)).toHaveValue('/poll Tea? | yes | no');
  });
});
