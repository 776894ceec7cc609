import { AxeBuilder } from '@axe-core/playwright';
import { inviteCreate } from '@parley/protocol';
import type { Page } from '@playwright/test';
import { startParley } from './support/parley.js';
import { createChannel, type Team } from './support/person.js';
import {
  chooseFromMessage,
  composer,
  isReady,
  message,
  openChannel,
  sidebarRow,
  write,
} from './support/screen.js';
import { expect, test } from './support/test.js';

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** All a theme can change. */
const colours = ['color-contrast', 'link-in-text-block'];
const widths = [360, 768, 1440] as const;

// Many views, each looked at six times.
test.describe.configure({ mode: 'parallel', timeout: 180_000 });

/** Every rule at three widths in the light, and what concerns colours once more in the dark. */
async function expectAccessible(page: Page, view: string, only: readonly number[] = widths): Promise<void> {
  for (const width of only) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await settled(page);
      const axe = new AxeBuilder({ page }).setLegacyMode(true);
      const { violations, passes } = await (colorScheme === 'light'
        ? axe.withTags(standard)
        : axe.withRules(colours)
      ).analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, any }) => `${id}: ${any[0]?.message ?? ''} ${html.slice(0, 200)}`),
      );
      expect.soft(found, `${view}, ${width} px, ${colorScheme}`).toEqual([]);
      expect(passes.length, 'rules that were tried').toBeGreaterThan(0);
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

