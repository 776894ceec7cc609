import { channelRemoveMember, memberRemove } from '@parley/protocol';
import type { Page } from '@playwright/test';
import { createChannel, historyOf, password, signIn } from './support/person.js';
import {
  chooseFromMessage,
  enter,
  isReady,
  message,
  openChannel,
  sidebarRow,
  waiting,
  write,
} from './support/screen.js';
import { expect, test } from './support/test.js';

const noServer = /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_FAILED|WebSocket|fetch/;
/** The longest wait between two tries is 30 s, and as much again is for a slow machine. */
const backWithinMs = 60_000;

/** All that the chat clients of this browser keep, as text. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases();
    if (!databases.some(({ name }) => name === 'parley-cache')) return '';
    const opening = indexedDB.open('parley-cache');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('The database of the browser could not be opened.'));
    });
    const contents = [...database.objectStoreNames].map(
      (name) =>
        new Promise<unknown[]>((resolve) => {
          const reading = database.transaction(name).objectStore(name).getAll();
          reading.onsuccess = () => resolve(reading.result);
        }),
    );
    const all = JSON.stringify(await Promise.all(contents));
    database.close();
    return all === '[[],[]]' ? '' : all;
  });

/** The line goes, once the code of every view is there. */
async function loseLine(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('parley-fetched-ahead').length > 0);
  await page.context().setOffline(true);
}

