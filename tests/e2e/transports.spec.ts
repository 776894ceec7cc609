import type { Page } from '@playwright/test';
import { type HttpProxy, startHttpProxy } from '../support/http-proxy.js';
import { type Parley, startParley } from './support/parley.js';
import { createTeam, historyOf, setUp, type Team } from './support/person.js';
import { isReady, message, timeline, waiting, write } from './support/screen.js';
import { test as base, expect } from './support/test.js';
import { createWindows, type Windows } from './support/windows.js';

/** A server of its own, two people, and a proxy between one of them and the server. */
const test = base.extend<Record<never, never>, { readonly story: Story }>({
  story: [
    async ({ browser }, use) => {
      const parley = await startParley();
      const proxy = await startHttpProxy(Number(new URL(parley.address).port));
      const keeper = await setUp(parley.address, 'Keeper');
      const team = await createTeam({ address: parley.address, keeper, names: ['Ada', 'Ben'] });
      const windows = createWindows(browser, proxy.url);
      windows.expectProblems(
        // Of the restarted server, which knows none of the sessions before, too.
        /WebSocket connection|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RE|ERR_INCOMPLETE_CHUNKED|status of (502|400)/,
      );
      await use({ parley, proxy, team, windows });
      await windows.close();
      await proxy.close();
      await parley.stop();
      expect(windows.problems(), 'problems in the browser').toEqual([]);
    },
    { scope: 'worker' },
  ],
});

interface Story {
  readonly parley: Parley;
  readonly proxy: HttpProxy;
  readonly team: Team<'Ada' | 'Ben'>;
  readonly windows: Windows;
}

test.describe.configure({ mode: 'serial', timeout: 180_000 });

/** Longer than it takes to find out that nothing better works. */
const patience = { timeout: 30_000 };

async function enter({ windows, team }: Story): Promise<Page> {
  const page = await windows.open(team.people.Ada);
  await page.clock.install();
  await page.goto(`/w/${team.workspace.slug}/c/${team.generalId}`);
  await expect(page.getByText('Connected', { exact: true })).toBeVisible(patience);
  await isReady(page);
  return page;
}

/** What one says, the other reads, both ways. */
async function expectTalk(page: Page, { team: { people, generalId } }: Story, about: string): Promise<void> {
  await write(page, `Ada asks ${about}`);
  await expect(message(page, `Ada asks ${about}`)).toBeVisible();
  await expect(waiting(page)).toHaveCount(0, patience);
  await people.Ben.say(generalId, `Ben answers ${about}`);
  await expect(message(page, `Ben answers ${about}`)).toBeVisible();
}

const ways = [
  ['websocket', 'pass', 'that lets everything through'],
  ['sse', 'no-upgrades', 'that knows no WebSocket'],
  ['polling', 'buffering', 'that holds answers back until they are complete'],
] as const;

for (const [transport, mode, about] of ways) {
  test(`[R-FB-1] people chat over ${transport} behind a proxy ${about}, also after a restart`, async ({
    story,
  }) => {
    const { parley, proxy, team } = story;
    proxy.setMode(mode);
    const page = await enter(story);
    await expect.poll(() => proxy.open()[transport]).toBe(1);
    await expectTalk(page, story, `over ${transport}`);

    await parley.kill();
    await expect(page.getByRole('status').filter({ hasText: /Reconnecting…|Offline/ })).toBeVisible();
    await write(page, `Ada waits for ${transport}`);
    await expect(waiting(page)).toHaveCount(1);
    await parley.start();
    await expect(waiting(page)).toHaveCount(0, patience);
    await expectTalk(page, story, `over ${transport} again`);
    await expect.poll(() => proxy.open()[transport]).toBe(1);

    const texts = (await historyOf(team.people.Ben, team.generalId)).map(({ text }) => text);
    const ours = texts.filter((text) => text.includes(transport));
    expect(ours, 'each once, in order').toEqual([
      `Ada asks over ${transport}`,
      `Ben answers over ${transport}`,
      `Ada waits for ${transport}`,
      `Ada asks over ${transport} again`,
      `Ben answers over ${transport} again`,
    ]);
    await expect(timeline(page).getByRole('article').filter({ hasText: transport })).toHaveCount(5);
    await page.context().close();
  });
}

for (const [transport, mode] of ways.slice(1)) {
  test(`[R-FB-2] the app leaves ${transport} for a WebSocket when the proxy has learned it`, async ({
    story,
  }) => {
    const { proxy } = story;
    proxy.setMode(mode);
    const page = await enter(story);
    await expect.poll(() => proxy.open()[transport]).toBe(1);
    proxy.setMode('pass');
    await page.clock.fastForward('10:01');
    await expect.poll(() => proxy.open(), patience).toMatchObject({ websocket: 1, [transport]: 0 });
    await expect(page.getByText('Connected', { exact: true })).toBeVisible(patience);
    await expectTalk(page, story, `up from ${transport}`);
    await page.context().close();
  });
}