/** What fades has another colour until it is there. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}

async function furnished(team: Team<'Vera' | 'Ugo' | 'Tess'>): Promise<{ empty: string; full: string }> {
  const { workspace, people, generalId } = team;
  const empty = await createChannel(people.Vera, { workspaceId: workspace.id, name: 'empty' });
  await createChannel(people.Ugo, { workspaceId: workspace.id, name: 'not-joined' });
  await createChannel(people.Ugo, {
    workspaceId: workspace.id,
    name: 'between-us',
    kind: 'private',
    members: [people.Vera],
  });
  for (const text of [
    'A **bold** word, an _italic_ one, `code` and a [link](https://example.org).',
    '> a quote\n\n- a list\n- of two\n\n1. and\n2. numbers',
    '```ts\nconst answer: number = 42; // a comment\n```',
    `Hello <@${people.Vera.userId}>, see <#${generalId}> 🎉`,
    '| a | table |\n|---|---|\n| with | cells |',
  ]) {
    await people.Ugo.say(generalId, text);
  }
  return { empty: empty.id, full: generalId };
}

test('before one is inside', async ({ windows, team }) => {
  const { workspace, people } = await team('Vera');
  const { code } = await people.Vera.command(inviteCreate, {
    workspaceId: workspace.id,
    expiresInHours: 1,
    maxUses: null,
  });
  windows.expectProblems(/status of 40[14]/);
  const page = await windows.open(null);
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await expectAccessible(page, 'sign in');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Enter your password.')).toBeVisible();
  await expectAccessible(page, 'sign in with errors', [360]);
  await page.goto(`/join/${code}`);
  await expect(page.getByLabel('Your name')).toBeVisible();
  await expectAccessible(page, 'join');
  await page.goto('/join/AAAAAAAAAAAAAAAAAAAAAAAA');
  await expect(page.getByRole('heading', { name: 'This invite does not work' })).toBeVisible();
  await expectAccessible(page, 'dead invite', [360]);
});

test('the first run', async ({ browser }) => {
  const parley = await startParley();
  const page = await browser.newPage({ baseURL: parley.address });
  try {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Start your team chat' })).toBeVisible();
    await expectAccessible(page, 'setup');
  } finally {
    await page.close();
    await parley.stop();
  }
});

test('channels', async ({ windows, team }) => {
  const made = await team('Vera', 'Ugo', 'Tess');
  const { workspace, people } = made;
  const { empty, full } = await furnished(made);
  windows.expectProblems(/status of 40[34]/);
  const page = await windows.open(people.Vera);
  await page.goto(`/w/${workspace.slug}/c/${full}`);
  await isReady(page);
  await write(page, 'mine');
  await expect(message(page, 'const answer')).toBeVisible();
  await expectAccessible(page, 'channel');

  await message(page, 'mine').hover();
  await message(page, 'mine').getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page, 'message toolbar and menu', [1440]);
  await page.keyboard.press('Escape');
  await chooseFromMessage(page, 'mine', 'Edit');
  await expectAccessible(page, 'editing');
  await page.keyboard.press('Escape');
  await composer(page).fill('@u');
  await expect(page.getByRole('listbox', { name: 'People' })).toBeVisible();
  await expectAccessible(page, 'completion');
  await composer(page).fill('x'.repeat(10_001));
  await expectAccessible(page, 'too long', [360]);
  await composer(page).fill('');

  await page.setViewportSize({ width: 1440, height: 800 });
  await page.getByRole('button', { name: 'Show details' }).click();
  await expect(page.getByRole('complementary', { name: 'Details' })).toBeVisible();
  await expectAccessible(page, 'details');
  await page.getByRole('tab', { name: /Members/ }).click();
  await expectAccessible(page, 'members');
  await page.goto(`/w/${workspace.slug}/c/${empty}`);
  await isReady(page);
  await expectAccessible(page, 'empty channel');
  await page.goto(`/w/${workspace.slug}/browse`);
  await page.getByRole('link', { name: /not-joined/ }).click();
  await expect(page.getByRole('button', { name: 'Join channel' })).toBeVisible();
  await expectAccessible(page, 'preview', [360, 1440]);
  await page.goto(`/w/${workspace.slug}/c/01900000-0000-7000-8000-000000000000`);
  await expect(page.getByText('There is nothing here that you can see.')).toBeVisible();
  await expectAccessible(page, 'nothing here', [360]);
});

test('lists and settings', async ({ windows, team }) => {
  const made = await team('Vera', 'Ugo', 'Tess');
  const { workspace, people } = made;
  const { full } = await furnished(made);
  await people.Vera.command(inviteCreate, { workspaceId: workspace.id, expiresInHours: 24, maxUses: 1 });
  const page = await windows.open(people.Vera);
  await page.goto(`/w/${workspace.slug}/c/${full}`);
  await isReady(page);
  for (const [path, ready] of [
    ['browse', page.getByRole('button', { name: 'Join not-joined' })],
    ['people', page.getByRole('button', { name: 'Message Ugo' })],
    ['unread', page.getByRole('heading', { name: 'Unread', level: 1 })],
    ['you', page.getByRole('button', { name: 'Sign out' })],
    ['settings/profile', page.getByRole('button', { name: 'Save profile' })],
    ['settings/appearance', page.getByRole('radiogroup', { name: 'Density' })],
    ['settings/invites', page.getByRole('button', { name: 'Withdraw' })],
    ['settings/people', page.getByRole('button', { name: 'Remove Ugo' })],
    ['settings/about', page.getByText('Team chat on your own server.')],
  ] as const) {
    await page.goto(`/w/${workspace.slug}/${path}`);
    await expect(ready).toBeVisible();
    await expectAccessible(page, path);
  }
  await page.setViewportSize({ width: 360, height: 800 });
  await page.getByRole('link', { name: 'Back to chats' }).click();
  await expect(sidebarRow(page, 'general')).toBeVisible();
  await expectAccessible(page, 'chats', [360]);
});

test('dialogs and menus', async ({ windows, team }) => {
  const made = await team('Vera', 'Ugo', 'Tess');
  const { workspace, people } = made;
  const { full } = await furnished(made);
  const page = await windows.open(people.Vera);
  await page.goto(`/w/${workspace.slug}/c/${full}`);
  await isReady(page);
  const menu = async (item: string) => {
    await page.setViewportSize({ width: 1440, height: 800 });
    await page.getByRole('button', { name: 'Workspace menu' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const look = async (name: string, role: 'dialog' | 'alertdialog' = 'dialog', only = [360, 1440]) => {
    await expect(page.getByRole(role, { name })).toBeVisible();
    await expectAccessible(page, name, only);
    await expect(page.getByRole(role, { name })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole(role)).toHaveCount(0);
  };

  await page.getByRole('button', { name: 'Workspace menu' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page, 'workspace menu', [1440]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await look('Go to…');
  await page.getByRole('button', { name: 'New message' }).click();
  await look('New direct message');
  await page.getByRole('button', { name: 'Add channels' }).click();
  await page.getByRole('menuitem', { name: 'Create channel' }).click();
  await page.getByRole('radio', { name: 'Invited people' }).click();
  await look('Create channel');
  await menu('Invite people');
  await look('Invite people');
  await menu('Keyboard shortcuts');
  await look('Keyboard shortcuts');
  await menu('Create workspace');
  await look('Create workspace');
  await write(page, 'mine');
  await chooseFromMessage(page, 'mine', 'Delete…');
  await look('Delete this message?', 'alertdialog');
  await message(page, 'A bold word').getByRole('button', { name: 'Ugo' }).first().click();
  await look('Profile');
  await openChannel(page, 'between-us');
  await page.getByRole('button', { name: 'Show details' }).click();
  await page.getByRole('button', { name: 'Leave channel' }).click();
  await look('Leave between-us?', 'alertdialog', [1440]);
  await page.getByRole('tab', { name: /Members/ }).click();
  await page.getByRole('button', { name: 'Add people' }).click();
  await look('Add people to between-us', 'dialog', [1440]);
  // Escape has closed the dialogs and not the panel they came from.
  await expect(page.getByRole('complementary', { name: 'Details' })).toBeVisible();
});