/** As a link of the app does: without a word to the server. */
const goTo = (page: Page, path: string) =>
  page.evaluate((to) => {
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);

/** Who is here is known before the app begins, as where the words come late. Gives whether any words were held back. */
async function answerFirst(page: Page): Promise<() => boolean> {
  const answered = page.waitForResponse((response) => new URL(response.url()).pathname === '/api/v1/session');
  let hasHeld = false;
  await page.route('**/assets/words-*.js', async (route) => {
    await (await answered).finished();
    hasHeld = true;
    await route.continue();
  });
  return () => hasHeld;
}

/** The app is kept for opening without a server. */
const shellKept = (page: Page) => page.evaluate(async () => void (await navigator.serviceWorker.ready));

test('[R-REC-4] [R-SEND-4] opens without a server, keeps what is written over reloads, and sends it once, in order', async ({
  team,
  windows,
  server: { parley },
}) => {
  // A story of several starts, ends and waits of a server.
  test.setTimeout(240_000);
  windows.expectProblems(noServer);
  const { workspace, people, generalId } = await team('Ada', 'Ben');
  const { ada, ben } = { ada: people.Ada, ben: people.Ben };
  const other = await createChannel(ada, { workspaceId: workspace.id, name: 'never-opened' });
  await ada.say(other.id, 'Said where nobody looked');
  await ben.say(generalId, 'Before the lights went out');
  const page = await windows.open(ada, { serviceWorkers: 'allow' });
  await enter(page, workspace, generalId);
  await expect(message(page, 'Before the lights went out')).toBeVisible();
  await shellKept(page);
  await expect.poll(() => kept(page)).toContain('Before the lights went out');

  await parley.kill();
  await page.goto('/');
  await expect(message(page, 'Before the lights went out')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /Reconnecting…|Offline/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try now' })).toBeVisible();
  for (const text of ['one', 'two', 'three']) await write(page, `offline ${text}`);
  // Shown as waiting is what the disk has, and only that outlives the page (G11).
  await expect(waiting(page).getByRole('img', { name: 'Waiting to be sent', exact: true })).toHaveCount(3);
  await page.reload();
  await expect(waiting(page)).toHaveCount(3);
  await write(page, 'offline four');
  await expect(waiting(page)).toHaveCount(4);

  await openChannel(page, 'never-opened');
  await expect(page.getByText('These messages are not on this device.')).toBeVisible();
  await page.getByRole('button', { name: 'Add channels' }).click();
  await page.getByRole('menuitem', { name: 'Browse channels' }).click();
  await expect(page.getByText('There is no connection right now.')).toBeVisible();

  await parley.start();
  // Nobody touches anything: what could not be had comes by itself, and what waited goes.
  await expect(page.getByText('There is no connection right now.')).toHaveCount(0, { timeout: backWithinMs });
  await expect(page.getByRole('listitem').filter({ hasText: 'never-opened' }).first()).toBeVisible();
  await openChannel(page, 'never-opened');
  await expect(message(page, 'Said where nobody looked')).toBeVisible();
  await openChannel(page, 'general');
  await expect(waiting(page)).toHaveCount(0);
  const history = (await historyOf(ada, generalId)).map(({ text }) => text);
  expect(history.filter((text) => text.startsWith('offline'))).toEqual([
    'offline one',
    'offline two',
    'offline three',
    'offline four',
  ]);
});

test('a conversation that is open, but not on this device, is shown when the server is back', async ({
  team,
  windows,
  server: { parley },
}) => {
  windows.expectProblems(noServer);
  const { workspace, people } = await team('Ada');
  const other = await createChannel(people.Ada, { workspaceId: workspace.id, name: 'quiet' });
  await people.Ada.say(other.id, 'Heard later');
  const page = await windows.open(people.Ada);
  await page.goto(`/w/${workspace.slug}`);
  await isReady(page);
  await parley.kill();
  await openChannel(page, 'quiet');
  await expect(page.getByText('These messages are not on this device.')).toBeVisible();
  await parley.start();
  await expect(message(page, 'Heard later')).toBeVisible({ timeout: backWithinMs });
});

test('[R-REC-4] every view opens without a connection, right after the start', async ({ team, windows }) => {
  windows.expectProblems(/ERR_INTERNET_DISCONNECTED|WebSocket/);
  const { workspace, people, generalId } = await team('Ada', 'Ben');
  await people.Ben.say(generalId, 'Before the tunnel');
  const page = await windows.open(people.Ada);
  await enter(page, workspace, generalId);
  await chooseFromMessage(page, 'Before the tunnel', 'Mark unread from here');
  await expect(sidebarRow(page, 'general')).toContainText('1 unread message');
  await loseLine(page);
  for (const [path, name] of [
    ['threads', /^Threads/],
    ['unread', /^Unread/],
    ['later', /^Later/],
    ['drafts', /^Drafts & scheduled/],
    ['people', /^People/],
    ['browse', /^Browse channels/],
    ['you', /^Ada/],
    ['settings/profile', /^Settings/],
  ] as const) {
    await goTo(page, `/w/${workspace.slug}/${path}`);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    if (path === 'unread')
      await expect(page.getByRole('main').getByRole('listitem')).toHaveText(/the tunnel/);
  }
  await sidebarRow(page, 'general').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Why is this unread?' }).click();
  const why = page.getByRole('dialog', { name: 'Why is this unread?' });
  await expect(why.getByRole('listitem')).toHaveText(/the tunnel/);
  await page.keyboard.press('Escape');
  const settings = page.getByRole('navigation', { name: 'Settings' });
  for (const name of await settings.getByRole('link').allInnerTexts()) {
    await settings.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible();
  }
  await openChannel(page, 'general');
  await message(page, 'Before the tunnel').hover();
  await message(page, 'Before the tunnel').getByRole('button', { name: 'Reply in thread' }).click();
  await expect(page.getByRole('complementary', { name: 'Thread' })).toBeVisible();
});

test('[R-SEND-4] what is kept for later without a connection says so, and goes out by itself', async ({
  team,
  windows,
}) => {
  windows.expectProblems(/ERR_INTERNET_DISCONNECTED|WebSocket/);
  const { workspace, people, generalId } = await team('Ada', 'Ben');
  await people.Ben.say(generalId, 'Read this later');
  const page = await windows.open(people.Ada);
  await enter(page, workspace, generalId);
  await loseLine(page);
  await message(page, 'Read this later').hover();
  await message(page, 'Read this later').getByRole('button', { name: 'Save for later' }).click();
  await expect(page.getByText('Saved for later. It waits for the connection.')).toBeVisible();
  await page.getByRole('textbox', { name: /^Message / }).fill('Say this tomorrow');
  await page.getByRole('button', { name: 'Schedule message' }).click();
  await page.getByRole('menuitem', { name: /^Tomorrow at 9/ }).click();
  await expect(page.getByRole('textbox', { name: /^Message / })).toHaveValue('');
  await page.getByRole('link', { name: /^Drafts & scheduled/ }).click();
  await page.getByRole('tab', { name: /^Scheduled/ }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'Say this tomorrow' });
  await expect(row).toContainText('Waits for the connection.');
  await page.context().setOffline(false);
  await expect(row.getByRole('button', { name: 'Send now' })).toBeVisible({ timeout: backWithinMs });
  await expect(row).toHaveCount(1);
  await expect(row).not.toContainText('Waits for the connection.');
  await page.getByRole('link', { name: /^Later/ }).click();
  await page.reload();
  await expect(page.getByRole('listitem').filter({ hasText: 'Read this later' })).toBeVisible();
});

test('[R-AUTH-2] of what one was removed from while away nothing stays in the browser', async ({
  team,
  windows,
}) => {
  windows.expectProblems(/status of 404/);
  const { workspace, people } = await team('Ada', 'Ben');
  const { Ada: ada, Ben: ben } = people;
  const plans = await createChannel(ada, {
    workspaceId: workspace.id,
    name: 'plans',
    kind: 'private',
    members: [ben],
  });
  await ada.say(plans.id, 'Nobody else may know');
  const page = await windows.open(ben);
  await enter(page, workspace, plans.id);
  await expect(message(page, 'Nobody else may know')).toBeVisible();
  await expect.poll(() => kept(page)).toContain('Nobody else may know');
  await page.goto('about:blank');
  await ada.command(channelRemoveMember, { channelId: plans.id, memberId: ben.userId });

  // Shown from what is kept it may open where one was last, and then go where one still is.
  await page.goto(`/w/${workspace.slug}`);
  await isReady(page);
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'general', level: 1 })).toBeVisible();
  await expect(sidebarRow(page, 'plans')).toHaveCount(0);
  await expect.poll(() => kept(page)).not.toContain('Nobody else may know');
  expect(await kept(page)).not.toContain('plans');

  await page.goto('about:blank');
  await ada.command(memberRemove, { workspaceId: workspace.id, memberId: ben.userId });
  const hasHeld = await answerFirst(page);
  await page.goto(`/w/${workspace.slug}`);
  await expect(page.getByText('You cannot open this workspace.').first()).toBeVisible();
  expect(hasHeld()).toBe(true);
  await expect.poll(() => kept(page)).toBe('');
});

