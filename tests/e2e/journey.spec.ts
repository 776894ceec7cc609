import type { Page } from '@playwright/test';
import { type Parley, startParley } from './support/parley.js';
import { historyOf, password, signIn } from './support/person.js';
import {
  chooseFromMessage,
  createChannelByHand,
  isReady,
  message,
  openChannel,
  sidebarRow,
  timeline,
  waiting,
  write,
} from './support/screen.js';
import { test as base, expect } from './support/test.js';
import { createWindows, type Windows } from './support/windows.js';

/** One fresh server and two people in two browsers, who stay for the whole story. */
const test = base.extend<Record<never, never>, { readonly story: Story }>({
  story: [
    async ({ browser }, use) => {
      const parley = await startParley();
      const windows = createWindows(browser, parley.address);
      const [ada, ben] = [await windows.open(null), await windows.open(null)];
      await use({ parley, windows, ada, ben });
      await windows.close();
      await parley.stop();
    },
    { scope: 'worker' },
  ],
});

interface Story {
  readonly parley: Parley;
  readonly windows: Windows;
  readonly ada: Page;
  readonly ben: Page;
}

const adaAccount = { name: 'Ada Byron', email: 'ada@parley.example', password };
const benAccount = { name: 'Ben Okri', email: 'ben@parley.example', password };

test.describe.configure({ mode: 'serial' });

test.afterEach(({ story }) => {
  expect(story.windows.problems(), 'problems in the browser').toEqual([]);
});

test('the first visitor sets the server up', async ({ story: { ada } }) => {
  await ada.goto('/');
  await expect(ada.getByRole('heading', { name: 'Start your team chat' })).toBeVisible();
  await ada.getByLabel('Your name').fill(adaAccount.name);
  await ada.getByLabel('E-mail').fill(adaAccount.email);
  await ada.getByLabel('Password', { exact: true }).fill(adaAccount.password);
  await ada.getByLabel('Workspace').fill('Analytical Engines');
  await ada.getByRole('button', { name: 'Create workspace' }).click();
  await isReady(ada);
  await expect(ada).toHaveTitle('#general · Analytical Engines');
  await expect(timeline(ada).getByRole('article')).toHaveCount(4);
});

test('an invite link brings the second one in', async ({ story: { ada, ben } }) => {
  await ada.getByRole('button', { name: 'Workspace menu' }).click();
  await ada.getByRole('menuitem', { name: 'Invite people' }).click();
  const dialog = ada.getByRole('dialog', { name: 'Invite people' });
  await dialog.getByRole('button', { name: 'Make invite link' }).click();
  const link = await dialog.getByLabel('Invite link').inputValue();
  await ada.keyboard.press('Escape');

  await ben.goto(link);
  await expect(ben.getByRole('heading', { name: 'Join Analytical Engines' })).toBeVisible();
  await expect(ben.getByText('Ada Byron invites you.')).toBeVisible();
  await ben.getByLabel('Your name').fill(benAccount.name);
  await ben.getByLabel('E-mail').fill(benAccount.email);
  await ben.getByLabel('Password', { exact: true }).fill(benAccount.password);
  await ben.getByRole('button', { name: 'Create account and join' }).click();
  await isReady(ben);
  await expect(ben).toHaveTitle('#general · Analytical Engines');
});

