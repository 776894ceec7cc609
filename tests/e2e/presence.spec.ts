import { AxeBuilder } from '@axe-core/playwright';
import { channelOpenDirect } from '@parley/protocol';
import type { Locator, Page } from '@playwright/test';
import { startParley } from './support/parley.js';
import { setUp, type Team } from './support/person.js';
import { composer, isReady, message, openChannel, sidebar, sidebarRow, write } from './support/screen.js';
import { test as base, expect } from './support/test.js';

/** Where a few seconds without a sign of activity are long. */
const test = base.extend({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
    async ({}, use) => {
      const parley = await startParley([], { AWAY_AFTER_SECONDS: '4' });
      try {
        await use({ parley, keeper: await setUp(parley.address, 'Keeper') });
      } finally {
        await parley.stop();
      }
    },
    { scope: 'worker' },
  ],
});

const rowOf = (page: Page, name: string): Locator => sidebarRow(page, name);
const dotOf = (place: Locator): Locator => place.locator('[data-presence]');

async function expectStatus(place: Locator, status: string): Promise<void> {
  await expect(dotOf(place)).toHaveAttribute('data-presence', status, { timeout: 20_000 });
}

/** Every status the only dot of the sidebar shows from now on, in order: a busy machine may look too late to see one. */
async function watchDot(page: Page): Promise<() => Promise<string[]>> {
  const seen = await sidebar(page).evaluateHandle((list) => {
    const statuses: string[] = [];
    const note = () => {
      const status = list.querySelector<HTMLElement>('[data-presence]')?.dataset.presence;
      if (status !== undefined && status !== statuses.at(-1)) statuses.push(status);
    };
    new MutationObserver(note).observe(list, { subtree: true, childList: true, attributes: true });
    note();
    return statuses;
  });
  return () => seen.jsonValue();
}

async function openDirect({ workspace, people }: Team<'Ada' | 'Luc'>): Promise<string> {
  const { channel } = await people.Ada.command(channelOpenDirect, {
    workspaceId: workspace.id,
    memberIds: [people.Luc.userId],
  });
  return channel.id;
}

test('[R-EVT-6] a dot tells who is there, away and gone, and words when they were last seen', async ({
  team,
  windows,
}) => {
  const made = await team('Ada', 'Luc');
  const { workspace, people, generalId } = made;
  await openDirect(made);
  const ada = await windows.open(people.Ada);
  await ada.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(ada);
  const row = rowOf(ada, 'Luc');
  await expectStatus(row, 'offline');
  await expect(row).toHaveAccessibleName('Luc');
  await expect(row).toHaveAccessibleDescription('Offline');

  const shown = await watchDot(ada);
  const luc = await windows.open(people.Luc);
  await test.step('comes', async () => {
    await luc.goto(`/w/${workspace.slug}/c/${generalId}`);
    await isReady(luc);
    await expect(row).toHaveAccessibleDescription(/^(Online|Away)$/, { timeout: 20_000 });
  });
  await test.step('writes', async () => {
    const before = (await shown()).length - 1;
    await write(luc, 'Here I am');
    await expect.poll(async () => (await shown()).slice(before), { timeout: 20_000 }).toContain('online');
  });
  await test.step('does nothing for a while', async () => {
    await expectStatus(row, 'away');
    await expect(row).toHaveAccessibleDescription('Away');
  });

  await test.step('in the conversation, on the card and in the list of people', async () => {
    await openChannel(ada, 'Luc');
    await expect(ada.locator('header').getByText(/^(Online|Away, last seen just now)$/)).toBeVisible();
    await ada.getByRole('heading', { level: 1 }).getByRole('button').click();
    const card = ada.getByRole('dialog', { name: 'Profile' });
    await expect(card.locator('[data-presence]')).toBeVisible();
    await ada.keyboard.press('Escape');
  });

  await test.step('closes the window', async () => {
    await luc.context().close();
    await expectStatus(row, 'offline');
    await expect(ada.locator('header').getByText('Last seen just now')).toBeVisible();
  });
});

