import { messageSend } from '@parley/protocol';
import type { Page } from '@playwright/test';
import { composer, isReady, message, open } from './support/screen.js';
import { expect, test } from './support/test.js';
import { nextFrames } from './support/watch-list.js';
import { medium, narrow } from './support/windows.js';

const option = (page: Page, question: string, text: string) =>
  message(page, question).getByRole('button', { name: text });
const group = (page: Page, question: string, name: string) =>
  message(page, question).getByRole('group', { name });

test('a poll is asked, answered on two screens and closed', async ({ team, windows }) => {
  const { people, workspace, generalId } = await team('Ada', 'Ben');
  const address = `/w/${workspace.slug}/c/${generalId}`;
  const ada = await open(await windows.open(people.Ada, medium), address);
  const ben = await open(await windows.open(people.Ben), address);
  await ben.setViewportSize(narrow.viewport);

  await composer(ada).fill('/poll Where do we eat?');
  await composer(ada).press('Enter');
  const dialog = ada.getByRole('dialog', { name: 'New poll' });
  await expect(dialog.getByRole('textbox', { name: 'Question' })).toHaveValue('Where do we eat?');
  await dialog.getByRole('textbox', { name: 'Option 1' }).fill('Noodles');
  await dialog.getByRole('textbox', { name: 'Option 1' }).press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Option 2' })).toBeFocused();
  await ada.keyboard.type('noodles');
  await dialog.getByRole('button', { name: 'Send poll' }).click();
  await expect(dialog.getByText('This stands in the list already.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Option 2' }).fill('The Greek place');
  await dialog.getByRole('button', { name: 'Send poll' }).click();
  await expect(composer(ada)).toHaveValue('');

  await expect(option(ben, 'Where do we eat?', 'Noodles')).toBeInViewport();
  await nextFrames(ben, 10);
  await option(ben, 'Where do we eat?', 'Noodles').click();
  await expect(option(ben, 'Where do we eat?', 'Noodles')).toHaveAttribute('aria-pressed', 'true');
  await expect(group(ada, 'Where do we eat?', '2 options, 1 person voted, you have not voted')).toBeVisible();
  await option(ada, 'Where do we eat?', 'The Greek place').click();
  await expect(option(ben, 'Where do we eat?', 'The Greek place')).toHaveAccessibleName(/1.*50\s?%/);
  await option(ben, 'Where do we eat?', 'The Greek place').click();
  await expect(option(ada, 'Where do we eat?', 'The Greek place')).toHaveAttribute(
    ...(['data-hint', 'You and Ben'] as const),
  );
  await message(ben, 'Where do we eat?').getByRole('button', { name: 'Show who voted' }).click();
  await expect(message(ben, 'Where do we eat?').getByText('Nobody yet')).toBeVisible();
  expect(await ben.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expect(message(ben, 'Where do we eat?').getByRole('button', { name: 'Close poll' })).toHaveCount(0);

  await message(ben, 'Where do we eat?').getByRole('button', { name: 'You and Ada' }).click();
  await expect(ben.getByRole('dialog', { name: 'Votes' }).getByRole('listitem')).toHaveText([/Ada/, /Ben/]);
  await ben.keyboard.press('Escape');

  await message(ada, 'Where do we eat?').getByRole('button', { name: 'Close poll' }).click();
  await ada.getByRole('alertdialog').getByRole('button', { name: 'Close poll' }).click();
  await expect(group(ben, 'Where do we eat?', 'closed, you voted for The Greek place')).toBeVisible();
  await expect(option(ben, 'Where do we eat?', 'Noodles')).toHaveCount(0);

  // Open again, with other options; what was voted for stays.
  await message(ada, 'Where do we eat?').getByRole('button', { name: 'Reopen poll' }).click();
  await message(ada, 'Where do we eat?').getByRole('button', { name: 'Edit options' }).click();
  const editing = ada.getByRole('dialog', { name: 'Edit options' });
  await expect(editing.getByText('2 votes')).toBeVisible();
  await editing.getByRole('textbox', { name: 'Option 1' }).fill('the greek PLACE');
  await editing.getByRole('button', { name: 'Save' }).click();
  await expect(editing.getByText('This stands in the list already.')).toBeVisible();
  await editing.getByRole('textbox', { name: 'Option 1' }).fill('Soup');
  await editing.getByRole('textbox', { name: 'Option 3' }).fill('Sandwiches');
  await editing.getByRole('button', { name: 'Save' }).click();
  await expect(editing).toHaveCount(0);
  await expect(option(ben, 'Where do we eat?', 'Noodles')).toHaveCount(0);
  await option(ben, 'Where do we eat?', 'Sandwiches').click();
  await expect(option(ada, 'Where do we eat?', 'Sandwiches')).toHaveAccessibleName(/1.*50/);
});

test('an anonymous poll knows my vote after a reload, without a connection, and names nobody', async ({
  team,
  windows,
}) => {
  windows.expectProblems(/ERR_INTERNET_DISCONNECTED/);
  const { people, workspace, generalId } = await team('Ada', 'Ben');
  await people.Ben.command(messageSend, {
    ...{ channelId: generalId, clientMessageId: crypto.randomUUID(), text: 'Honestly?' },
    poll: { options: ['Good', 'Bad'], isAnonymous: true, isMultiple: true },
  });
  const address = `/w/${workspace.slug}/c/${generalId}`;
  const ada = await open(await windows.open(people.Ada), address);
  await expect(option(ada, 'Honestly?', 'Good')).toBeVisible();
  await ada.context().setOffline(true);
  await option(ada, 'Honestly?', 'Good').click();
  await option(ada, 'Honestly?', 'Bad').click();
  await option(ada, 'Honestly?', 'Good').click();
  await expect(option(ada, 'Honestly?', 'Bad')).toHaveAttribute('aria-pressed', 'true');
  await ada.context().setOffline(false);
  const ben = await open(await windows.open(people.Ben), address);
  await expect(group(ben, 'Honestly?', '1 person voted, anonymous, you have not voted')).toBeVisible();
  await expect(option(ben, 'Honestly?', 'Bad')).not.toHaveAttribute('data-hint');
  await expect(option(ben, 'Honestly?', 'Bad')).toHaveAccessibleName(/1.*100/);
  await ada.reload();
  await isReady(ada);
  await expect(option(ada, 'Honestly?', 'Bad')).toHaveAttribute('aria-pressed', 'true');
  await expect(option(ada, 'Honestly?', 'Good')).toHaveAttribute('aria-pressed', 'false');
});

test('a checklist typed at once is ticked by another, and grows', async ({ team, windows }) => {
  const { people, workspace, generalId } = await team('Ada', 'Ben');
  const address = `/w/${workspace.slug}/c/${generalId}`;
  const ada = await open(await windows.open(people.Ada), address);
  const ben = await open(await windows.open(people.Ben), address);
  await composer(ada).fill('/checklist | Tag');
  await composer(ada).press('Enter');
  await expect(ada.getByText('Write what the list is for before the first |.')).toBeVisible();
  await composer(ada).fill('/checklist Release | Tag | Tell everybody');
  await composer(ada).press('Enter');
  await message(ben, 'Release').getByRole('checkbox', { name: 'Tag' }).click();
  await expect(message(ada, 'Release').getByRole('checkbox', { name: 'Tag done by Ben' })).toBeChecked();
  await expect(group(ada, 'Release', 'Checklist: 1 of 2 done')).toBeVisible();
  await message(ada, 'Release').getByRole('button', { name: 'Add an item' }).click();
  await ada.getByRole('textbox', { name: 'New item' }).fill('Rest');
  await ada.keyboard.press('Enter');
  await expect(message(ben, 'Release').getByRole('checkbox', { name: 'Rest' })).not.toBeChecked();
  await expect(message(ben, 'Release').getByRole('button', { name: 'Add an item' })).toHaveCount(0);
  await message(ada, 'Release').getByRole('button', { name: 'Done' }).click();
  await message(ada, 'Release').getByRole('button', { name: 'Edit items' }).click();
  const editing = ada.getByRole('dialog', { name: 'Edit items' });
  await editing.getByRole('button', { name: 'Remove Item 2' }).click();
  await editing.getByRole('textbox', { name: 'Item 1' }).fill('Tag it');
  await editing.getByRole('button', { name: 'Save' }).click();
  await expect(message(ben, 'Release').getByRole('checkbox')).toHaveText([/^Tag it/, /^Rest/]);
  await expect(message(ben, 'Release').getByRole('checkbox', { name: 'Tag it done by Ben' })).toBeChecked();
});