test('[R-SEND-1] they chat in a new channel, and what is on its way is seen at once', async ({ story }) => {
  const { ada, ben, parley } = story;
  await createChannelByHand(ada, { name: 'engines' });
  await ben.getByRole('button', { name: 'Add channels' }).click();
  await ben.getByRole('menuitem', { name: 'Browse channels' }).click();
  await ben.getByRole('button', { name: 'Join engines' }).click();
  await openChannel(ben, 'engines');
  await expect(ada.getByRole('button', { name: 'Show members, 2 people' })).toBeVisible();

  await write(ada, 'Does it carry the *one*?');
  await expect(message(ben, 'Does it carry the one?')).toBeVisible();
  await write(ben, 'It does, twice a second.');
  await expect(message(ada, 'It does, twice a second.')).toBeVisible();

  parley.freeze();
  await write(ada, 'Then let it run.');
  const bubble = message(ada, 'Then let it run.');
  await expect(bubble).toBeVisible();
  await expect(bubble.getByLabel('Waiting to be sent')).toBeVisible();
  const before = await bubble.boundingBox();
  parley.thaw();
  await expect(message(ben, 'Then let it run.')).toBeVisible();
  await expect(waiting(ada)).toHaveCount(0);
  await expect(bubble).toHaveCount(1);
  expect(await bubble.boundingBox(), 'the bubble becomes the message in its place').toEqual(before);
});

test('one’s own messages can be edited and deleted', async ({ story: { ada, ben } }) => {
  await chooseFromMessage(ada, 'Then let it run.', 'Edit');
  const editor = ada.getByRole('textbox', { name: 'Edit message' });
  await editor.fill('Then let it run all night.');
  await editor.press('Enter');
  for (const page of [ada, ben]) {
    await expect(message(page, 'Then let it run all night.')).toContainText('(edited)');
  }

  await write(ben, 'A slip of the pen');
  await expect(message(ada, 'A slip of the pen')).toBeVisible();
  await chooseFromMessage(ben, 'A slip of the pen', 'Delete…');
  await ben.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  for (const page of [ada, ben]) {
    await expect(message(page, 'A slip of the pen')).toHaveCount(0);
    await expect(message(page, 'Message deleted')).toHaveCount(1);
  }

  await message(ben, 'Then let it run all night.').hover();
  await expect(ben.getByRole('button', { name: 'Save for later' })).toBeVisible();
  await expect(ben.getByRole('button', { name: 'Edit', exact: true })).toHaveCount(0);
});

test('[R-AUTH-4] a private channel does not exist for whoever is not in it', async ({ story }) => {
  const { ada, ben, windows } = story;
  await createChannelByHand(ada, { name: 'poems', isPrivate: true });
  await write(ada, 'She walks in beauty, like the night');
  await expect(waiting(ada)).toHaveCount(0);
  const address = ada.url();

  await expect(sidebarRow(ben, 'engines')).toBeVisible();
  await expect(sidebarRow(ben, 'poems')).toHaveCount(0);
  await ben.getByRole('button', { name: 'Add channels' }).click();
  await ben.getByRole('menuitem', { name: 'Browse channels' }).click();
  await ben.getByRole('searchbox', { name: 'Search channels' }).fill('poem');
  await expect(ben.getByText('No channel is called that.')).toBeVisible();

  windows.expectProblems(/status of 40[34]/);
  await ben.goto(address);
  await expect(ben.getByText('There is nothing here that you can see.')).toBeVisible();
  await expect(ben.getByText('She walks in beauty')).toHaveCount(0);
});

test('a direct message reaches one person', async ({ story: { ada, ben } }) => {
  await ben.getByRole('button', { name: 'New message' }).click();
  const dialog = ben.getByRole('dialog', { name: 'New direct message' });
  await dialog.getByRole('combobox', { name: 'To' }).fill('ada');
  await dialog.getByRole('option', { name: 'Ada Byron' }).click();
  await dialog.getByRole('button', { name: 'Start writing' }).click();
  await expect(ben.getByRole('heading', { level: 1, name: 'Ada Byron' })).toBeVisible();
  await write(ben, 'Between us: it hums.');

  await expect(sidebarRow(ada, 'Ben Okri')).toContainText('1 unread message');
  await openChannel(ada, 'Ben Okri');
  await write(ada, 'All good things do.');
  await expect(message(ben, 'All good things do.')).toBeVisible();
});

