import { randomUUID } from 'node:crypto';
import { emojiAdd, messageSend, pollVote } from '@parley/protocol';
import type { Locator, Page } from '@playwright/test';
import { tinyPng } from '../support/tiny-png.js';
import { expectAccessible } from './support/axe.js';
import { addCrowd } from './support/crowd.js';
import { furnish } from './support/furniture.js';
import { tabTo } from './support/keyboard.js';
import { composer, enter, message } from './support/screen.js';
import { expect, test } from './support/test.js';
import { wide } from './support/windows.js';

/** A popover is beside something that a narrow window does not have, and does not keep the focus. */
type Kind = 'dialog' | 'alertdialog' | 'popover' | 'menu' | 'listbox';

interface Floating {
  /** The button it opens from, or the field by a key. */
  readonly from: Locator;
  readonly key?: string;
  readonly kind: Kind;
  readonly name: string | RegExp;
  /** Menu entries on the way. */
  readonly through?: readonly string[];
  /** While it is open. */
  readonly within?: (part: Locator) => Promise<void>;
}

/**
 * Opens it with the keyboard, and asks of it what everything that floats owes: it has the focus and a name, a dialog keeps the
 * focus and a question says what follows, it is accessible in both themes, Escape closes it alone, and the focus is back.
 */
async function tryOut(page: Page, { from, key = 'Enter', kind, name, ...more }: Floating): Promise<void> {
  const role = kind === 'popover' ? 'dialog' : kind;
  const part = page.getByRole(role, { name });
  const hasFocus = () => part.evaluate((element) => element.contains(document.activeElement));
  const others = page.locator('[role$="dialog"], [role="menu"]');
  const before = await others.count();
  await from.focus();
  await page.keyboard.press(key);
  for (const entry of more.through ?? []) {
    await page.getByRole('menuitem', { name: entry }).focus();
    await page.keyboard.press('Enter');
  }
  await test.step(`${kind} ${name}`, async () => {
    await expect(part).toBeVisible();
    await expect.poll(hasFocus, 'the focus is inside').toBe(true);
    if (kind === 'alertdialog') await expect(part).toHaveAccessibleDescription(/./);
    if (kind === 'alertdialog' || kind === 'dialog') {
      for (const step of ['Shift+Tab', 'Tab']) {
        await page.keyboard.press(step);
        await expect.poll(hasFocus, 'the focus stays inside').toBe(true);
      }
    }
    await more.within?.(part);
    const isWideOnly = kind !== 'dialog' && kind !== 'alertdialog';
    await expectAccessible(page, String(name), { within: `[role="${role}"]`, isWideOnly });
    await page.keyboard.press('Escape');
    await expect(part).toHaveCount(0);
    await expect(others).toHaveCount(before);
    await expect(from).toBeFocused();
  });
}