test('[R-AUTH-1] signing out leaves nothing, and whoever signs in next sees nothing of it', async ({
  team,
  windows,
}) => {
  const { workspace, people, generalId } = await team('Ada', 'Ben');
  const { Ada: ada, Ben: ben } = people;
  const mine = await createChannel(ada, { workspaceId: workspace.id, name: 'diary', kind: 'private' });
  await ada.say(mine.id, 'Dear diary');
  const page = await windows.open(ada);
  await enter(page, workspace, mine.id);
  await expect.poll(() => kept(page)).toContain('Dear diary');
  await page.getByRole('button', { name: 'Workspace menu' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  expect(await kept(page)).toBe('');
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(ada.account.name);

  await page.getByLabel('E-mail').fill(ben.account.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await isReady(page);
  await enter(page, workspace, generalId);
  await expect(sidebarRow(page, 'diary')).toHaveCount(0);
  await expect.poll(() => kept(page)).toContain(ben.userId);
  expect(await kept(page)).not.toContain('Dear diary');
});

for (const isAnswerFirst of [false, true]) {
  const when = isAnswerFirst ? 'before the app has begun' : 'while the app opens';
  test(`[R-AUTH-1] a session that was ended while the browser was closed opens nothing, and takes everything with it, heard of ${when}`, async ({
    team,
    windows,
    address,
  }) => {
    windows.expectProblems(/status of 401/);
    const { workspace, people, generalId } = await team('Ada');
    await people.Ada.say(generalId, 'Only for this session');
    const session = await signIn(address, people.Ada.account);
    const page = await windows.open(session);
    await enter(page, workspace, generalId);
    await expect.poll(() => kept(page)).toContain('Only for this session');
    await page.goto('about:blank');
    await session.requests.delete('/api/v1/session', { headers: { origin: address } });
    const hasHeld = isAnswerFirst ? await answerFirst(page) : null;
    await page.goto(`/w/${workspace.slug}/c/${generalId}`);
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    expect(hasHeld?.() ?? true).toBe(true);
    await expect(message(page, 'Only for this session')).toHaveCount(0);
    await expect.poll(() => kept(page)).toBe('');
    await session.requests.dispose();
  });
}

test('a browser that keeps nothing sends all the same, and says what it cannot do', async ({
  team,
  windows,
}) => {
  const { workspace, people, generalId } = await team('Ada');
  const page = await windows.open(people.Ada);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  await enter(page, workspace, generalId);
  await write(page, 'Into a full browser');
  await expect(message(page, 'Into a full browser')).toBeVisible();
  await expect(waiting(page)).toHaveCount(0);
  await expect(page.getByText(/This browser keeps nothing\./)).toBeVisible();
  expect((await historyOf(people.Ada, generalId)).map(({ text }) => text)).toContain('Into a full browser');
});
