import { messagePin, messageReact } from '@parley/protocol';
import type { Page } from '@playwright/test';
import { chooseFromMessage, composer, message, open, timeline } from './support/screen.js';
import { expect, test } from './support/test.js';
import { firstVisibleRow, nextFrames, stopWatching, watchList } from './support/watch-list.js';
import { medium } from './support/windows.js';

const chip = (page: Page, text: string, emoji: string) =>
  message(page, text).getByRole('list', { name: 'Reactions' }).getByRole('button', { name: emoji });
const picker = (page: Page) => page.getByRole('dialog', { name: 'Emoji' });

test('a reaction is picked, joined and taken back, and both people see it', async ({ team, windows }) => {
  const { people, workspace, generalId } = await team('Ada', 'Ben');
  await people.Ada.say(generalId, 'We have a date');
  const address = `/w/${workspace.slug}/c/${generalId}`;
  const ada = await open(await windows.open(people.Ada, medium), address);
  const ben = await open(await windows.open(people.Ben), address);

  await message(ada, 'We have a date').hover();
  await message(ada, 'We have a date').getByRole('button', { name: 'React', exact: true }).click();
  const field = picker(ada).getByRole('combobox', { name: 'Search emoji' });
  await expect(field).toBeFocused();
  await field.fill('party pop');
  await expect(picker(ada).getByRole('gridcell').first()).toHaveAccessibleName('party popper');
  await field.press('Enter');
  await expect(picker(ada)).toHaveCount(0);

  await expect(chip(ada, 'We have a date', '🎉 1 person')).toHaveAttribute('aria-pressed', 'true');
  await expect(chip(ben, 'We have a date', '🎉 1 person')).toHaveAttribute('aria-pressed', 'false');
  await chip(ben, 'We have a date', '🎉').click();
  await expect(chip(ada, 'We have a date', '🎉 2 people')).toHaveAttribute('data-hint', 'You and Ben');
  await chip(ada, 'We have a date', '🎉').click();
  await expect(chip(ben, 'We have a date', '🎉 1 person')).toHaveAttribute('data-hint', 'You');
  await chip(ben, 'We have a date', '🎉').click();
  await expect(chip(ada, 'We have a date', '🎉')).toHaveCount(0);

  // What she used is what she is offered next time.
  await message(ada, 'We have a date').hover();
  await message(ada, 'We have a date').getByRole('button', { name: 'React with 🎉' }).click();
  await expect(chip(ben, 'We have a date', '🎉 1 person')).toBeVisible();
  await chooseFromMessage(ben, 'We have a date', 'See reactions');
  await expect(ben.getByRole('dialog', { name: 'Reactions' }).getByText('Ada')).toBeVisible();
});

test('reactions pressed without a connection are shown at once, and end where the last press leads', async ({
  team,
  windows,
}) => {
  windows.expectProblems(/ERR_INTERNET_DISCONNECTED/);
  const { people, workspace, generalId } = await team('Ada', 'Ben');
  const said = await people.Ben.say(generalId, 'Soup today');
  await people.Ben.command(messageReact, { messageId: said.id, emoji: '🍲' });
  const ada = await open(await windows.open(people.Ada), `/w/${workspace.slug}/c/${generalId}`);
  await ada.context().setOffline(true);
  await chip(ada, 'Soup today', '🍲').click();
  await expect(chip(ada, 'Soup today', '🍲 2 people')).toHaveAttribute('aria-pressed', 'true');
  await chip(ada, 'Soup today', '🍲').click();
  await expect(chip(ada, 'Soup today', '🍲 1 person')).toHaveAttribute('aria-pressed', 'false');
  await chip(ada, 'Soup today', '🍲').click();
  await ada.context().setOffline(false);
  const ben = await open(await windows.open(people.Ben), `/w/${workspace.slug}/c/${generalId}`);
  await expect(chip(ben, 'Soup today', '🍲 2 people')).toBeVisible();
  await expect(chip(ada, 'Soup today', '🍲 2 people')).toHaveAttribute('aria-pressed', 'true');
});

