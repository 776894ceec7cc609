import { messageSend } from '@parley/protocol';
import type { Page } from '@playwright/test';
import type { Person } from './support/person.js';
import { isReady, message, timeline } from './support/screen.js';
import { expect, test } from './support/test.js';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Thread' });
const replies = (page: Page) => panel(page).getByRole('log', { name: 'Replies' });
const reply = (page: Page, text: string) => replies(page).getByRole('article').filter({ hasText: text });
const threadsEntry = (page: Page) => page.getByRole('link', { name: /^Threads/ });

async function answer(page: Page, text: string): Promise<void> {
  const field = panel(page).getByRole('textbox', { name: 'Reply' });
  await field.fill(text);
  await field.press('Enter');
}

const replyTo = (person: Person, root: { id: string; channelId: string }, text: string) =>
  person.command(messageSend, {
    channelId: root.channelId,
    threadRootId: root.id,
    clientMessageId: crypto.randomUUID(),
    text,
  });

test('a thread: replied to, read, followed, left and found again', async ({ team, windows }) => {
  const { workspace, people, generalId } = await team('Noor', 'Theo');
  const { Noor, Theo } = people;
  const root = await Noor.say(generalId, 'Who has the key of the roof?');
  await Noor.say(generalId, 'And what about lunch?');
  const page = await windows.open(Noor);
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);

  await test.step('opened from the row of its message, and answered', async () => {
    await message(page, 'Who has the key').hover();
    await message(page, 'Who has the key').getByRole('button', { name: 'Reply in thread' }).click();
    await expect(panel(page)).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`thread=${root.id}`));
    await expect(replies(page)).toContainText('No replies yet');
    await answer(page, 'I looked on the shelf.');
    await expect(reply(page, 'I looked on the shelf.')).toBeVisible();
    await expect(panel(page).getByRole('button', { name: 'Following' })).toBeVisible();
  });

  await test.step('the channel shows that there are replies, and not the replies', async () => {
    await expect(timeline(page).getByRole('link', { name: /1 reply/ })).toBeVisible();
    await expect(message(page, 'I looked on the shelf.')).toHaveCount(0);
  });

  await test.step('what others reply comes live, also to the summary', async () => {
    await replyTo(Theo, root, 'It is in my coat.');
    await expect(reply(page, 'It is in my coat.')).toBeVisible();
    await expect(timeline(page).getByRole('link', { name: /2 replies/ })).toBeVisible();
    await expect(threadsEntry(page)).toHaveAccessibleName('Threads');
  });

  await test.step('a reply that stands in the channel as well leads to its thread and back', async () => {
    await panel(page)
      .getByRole('checkbox', { name: /Also send to/ })
      .click();
    await answer(page, 'Found it, thank you.');
    await expect(message(page, 'Found it, thank you.')).toBeVisible();
    await page.goBack();
    await expect(panel(page)).toHaveCount(0);
    await message(page, 'Found it, thank you.')
      .getByRole('link', { name: /in a thread/ })
      .click();
    await expect(reply(page, 'Found it, thank you.')).toBeVisible();
    await reply(page, 'Found it, thank you.').getByRole('link', { name: 'Also sent to the channel' }).click();
    await expect(panel(page)).toHaveCount(0);
    await expect(message(page, 'Found it, thank you.')).toBeInViewport();
  });

  await test.step('what is new is told, listed and read', async () => {
    await replyTo(Theo, root, 'Bring it back, please.');
    await expect(threadsEntry(page)).toHaveAccessibleName('Threads 1 thread with new replies');
    await threadsEntry(page).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Threads' })).toBeVisible();
    await page.getByRole('link', { name: /Bring it back, please/ }).click();
    await expect(reply(page, 'Bring it back, please.')).toBeVisible();
    await expect(threadsEntry(page)).toHaveAccessibleName('Threads');
  });

  await test.step('left, it tells no more', async () => {
    await panel(page).getByRole('button', { name: 'Following' }).click();
    await expect(panel(page).getByRole('button', { name: 'Follow', exact: true })).toBeVisible();
    await panel(page).getByRole('button', { name: 'Close the thread' }).click();
    await replyTo(Theo, root, 'Hello?');
    await expect(timeline(page).getByRole('link', { name: /5 replies/ })).toBeVisible();
    await expect(threadsEntry(page)).toHaveAccessibleName('Threads');
  });
});

test('a reply written without a connection is sent when it is back', async ({ team, windows }) => {
  const { workspace, people, generalId } = await team('Noor', 'Theo');
  const root = await people.Theo.say(generalId, `Are you on the train, <@${people.Noor.userId}>?`);
  const page = await windows.open(people.Noor, { viewport: { width: 360, height: 740 } });
  await page.goto(`/w/${workspace.slug}/c/${generalId}?thread=${root.id}`);
  await expect(replies(page)).toContainText('No replies yet');
  await expect(panel(page)).toContainText(`@${people.Noor.account.name}?`);
  const field = panel(page).getByRole('textbox', { name: 'Reply' });
  await field.fill('Yes, with holes in it.');
  await expect(panel(page).getByRole('button', { name: 'Send' })).toBeEnabled();
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await field.press('Enter');
  await expect(reply(page, 'Yes, with holes in it.')).toBeVisible();
  await page.context().setOffline(false);
  await expect(panel(page)).toContainText('1 reply');
  await panel(page)
    .getByRole('button', { name: /Back to/ })
    .click();
  await expect(timeline(page).getByRole('link', { name: /1 reply/ })).toBeVisible();
});
