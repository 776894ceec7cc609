import { inviteCreate, messageSend, pollClose, pollVote } from '@parley/protocol';
import type { Page } from '@playwright/test';
import { expectAccessible, type LookOptions } from './support/axe.js';
import { furnish } from './support/furniture.js';
import { startParley } from './support/parley.js';
import {
  chooseFromMessage,
  composer,
  enter,
  isReady,
  message,
  openChannel,
  sidebar,
  sidebarRow,
  timeline,
  write,
} from './support/screen.js';
import { expect, test } from './support/test.js';

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
  await expectAccessible(page, 'sign in with errors');
  await page.goto(`/join/${code}`);
  await expect(page.getByLabel('Your name')).toBeVisible();
  await expectAccessible(page, 'join');
  await page.goto('/join/AAAAAAAAAAAAAAAAAAAAAAAA');
  await expect(page.getByRole('heading', { name: 'This invite does not work' })).toBeVisible();
  await expectAccessible(page, 'dead invite');
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
  const { workspace, people, generalId } = made;
  const { emptyId } = await furnish(made);
  windows.expectProblems(/status of 40[34]/);
  const page = await windows.open(people.Vera);
  await enter(page, workspace, generalId);
  await write(page, 'mine');
  await expect(message(page, 'two doors').first()).toBeVisible();
  await expectAccessible(page, 'channel');
  await chooseFromMessage(page, 'mine', 'Edit');
  await expectAccessible(page, 'editing', { within: 'main' });
  await page.keyboard.press('Escape');
  await composer(page).fill('@u');
  await expect(page.getByRole('listbox', { name: 'People' })).toBeVisible();
  await expectAccessible(page, 'completion', { within: 'main' });
  await composer(page).fill('x'.repeat(10_001));
  await expectAccessible(page, 'too long', { within: 'main' });
  await composer(page).fill('/nothing');
  await composer(page).press('Enter');
  await expectAccessible(page, 'unknown command', { within: 'main' });
  await composer(page).fill('');

  await enter(page, workspace, emptyId);
  await expectAccessible(page, 'empty channel');
  await page.goto(`/w/${workspace.slug}/browse`);
  await page
    .getByRole('main')
    .getByRole('link', { name: /not-joined/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: 'Join channel' })).toBeVisible();
  await expectAccessible(page, 'preview', { within: 'main' });
  await page.goto(`/w/${workspace.slug}/c/01900000-0000-7000-8000-000000000000`);
  await expect(page.getByText('There is nothing here that you can see.')).toBeVisible();
  await expectAccessible(page, 'nothing here', { within: 'main' });
});

test('polls and checklists', async ({ windows, team }) => {
  const { workspace, people, generalId: channelId } = await team('Vera', 'Ugo');
  const { Vera, Ugo } = people;
  const options = ['Noodles', 'The Greek place'];
  const enclosures = {
    Open: { poll: { options, isAnonymous: false, isMultiple: false } },
    Chosen: { poll: { options, isAnonymous: false, isMultiple: true } },
    Closed: { poll: { options, isAnonymous: false, isMultiple: false } },
    Anonymous: { poll: { options, isAnonymous: true, isMultiple: false } },
    Release: { checklist: { items: ['Tag', 'Tell everybody'] } },
  };
  for (const [text, enclosed] of Object.entries(enclosures)) {
    const clientMessageId = crypto.randomUUID();
    const { message: sent } = await Ugo.command(messageSend, {
      channelId,
      clientMessageId,
      text,
      ...enclosed,
    });
    if (text === 'Open' || text === 'Release') continue;
    for (const person of [Vera, Ugo]) await person.command(pollVote, { messageId: sent.id, options: [0] });
    if (text === 'Closed') await Ugo.command(pollClose, { messageId: sent.id });
  }
  const page = await windows.open(Vera, { viewport: { width: 1440, height: 800 } });
  await enter(page, workspace, channelId);
  await message(page, 'Chosen').getByRole('button', { name: 'Show who voted' }).click();
  await message(page, 'Release').getByRole('checkbox', { name: 'Tag' }).click();
  await expect(message(page, 'Closed').getByRole('group', { name: /closed/ })).toBeVisible();
  await expectAccessible(page, 'polls and checklists', { within: '[role="log"]' });

  await page.getByRole('button', { name: 'Add to message' }).click();
  await page.getByRole('menuitem', { name: 'Poll…' }).click();
  await page.getByRole('button', { name: 'Send poll' }).click();
  const question = page.getByRole('textbox', { name: 'Question' });
  await expect(question).toBeFocused();
  await expect(question).toHaveAccessibleDescription('Write what you want to ask.');
  await look(page, 'New poll');
});

