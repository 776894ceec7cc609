import { channelOpenDirect } from '@parley/protocol';
import type { Page } from '@playwright/test';
import { historyOf, type Person } from './support/person.js';
import { composer, isReady, message, timeline, waiting, write } from './support/screen.js';
import { expect, test } from './support/test.js';

/** Two tabs of one browser; the first one leads. */
async function twoTabs(page: Page, path: string): Promise<readonly [Page, Page]> {
  await page.goto(path);
  await isReady(page);
  const second = await page.context().newPage();
  await second.goto(path);
  await isReady(second);
  return [page, second];
}

async function liveConnections(address: string): Promise<number> {
  const answer = await fetch(`${address}/metrics`);
  const [, count] = /^parley_sockets\S* (\d+)$/m.exec(await answer.text()) ?? [];
  return Number(count);
}

/** What the rows say that this spec has written, top to bottom. */
const shown = (page: Page): Promise<string[]> =>
  timeline(page)
    .getByRole('article')
    .evaluateAll((rows) => rows.flatMap((row) => row.textContent?.match(/(ben|tab)-\d{3}/)?.[0] ?? []));

const numbered = (who: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${who}-${String(n + 1).padStart(3, '0')}`);

/** Somebody else writes all the while, one after the other. */
async function talk(person: Person, channelId: string, texts: readonly string[]): Promise<void> {
  for (const text of texts) await person.say(channelId, text);
}

const faults: readonly (readonly [string, (leader: Page) => Promise<void>])[] = [
  ['is closed', (leader) => leader.close()],
  [
    'crashes',
    async (leader) => {
      const session = await leader.context().newCDPSession(leader);
      const crashed = leader.waitForEvent('crash');
      session.send('Page.crash').catch(() => {});
      await crashed;
    },
  ],
  [
    'is frozen',
    async (leader) => {
      const session = await leader.context().newCDPSession(leader);
      await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    },
  ],
];

test('[R-CONN-1] [R-TAB-1] two tabs share one connection, and both see and send', async ({
  windows,
  team,
  address,
}) => {
  const { people, generalId, workspace } = await team('Ada', 'Ben');
  const page = await windows.open(people.Ada);
  const sockets: string[] = [];
  page.context().on('page', (other) => other.on('websocket', (socket) => sockets.push(socket.url())));
  const [leader, follower] = await twoTabs(page, `/w/${workspace.slug}/c/${generalId}`);
  expect(sockets, 'lines of the second tab').toEqual([]);
  await expect.poll(() => liveConnections(address)).toBe(1);

  await people.Ben.say(generalId, 'ben-001');
  for (const tab of [leader, follower]) await expect(message(tab, 'ben-001')).toBeVisible();
  await write(follower, 'tab-001');
  for (const tab of [leader, follower]) {
    await expect(message(tab, 'tab-001')).toHaveCount(1);
    await expect(waiting(tab)).toHaveCount(0);
  }
  await write(leader, 'tab-002');
  await expect(message(follower, 'tab-002')).toBeVisible();
  for (const tab of [leader, follower]) expect(await shown(tab)).toEqual(['ben-001', 'tab-001', 'tab-002']);
});

for (const [fault, strike] of faults) {
  test(`[R-TAB-2] [G4] nothing is lost and nothing doubled when the leading tab ${fault} while all write`, async ({
    windows,
    team,
    address,
  }) => {
    const { people, generalId, workspace } = await team('Ada', 'Ben');
    const [leader, follower] = await twoTabs(
      await windows.open(people.Ada),
      `/w/${workspace.slug}/c/${generalId}`,
    );
    await follower.setViewportSize({ width: 900, height: 4_000 });
    const spoken = numbered('ben', 40);
    const typed = numbered('tab', 14);
    const talking = talk(people.Ben, generalId, spoken);
    for (const text of typed.slice(0, 4)) await write(follower, text);
    await write(leader, 'tab-099');
    // In this very moment the leader has it on the line, or just had.
    await strike(leader);
    const startedAt = Date.now();
    const typing = (async () => {
      for (const text of typed.slice(4)) await write(follower, text);
    })();
    await expect(message(follower, 'tab-005').and(follower.locator(':not([data-pending])'))).toBeVisible();
    const tookMs = Date.now() - startedAt;
    await Promise.all([talking, typing]);
    await expect(waiting(follower)).toHaveCount(0);
    await expect.poll(async () => (await shown(follower)).length).toBe(spoken.length + typed.length + 1);
    process.stdout.write(
      `the leading tab ${fault}: the first message after it was sent after ${tookMs} ms\n`,
    );

    const history = (await historyOf(people.Ben, generalId))
      .map(({ text }) => text)
      .filter((text) => /^(ben|tab)-\d{3}$/.test(text));
    expect(history.toSorted(), 'each once').toEqual([...spoken, ...typed, 'tab-099'].toSorted());
    expect(await shown(follower), 'the screen').toEqual(history);
    expect(
      history.filter((text) => typed.includes(text)),
      'in the order typed',
    ).toEqual(typed);
    await expect.poll(() => liveConnections(address)).toBe(1);
  });
}

test('[R-TAB-2] a tab that wakes up follows the one that took over', async ({ windows, team, address }) => {
  const { people, generalId, workspace } = await team('Ada', 'Ben');
  const [first, second] = await twoTabs(
    await windows.open(people.Ada),
    `/w/${workspace.slug}/c/${generalId}`,
  );
  const session = await first.context().newCDPSession(first);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await people.Ben.say(generalId, 'ben-001');
  await expect(message(second, 'ben-001')).toBeVisible();
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await expect(message(first, 'ben-001')).toBeVisible();
  await expect.poll(() => liveConnections(address)).toBe(1);
  await write(first, 'tab-001');
  await expect(message(second, 'tab-001')).toBeVisible();
  for (const tab of [first, second]) await expect(waiting(tab)).toHaveCount(0);
});

test('[R-TAB-1] the icon of the app counts all workspaces that are open in the browser', async ({
  windows,
  team,
  server,
}) => {
  const { people, generalId, workspace } = await team('Ada', 'Ben');
  const { keeper } = server;
  const call = `<@${people.Ada.userId}>`;
  const { channel } = await keeper.command(channelOpenDirect, {
    workspaceId: keeper.workspace.id,
    memberIds: [people.Ada.userId],
  });
  await keeper.say(channel.id, 'Are you there?');
  await people.Ben.say(generalId, `${call}, one`);

  const page = await windows.open(people.Ada);
  const written: number[] = [];
  await page.context().exposeFunction('countOnIcon', (count: number) => void written.push(count));
  await page.context().addInitScript(() => {
    const { countOnIcon } = window as unknown as { countOnIcon: (count: number) => Promise<void> };
    navigator.setAppBadge = (count = 0) => countOnIcon(count);
  });
  const icon = () => written.at(-1);
  await page.goto(`/w/${workspace.slug}/browse`);
  await expect.poll(icon).toBe(1);
  const other = await page.context().newPage();
  await other.goto(`/w/${keeper.workspace.slug}/browse`);
  await expect.poll(icon, 'of both').toBe(2);
  await people.Ben.say(generalId, `${call}, two`);
  await expect.poll(icon).toBe(3);
  await page.close();
  await expect.poll(icon, 'of the one that is left').toBe(1);
});

test('[R-TAB-1] the number on the icon goes with the last tab, and comes back with the next', async ({
  windows,
  team,
}) => {
  const { people, generalId, workspace } = await team('Ada', 'Ben');
  await people.Ben.say(generalId, `<@${people.Ada.userId}>, one`);
  const page = await windows.open(people.Ada, { serviceWorkers: 'allow' });
  const context = page.context();
  let icon = 0;
  await context.exposeFunction('countOnIcon', (count: number) => {
    icon = count;
  });
  await context.addInitScript(() => {
    const { countOnIcon } = window as unknown as { countOnIcon: (count: number) => Promise<void> };
    navigator.setAppBadge = (count = 0) => countOnIcon(count);
  });
  const path = `/w/${workspace.slug}/browse`;
  await page.goto(path);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const [worker] = context.serviceWorkers();
  if (!worker) throw new Error('The app is not kept on the device.');
  // How often it has looked whether a page is left, and cleared the icon.
  await worker.evaluate(() => {
    const scope = self as unknown as {
      readonly clients: { matchAll: (options: object) => Promise<readonly unknown[]> };
      readonly navigator: { clearAppBadge: () => Promise<void> };
      seen: { looks: number; clears: number };
    };
    scope.seen = { looks: 0, clears: 0 };
    const matchAll = scope.clients.matchAll.bind(scope.clients);
    scope.clients.matchAll = async (options) => {
      const found = await matchAll(options);
      scope.seen.looks += 1;
      return found;
    };
    scope.navigator.clearAppBadge = async () => {
      scope.seen.clears += 1;
    };
  });
  const seen = () => worker.evaluate(() => (self as unknown as { seen: unknown }).seen);
  await expect.poll(() => icon).toBe(1);

  await page.reload();
  await expect.poll(seen, 'loaded anew').toEqual({ looks: 1, clears: 0 });
  const other = await context.newPage();
  await other.goto(path);
  await expect(other.getByText('Connected', { exact: true })).toBeVisible();
  await page.close();
  await expect.poll(seen, 'another is left').toEqual({ looks: 2, clears: 0 });
  await other.close();
  await expect.poll(seen).toEqual({ looks: 3, clears: 1 });
  icon = 0;
  const next = await context.newPage();
  await next.goto(path);
  await expect.poll(() => icon).toBe(1);
});

test('[R-AUTH-1] signing out in one tab signs all of them out', async ({ windows, team }) => {
  const { people, generalId, workspace } = await team('Ada');
  windows.expectProblems(/status of 401/);
  const [first, second] = await twoTabs(
    await windows.open(people.Ada),
    `/w/${workspace.slug}/c/${generalId}`,
  );
  await second.getByRole('button', { name: 'Workspace menu' }).click();
  await second.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(second).toHaveURL(/\/sign-in/);
  await expect(first.getByRole('heading', { name: 'You were signed out.' })).toBeVisible();
  await expect(composer(first)).toHaveCount(0);
});