test('what opens over a channel', async ({ windows, team, server }) => {
  const { workspace, people, generalId: channelId } = await team('Vera', 'Ugo');
  const poll = { options: ['Noodles', 'The Greek place'], isAnonymous: false, isMultiple: false };
  const { message: sent } = await people.Vera.command(messageSend, {
    ...{ channelId, clientMessageId: randomUUID(), text: 'Where do we eat?', poll },
  });
  await people.Ugo.command(pollVote, { messageId: sent.id, options: [0] });
  await addCrowd(server.parley, { workspaceId: workspace.id, channelId, count: 25 });
  const page = await windows.open(people.Vera, wide);
  await enter(page, workspace, channelId);
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  const row = message(page, 'Where do we eat?');
  await row.getByRole('button', { name: 'Show who voted' }).click();
  await tryOut(page, {
    from: row.getByRole('button', { name: 'Ugo' }).last(),
    kind: 'dialog',
    name: 'Votes',
  });
  await tryOut(page, { from: button('Edit options'), kind: 'dialog', name: 'Edit options' });
  await tryOut(page, { from: button('Close poll'), kind: 'alertdialog', name: 'Close this poll?' });

  await tryOut(page, {
    ...{ from: button('Add to message'), through: ['Checklist…'] },
    ...{ kind: 'dialog', name: 'New checklist' },
  });
  await composer(page).fill('Good morning @channel');
  await page.keyboard.press('Escape');
  await tryOut(page, { from: button('Schedule message'), kind: 'menu', name: 'Schedule message' });
  await tryOut(page, {
    ...{ from: button('Schedule message'), through: ['Tomorrow at 9'] },
    ...{ kind: 'alertdialog', name: /^Mention \d+ people/ },
  });
  await composer(page).fill('/archive');
  await page.keyboard.press('Escape');
  await tryOut(page, { from: composer(page), kind: 'alertdialog', name: 'Archive general?' });
  await composer(page).fill('');

  await tryOut(page, { from: button('Section Channels'), kind: 'menu', name: 'Section Channels' });
  await tryOut(page, { from: button('For everybody in the workspace.'), kind: 'popover', name: 'Topic' });
  await button('Show members').click();
  await tryOut(page, { from: button('Take Ugo out'), kind: 'alertdialog', name: 'Take Ugo out of general?' });
});

test('what opens over a list', async ({ windows, team }) => {
  const made = await team('Vera', 'Ugo', 'Tess');
  const { workspace, people } = made;
  await furnish(made);
  await people.Vera.call(emojiAdd, {
    params: { workspaceId: workspace.id },
    body: { commandId: randomUUID(), name: 'tin_mug', image: tinyPng({ size: 64 }).toString('base64') },
  });
  const page = await windows.open(people.Vera, wide);
  const view = (path: string) => page.goto(`/w/${workspace.slug}/${path}`);
  const button = (name: string | RegExp) => page.getByRole('main').getByRole('button', { name });

  await view('threads');
  const more = button('More for this thread').first();
  await tryOut(page, { from: more, kind: 'menu', name: 'More for this thread' });
  await view('drafts?tab=scheduled');
  await tryOut(page, { from: button('Edit'), kind: 'dialog', name: 'Edit scheduled message' });
  await tryOut(page, {
    ...{ from: button('Delete'), kind: 'alertdialog', name: 'Delete this scheduled message?' },
  });
  await view('later?tab=reminders');
  await tryOut(page, { from: button('New reminder'), kind: 'dialog', name: 'New reminder' });
  await tryOut(page, { from: button('Change the time…'), kind: 'dialog', name: 'Remind me again' });
  await view('people?tab=groups');
  await tryOut(page, { from: button('Create group'), kind: 'dialog', name: 'Create group' });
  await tryOut(page, {
    ...{ from: button(/keepers/), kind: 'dialog', name: '@keepers' },
    within: (group) =>
      tryOut(page, {
        ...{ from: group.getByRole('button', { name: 'Delete group' }) },
        ...{ kind: 'alertdialog', name: 'Delete @keepers?' },
      }),
  });
  await view('settings/emoji');
  await tryOut(page, { from: button('Rename :tin_mug:'), kind: 'dialog', name: 'Rename :tin_mug:' });
  await tryOut(page, { from: button('Remove :tin_mug:'), kind: 'alertdialog', name: 'Remove :tin_mug:?' });
  await view('settings/people');
  await tryOut(page, { from: button('Remove Ugo'), kind: 'alertdialog', name: 'Remove Ugo?' });
  await view('settings/invites');
  await tryOut(page, { from: button('Withdraw'), kind: 'alertdialog', name: 'Withdraw this invite?' });
});