test('panels', async ({ windows, team }) => {
  const made = await team('Vera', 'Ugo', 'Tess');
  const { workspace, people, generalId } = made;
  const { rich } = await furnish(made);
  const page = await windows.open(people.Vera);
  const channel = `/w/${workspace.slug}/c/${generalId}`;
  await page.goto(`${channel}?thread=${rich.id}`);
  await expect(page.getByRole('log', { name: 'Replies' })).toContainText('Which is locked?');
  await expectAccessible(page, 'thread');
  for (const [panel, ready] of [
    ['about', page.getByRole('button', { name: 'Leave channel' })],
    ['members', page.getByRole('button', { name: /^Tess/ })],
    ['pins', page.getByRole('tabpanel', { name: 'Pins' }).getByRole('button', { name: '@Vera' })],
  ] as const) {
    await page.goto(`${channel}?panel=${panel}`);
    await expect(ready).toBeVisible();
    await expectAccessible(page, panel, { within: 'aside[aria-label="Details"]' });
  }
});

test('lists', async ({ windows, team }) => {
  const made = await team('Vera', 'Ugo', 'Tess');
  const { workspace, people, generalId } = made;
  await furnish(made);
  const page = await windows.open(people.Vera);
  await enter(page, workspace, generalId);
  for (const [path, ready] of [
    ['browse', page.getByRole('button', { name: 'Join not-joined' })],
    ['people', page.getByRole('button', { name: 'Message Ugo' })],
    ['people?tab=groups', page.getByRole('button', { name: /keepers/ })],
    ['unread', page.getByText('and for nobody else')],
    ['threads', page.getByRole('link', { name: /Which is locked/ })],
    ['later', page.getByRole('button', { name: 'Mark as done' })],
    ['later?tab=reminders', page.getByText('Water the ferns')],
    ['drafts', page.getByText('Half a thought')],
    ['drafts?tab=scheduled', page.getByText('Good morning')],
    ['you', page.getByRole('button', { name: 'Sign out' })],
  ] as const) {
    await page.goto(`/w/${workspace.slug}/${path}`);
    await expect(ready).toBeVisible();
    await expectAccessible(page, path, { within: 'main' });
  }
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(`/w/${workspace.slug}`);
  await expect(sidebarRow(page, 'general')).toBeVisible();
  await expectAccessible(page, 'chats');
});

test('settings', async ({ windows, team }) => {
  const made = await team('Vera', 'Ugo', 'Tess');
  const { workspace, people } = made;
  await furnish(made);
  const page = await windows.open(people.Vera);
  for (const [path, ready] of [
    ['profile', page.getByRole('button', { name: 'Save profile' })],
    ['account', page.getByRole('button', { name: 'Change password' })],
    ['appearance', page.getByRole('radiogroup', { name: 'Density' })],
    ['notifications', page.getByLabel('Keywords')],
    ['messages', page.getByRole('switch', { name: /edited messages/ })],
    ['invites', page.getByRole('button', { name: 'Withdraw' })],
    ['people', page.getByRole('button', { name: 'Remove Ugo' })],
    ['about', page.getByText('Team chat on your own server.')],
  ] as const) {
    await page.goto(`/w/${workspace.slug}/settings/${path}`);
    await expect(ready).toBeVisible();
    await expectAccessible(page, path, { within: 'main' });
  }
  await page.goto(`/w/${workspace.slug}/settings/account`);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByLabel('Current password', { exact: true })).toBeFocused();
  await expectAccessible(page, 'account with errors', { within: 'main' });
  await page.goto(`/w/${workspace.slug}/settings/emoji`);
  await page.getByRole('button', { name: 'Add emoji' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add emoji' }).click();
  await expect(page.getByText('Choose a picture.')).toBeVisible();
  await look(page, 'Add emoji');
});

test('nothing yet', async ({ windows, team }) => {
  const { workspace, people } = await team('Vera');
  const page = await windows.open(people.Vera);
  await page.goto(`/w/${workspace.slug}`);
  await isReady(page);
  await expectAccessible(page, 'a new workspace');
  for (const [path, ready] of [
    ['unread', 'You have read everything.'],
    ['threads', 'You follow no threads with replies.'],
    ['people?tab=groups', 'A group calls several people with one name'],
    ['drafts?tab=scheduled', 'Nothing is scheduled.'],
  ] as const) {
    await page.goto(`/w/${workspace.slug}/${path}`);
    await expect(page.getByText(ready)).toBeVisible();
    await expectAccessible(page, path, { within: 'main' });
  }
});

const look = async (page: Page, name: string, options: LookOptions & { role?: 'alertdialog' } = {}) => {
  const role = options.role ?? 'dialog';
  const dialog = page.getByRole(role, { name });
  await expect(dialog).toBeVisible();
  await expectAccessible(page, name, { within: `[role="${role}"]`, ...options });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole(role)).toHaveCount(0);
};