test('[R-PRES-1] who writes is shown as typing until the message comes', async ({ team, windows }) => {
  const made = await team('Ada', 'Luc');
  const { workspace, people, generalId } = made;
  const [ada, luc] = [await windows.open(people.Ada), await windows.open(people.Luc)];
  for (const page of [ada, luc]) {
    await page.goto(`/w/${workspace.slug}/c/${generalId}`);
    await isReady(page);
  }
  const typing = ada.getByText('Luc is typing');
  const place = await composer(ada).boundingBox();

  await composer(luc).pressSequentially('Is it');
  await expect(typing).toBeVisible();
  expect(await composer(ada).boundingBox(), 'nothing moves').toEqual(place);
  await expect(luc.getByText('is typing')).toHaveCount(0);
  expect(
    await typing.evaluate((words) => words.closest('[aria-live], [role=status], [role=alert]')),
  ).toBeNull();

  await composer(luc).press('Enter');
  await expect(message(ada, 'Is it')).toBeVisible();
  await expect(typing).toHaveCount(0);

  await composer(luc).pressSequentially('Hm');
  await expect(typing).toBeVisible();
  await expect(typing, 'stops by itself').toHaveCount(0, { timeout: 15_000 });

  const root = await people.Ada.say(generalId, 'In a thread, then');
  for (const page of [ada, luc]) await page.goto(`/w/${workspace.slug}/c/${generalId}?thread=${root.id}`);
  const panel = ada.getByRole('complementary', { name: 'Thread' });
  await expect(panel.getByRole('textbox', { name: 'Reply' })).toBeVisible();
  await expect(ada.getByText('Connected', { exact: true })).toBeVisible();
  const reply = luc.getByRole('textbox', { name: 'Reply' });
  await reply.pressSequentially('Agreed');
  await expect(panel.getByText('Luc is typing')).toBeVisible();
  await expect(typing, 'in the thread alone').toHaveCount(1);
  await reply.press('Enter');
  await expect(panel.getByText('Agreed')).toBeVisible();
  await expect(typing).toHaveCount(0);
});

test('[R-PRES-1] without a connection nothing is said of anybody', async ({ team, windows }) => {
  const made = await team('Ada', 'Luc');
  const { workspace, people, generalId } = made;
  await openDirect(made);
  windows.expectProblems(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  const ada = await windows.open(people.Ada);
  await ada.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(ada);
  await expectStatus(rowOf(ada, 'Luc'), 'offline');
  await ada.context().setOffline(true);
  await expect(dotOf(rowOf(ada, 'Luc'))).toHaveCount(0, { timeout: 30_000 });
  await ada.context().setOffline(false);
  await expectStatus(rowOf(ada, 'Luc'), 'offline');
});

test('[R-PRES-3] only those on screen are watched', async ({ team, windows }) => {
  const made = await team('Ada', 'Luc');
  const { workspace, people, generalId } = made;
  await openDirect(made);
  const asked: string[] = [];
  const ada = await windows.open(people.Ada);
  ada.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      if (String(payload).includes('presence.watch')) asked.push(String(payload));
    }),
  );
  await ada.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(ada);
  await expectStatus(rowOf(ada, 'Luc'), 'offline');
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain(people.Luc.userId);
  expect(asked[0]).not.toContain(people.Ada.userId);
});

test('presence and typing are accessible in both themes', async ({ team, windows }) => {
  const made = await team('Ada', 'Luc');
  const { workspace, people } = made;
  const directId = await openDirect(made);
  const [ada, luc] = [await windows.open(people.Ada), await windows.open(people.Luc)];
  for (const page of [ada, luc]) {
    await page.goto(`/w/${workspace.slug}/c/${directId}`);
    await isReady(page);
  }
  await expect(dotOf(sidebar(ada))).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await ada.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await composer(luc).pressSequentially('Almost');
    await expect(ada.getByText('Luc is typing')).toBeVisible();
    const { violations } = await new AxeBuilder({ page: ada })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect
      .soft(
        violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`),
        colorScheme,
      )
      .toEqual([]);
    await expect(ada.getByText('Luc is typing')).toHaveCount(0, { timeout: 15_000 });
  }
});