test('by keys alone: react from a message, move in the picker, leave it', async ({ team, windows }) => {
  const { people, workspace, generalId } = await team('Ada');
  await people.Ada.say(generalId, 'Only keys');
  const page = await open(await windows.open(people.Ada), `/w/${workspace.slug}/c/${generalId}`);
  await message(page, 'Only keys').focus();
  await page.keyboard.press('r');
  const field = picker(page).getByRole('combobox', { name: 'Search emoji' });
  await expect(field).toBeFocused();
  await expect(picker(page).getByRole('gridcell').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(picker(page)).toHaveCount(0);
  await expect(message(page, 'Only keys')).toBeFocused();
  await page.keyboard.press('r');
  await field.pressSequentially('grin');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(picker(page).getByRole('gridcell', { selected: true })).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(message(page, 'Only keys').getByRole('list', { name: 'Reactions' })).toBeVisible();
  await expect(message(page, 'Only keys')).toBeFocused();
  await page.keyboard.press('p');
  await expect(message(page, 'Only keys').getByText('Pinned by Ada')).toBeVisible();
});

test('an emoji is put into what is being written, where the caret stands', async ({ team, windows }) => {
  const { people, workspace, generalId } = await team('Ada');
  const page = await open(await windows.open(people.Ada), `/w/${workspace.slug}/c/${generalId}`);
  await composer(page).fill('Soup and bread');
  for (let step = 0; step < ' and bread'.length; step += 1) await composer(page).press('ArrowLeft');
  await page.getByRole('button', { name: 'Emoji', exact: true }).click();
  await picker(page).getByRole('combobox', { name: 'Search emoji' }).fill('bowl with');
  await picker(page).getByRole('gridcell', { name: 'bowl with spoon' }).click();
  await expect(composer(page)).toHaveValue('Soup🥣 and bread');
  await expect(composer(page)).toBeFocused();
});

test('what is pinned is marked, listed in the details, and comes off for everybody', async ({
  team,
  windows,
}) => {
  const { people, workspace, generalId } = await team('Ada', 'Ben');
  await people.Ada.say(generalId, 'The plan: ~~tea~~ **soup**');
  const address = `/w/${workspace.slug}/c/${generalId}`;
  const ada = await open(await windows.open(people.Ada), address);
  const ben = await windows.open(people.Ben, medium);
  await ben.goto(`${address}?panel=pins`);
  const details = ben.getByRole('complementary', { name: 'Details' });
  await expect(details.getByText('Nothing is pinned yet.')).toBeVisible();
  await chooseFromMessage(ada, 'The plan', 'Pin to channel');
  await expect(details.getByText('The plan')).toBeVisible();
  await details.getByRole('link', { name: 'Show in conversation' }).click();
  await expect(details).toHaveCount(0);
  await expect(message(ben, 'The plan').getByText('Pinned by Ada')).toBeVisible();
  await ben.goBack();
  await details.getByRole('button', { name: 'Unpin' }).click();
  await expect(details.getByText('Nothing is pinned yet.')).toBeVisible();
  await expect(message(ada, 'The plan').getByText('Pinned by Ada')).toHaveCount(0);
});

test('reactions and pins out of sight, and below, move nothing for whoever reads further up', async ({
  team,
  windows,
}) => {
  const { people, workspace, generalId } = await team('Ada', 'Ben');
  const above = await people.Ben.say(generalId, 'far above');
  for (let line = 1; line <= 30; line += 1) await people.Ben.say(generalId, `in between ${line}`);
  const below = await people.Ben.say(generalId, 'the newest');
  const page = await open(await windows.open(people.Ada), `/w/${workspace.slug}/c/${generalId}`);
  await expect(message(page, 'the newest')).toBeInViewport();
  await timeline(page).hover();
  await page.mouse.wheel(0, -100);
  await expect(page.getByRole('button', { name: 'Latest' })).toBeVisible();
  await expect(message(page, 'far above')).not.toBeInViewport();
  await nextFrames(page, 20);
  const { key } = await firstVisibleRow(page);
  const heightOf = () => timeline(page).evaluate((list) => list.scrollHeight);
  await watchList(page, key);
  for (const change of [
    () => people.Ben.command(messageReact, { messageId: below.id, emoji: '🎉' }),
    () => people.Ben.command(messageReact, { messageId: above.id, emoji: '🎉' }),
    () => people.Ben.command(messagePin, { messageId: above.id }),
  ]) {
    const height = await heightOf();
    await change();
    await expect.poll(heightOf, 'height of the list').toBeGreaterThan(height + 10);
    await nextFrames(page, 10);
  }
  const { largestDrift } = await stopWatching(page);
  expect(largestDrift, 'px of drift').toBe(0);
});