test('dialogs of the workspace', async ({ windows, team }) => {
  const made = await team('Vera', 'Ugo', 'Tess');
  const { workspace, people, generalId } = made;
  await furnish(made);
  const page = await windows.open(people.Vera, { viewport: { width: 1440, height: 800 } });
  await enter(page, workspace, generalId);
  const workspaceMenu = page.getByRole('button', { name: 'Workspace menu' });
  const choose = async (item: string) => {
    await workspaceMenu.click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  await workspaceMenu.click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page, 'workspace menu', { isWideOnly: true, within: '[role="menu"]' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('e');
  await expect(page.getByRole('option').first()).toBeVisible();
  await look(page, 'Go to…');
  await page.getByRole('button', { name: 'New message' }).click();
  await look(page, 'New direct message');
  await page.getByRole('button', { name: 'Add channels' }).click();
  await page.getByRole('menuitem', { name: 'Create channel' }).click();
  await page.getByRole('radio', { name: 'Invited people' }).click();
  await look(page, 'Create channel');
  await page.getByRole('button', { name: 'Add channels' }).click();
  await page.getByRole('menuitem', { name: 'New section…' }).click();
  await look(page, 'New section');
  await choose('Invite people');
  await look(page, 'Invite people');
  await choose('Keyboard shortcuts');
  await look(page, 'Keyboard shortcuts');
  await choose('Create workspace');
  await look(page, 'Create workspace');
  await page
    .getByRole('complementary', { name: 'Sidebar' })
    .getByRole('button', { name: /^Vera/ })
    .last()
    .click();
  await page.getByRole('button', { name: 'Set a status' }).click();
  await look(page, 'Set a status');

  await sidebarRow(page, 'between-us').click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page, 'menu of a channel', { isWideOnly: true, within: '[role="menu"]' });
  await page.getByRole('menuitem', { name: 'Why is this unread?' }).click();
  await look(page, 'Why is this unread?', { isWideOnly: true });
  await openChannel(page, 'between-us');
  await page.getByRole('button', { name: 'Show details' }).click();
  await page.getByRole('button', { name: 'Leave channel' }).click();
  await look(page, 'Leave between-us?', { role: 'alertdialog' });
  await page.getByRole('tab', { name: /Members/ }).click();
  await page.getByRole('button', { name: 'Add people' }).click();
  await look(page, 'Add people to between-us');
  // Escape has closed the dialogs and not the panel they came from.
  await expect(page.getByRole('complementary', { name: 'Details' })).toBeVisible();
  await page.goto(`/w/${workspace.slug}/people?tab=groups`);
  await page.getByRole('button', { name: /keepers/ }).click();
  await page.getByRole('button', { name: 'Rename' }).click();
  await look(page, '@keepers');
  await expect(sidebar(page)).toBeVisible();
});

test('dialogs of a message', async ({ windows, team }) => {
  const made = await team('Vera', 'Ugo', 'Tess');
  const { workspace, people, generalId } = made;
  await furnish(made);
  const page = await windows.open(people.Vera, { viewport: { width: 1440, height: 800 } });
  await enter(page, workspace, generalId);
  const text = 'two doors 🎉';
  const row = message(page, text).first();
  await row.hover();
  await row.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page, 'toolbar and menu of a message', { isWideOnly: true });
  await page.keyboard.press('Escape');
  // The rows of one author share one name.
  await timeline(page).getByRole('button', { name: 'Ugo' }).first().click();
  await look(page, 'Profile');
  await row.hover();
  await row.getByRole('button', { name: 'Add a reaction' }).click();
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  await look(page, 'Emoji');
  for (const [item, name] of [
    ['Forward…', 'Forward message'],
    ['Remind me…', 'Remind me about this message'],
    ['Show edits', 'Edits of this message'],
    ['See reactions', 'Reactions'],
  ] as const) {
    await row.hover();
    await row.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await look(page, name);
  }
  await write(page, 'mine');
  await chooseFromMessage(page, 'mine', 'Delete…');
  await look(page, 'Delete this message?', { role: 'alertdialog' });
  await composer(page).fill('later');
  await page.getByRole('button', { name: 'Schedule message' }).click();
  await page.getByRole('menuitem', { name: 'Choose a time…' }).click();
  await look(page, 'Schedule message');
  await expect(timeline(page)).toBeVisible();
});