test('what opens from what is open lies on top, and leaves it open', async ({ windows, team }) => {
  const { workspace, people, generalId } = await team('Vera');
  const page = await windows.open(people.Vera, wide);
  await enter(page, workspace, generalId);
  const me = page
    .getByRole('complementary', { name: 'Sidebar' })
    .getByRole('button', { name: /^Vera/ })
    .last();
  await tryOut(page, {
    ...{ from: me, kind: 'popover', name: 'Profile' },
    within: async (profile) => {
      const quiet = profile.getByRole('button', { name: 'Do not disturb' });
      await tryOut(page, { from: quiet, kind: 'menu', name: 'Do not disturb' });
    },
  });
  await me.click();
  await page.getByRole('button', { name: 'Set a status' }).click();
  const status = page.getByRole('dialog', { name: 'Set a status' });
  const sign = status.getByRole('button', { name: 'Choose an emoji' });
  await tryOut(page, { from: sign, kind: 'popover', name: 'Emoji' });
  const howLong = status.getByRole('combobox', { name: 'How long' });
  await tryOut(page, { from: howLong, kind: 'listbox', name: 'How long' });
  // What is seen is what a press meets.
  await sign.click();
  await page.getByRole('dialog', { name: 'Emoji' }).getByRole('button', { name: '🎧' }).click();
  await expect(status.getByRole('button', { name: 'Emoji 🎧, choose another' })).toBeFocused();
});

test('in a low window and in the person’s own palette, what floats can be seen and used', async ({
  windows,
  team,
}) => {
  const { workspace, people, generalId } = await team('Vera');
  const page = await windows.open(people.Vera, { viewport: { width: 1440, height: 900 } });
  await enter(page, workspace, generalId);
  const add = page.getByRole('button', { name: 'Add channels' });
  await page.emulateMedia({ forcedColors: 'active' });
  await add.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toHaveCSS('outline-style', 'solid');
  const entries = page.getByRole('menuitem');
  await expect(entries.first()).toBeFocused();
  await expect(entries.first()).toHaveCSS('outline-style', 'solid');
  await expect(entries.last()).toHaveCSS('outline-style', 'none');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Create channel' });
  await expect(dialog).toHaveCSS('outline-style', 'solid');
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await page.emulateMedia({ forcedColors: 'none' });

  // 1440 × 900 at 400 %.
  await page.setViewportSize({ width: 360, height: 225 });
  for (const part of [dialog.getByLabel('Name'), dialog.getByText('Lower-case letters')])
    await expect(part).toBeInViewport({ ratio: 1 });
  await tabTo(page, dialog.getByLabel('Topic'));
  for (const part of [dialog.getByText('Topic'), dialog.getByLabel('Topic')])
    await expect(part).toBeInViewport({ ratio: 1 });
  await tabTo(page, dialog.getByRole('button', { name: 'Create channel' }));
  await expect(dialog.getByRole('button', { name: 'Create channel' })).toBeInViewport({ ratio: 1 });
});

test('addresses that lead nowhere, and what was just done', async ({ windows, team }) => {
  windows.expectProblems(/status of 40[34]/);
  const { workspace, people, generalId } = await team('Vera', 'Ugo');
  await people.Ugo.say(generalId, 'Something new');
  const page = await windows.open(people.Vera, wide);
  await page.goto('/w/somewhere-else');
  await expect(page.getByRole('heading', { name: 'You cannot open this workspace.' })).toBeVisible();
  await expectAccessible(page, 'no access');
  await page.goto(`/w/${workspace.slug}/nowhere`);
  await expect(page.getByText('There is nothing at this address.')).toBeVisible();
  await expectAccessible(page, 'not found', { within: 'main' });
  await page.goto(`/w/${workspace.slug}/unread`);
  await page.getByRole('main').getByRole('button', { name: 'Mark all as read' }).click();
  const toasts = page.getByRole('region', { name: 'Notifications' });
  const undo = toasts.getByRole('button', { name: 'Undo' });
  // With the focus in them they stay.
  await undo.focus();
  await expectAccessible(page, 'toast', { within: '[role="region"][aria-label="Notifications"]' });
  await undo.press('Enter');
  await expect(page.getByRole('main').getByText('Something new')).toBeVisible();
});