test('[G11] a reload keeps everything', async ({ story: { ada, ben } }) => {
  for (const page of [ada, ben]) {
    await page.reload();
    await isReady(page);
    await expect(message(page, 'Between us: it hums.')).toHaveCount(1);
    await expect(message(page, 'All good things do.')).toHaveCount(1);
    await openChannel(page, 'engines');
    await expect(message(page, 'Then let it run all night.')).toHaveCount(1);
  }
});

test('[G1] [R-SEND-4] a killed server loses nothing that was shown as sent, and what was waiting goes out by itself, once', async ({
  story: { ada, ben, parley, windows },
}) => {
  windows.expectProblems(
    /ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|WebSocket connection/,
  );
  const all = (who: string) =>
    Array.from({ length: 40 }, (_, n) => `${who}-${String(n + 1).padStart(3, '0')}`);
  const texts = { ada: all('ada'), ben: all('ben') };
  const writing = [writeAll(ada, texts.ada.slice(0, 25)), writeAll(ben, texts.ben.slice(0, 25))];
  await expect.poll(async () => (await tokens(ben)).includes('ada-008'), { timeout: 30_000 }).toBe(true);
  await parley.kill();
  await Promise.all(writing);
  await Promise.all([writeAll(ada, texts.ada.slice(25, 35)), writeAll(ben, texts.ben.slice(25, 35))]);
  for (const page of [ada, ben]) {
    await expect(waiting(page).filter({ hasText: '-035' })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: /Reconnecting…|Offline/ })).toBeVisible();
  }
  // High enough for all of them: what is compared is what is on the screen.
  for (const page of [ada, ben]) await page.setViewportSize({ width: 900, height: 6_000 });
  const shownAsSent = { ada: await sentTokens(ada), ben: await sentTokens(ben) };

  const starting = parley.start();
  await Promise.all([writeAll(ada, texts.ada.slice(35)), writeAll(ben, texts.ben.slice(35)), starting]);
  // One sees what the other wrote when both are back, each in their own time.
  for (const page of [ada, ben]) await expect(waiting(page)).toHaveCount(0, { timeout: 30_000 });
  for (const page of [ada, ben]) await expect.poll(() => tokens(page)).toHaveLength(80);

  const reader = await signIn(parley.address, adaAccount);
  const channelId = new URL(ada.url()).pathname.split('/').at(-1) ?? '';
  const history = (await historyOf(reader, channelId))
    .map(({ text }) => text)
    .filter((text) => token.test(text));
  await reader.requests.dispose();
  expect(history.toSorted(), 'each once').toEqual([...texts.ada, ...texts.ben].toSorted());
  expect(
    history.filter((text) => text.startsWith('ada')),
    'in the order they were written',
  ).toEqual(texts.ada);
  expect(
    history.filter((text) => text.startsWith('ben')),
    'in the order they were written',
  ).toEqual(texts.ben);
  for (const who of ['ada', 'ben'] as const) {
    expect(history, 'shown as sent before').toEqual(expect.arrayContaining(shownAsSent[who]));
    expect(shownAsSent[who].length, 'some were sent').toBeGreaterThan(7);
  }
  for (const page of [ada, ben]) expect(await tokens(page), 'the screen').toEqual(history);
  await ada.reload();
  await expect.poll(() => tokens(ada), 'the screen after a reload').toEqual(history);
});

const token = /^(ada|ben)-\d{3}$/;

async function writeAll(page: Page, texts: readonly string[]): Promise<void> {
  for (const text of texts) await write(page, text);
}

/** What the rows on screen say, top to bottom. */
function tokens(page: Page, selector = 'article'): Promise<string[]> {
  return timeline(page)
    .locator(selector)
    .evaluateAll((rows) => rows.flatMap((row) => row.textContent?.match(/(ada|ben)-\d{3}/)?.[0] ?? []));
}

const sentTokens = (page: Page) => tokens(page, 'article:not([data-pending])');
