import { preferencesUpdate } from '@parley/protocol';
import { tabStops, tabTo } from './support/keyboard.js';
import { createChannel } from './support/person.js';
import { composer, isReady, message, sidebar, sidebarRow, timeline, waiting } from './support/screen.js';
import { expect, test } from './support/test.js';

test('everything can be done with the keyboard alone', async ({ windows, team }) => {
  const { people, workspace } = await team('Kim', 'Lou');
  const page = await windows.open(null);
  const { keyboard } = page;
  await page.goto(`/w/${workspace.slug}`);

  await test.step('sign in', async () => {
    await expect(page.getByLabel('E-mail')).toBeFocused();
    await keyboard.type(people.Kim.account.email);
    await tabTo(page, page.getByLabel('Password', { exact: true }));
    await keyboard.type(people.Kim.account.password);
    await keyboard.press('Enter');
    await isReady(page);
  });

  await test.step('create a channel', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Add channels' }), 'backward');
    await keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Create channel' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByLabel('Name')).toBeFocused();
    await keyboard.type('by hand');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'by-hand' })).toBeVisible();
  });

  await test.step('switch channels', async () => {
    await keyboard.press('Alt+ArrowDown');
    await expect(page.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
    await keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Channel, person or command' })).toBeFocused();
    await keyboard.type('by hand');
    await expect(page.getByRole('option', { name: 'by-hand' })).toBeVisible();
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'by-hand' })).toBeVisible();
  });

  await test.step('write, with a mention and a second line', async () => {
    await expect(page.getByRole('textbox', { name: 'Message #by-hand' })).toBeFocused();
    await keyboard.type('Hello @lo');
    await expect(page.getByRole('option', { name: 'Lou' })).toBeVisible();
    await keyboard.press('Enter');
    await keyboard.press('Shift+Enter');
    await keyboard.type('second line');
    await keyboard.press('Enter');
    await expect(message(page, '@Lou')).toContainText('second line');
    await expect(waiting(page)).toHaveCount(0);
  });

  await test.step('edit the last message', async () => {
    await keyboard.press('ArrowUp');
    await expect(page.getByRole('textbox', { name: 'Edit message' })).toBeFocused();
    await keyboard.type(', changed');
    await keyboard.press('Enter');
    await expect(message(page, 'second line, changed')).toContainText('(edited)');
    await expect(page.getByRole('textbox', { name: 'Message #by-hand' })).toBeFocused();
  });

  await test.step('delete it from the list, which is one tab stop', async () => {
    const row = message(page, 'second line, changed');
    await tabTo(page, row, 'backward');
    await keyboard.press('Delete');
    await expect(page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' })).toBeFocused();
    await tabTo(page, page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }));
    await keyboard.press('Enter');
    await expect(timeline(page).getByText('Message deleted')).toBeVisible();
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
  });

  await test.step('settings', async () => {
    await tabTo(page, page.getByRole('link', { name: 'Settings' }), 'backward');
    await keyboard.press('Enter');
    await expect(page).toHaveTitle(`Profile · ${workspace.name}`);
    await tabTo(page, page.getByRole('link', { name: 'Appearance' }));
    await keyboard.press('Enter');
    await tabTo(page, page.getByRole('radio', { name: 'System' }));
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  await test.step('sign out', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Workspace menu' }), 'backward');
    await keyboard.press('Enter');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await keyboard.press('End');
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
    await expect(page.getByLabel('E-mail')).toBeFocused();
  });
});

test('with a message: everything by its keys, and each time back to it', async ({ windows, team }) => {
  const { people, workspace, generalId } = await team('Kim', 'Lou');
  const { Kim, Lou } = people;
  await createChannel(Kim, { workspaceId: workspace.id, name: 'plans' });
  await Lou.say(generalId, 'Lunch at one?');
  await Lou.say(generalId, 'Or at two.');
  const page = await windows.open(Kim);
  const { keyboard } = page;
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);
  const row = message(page, 'Lunch at one?');

  await test.step('what others write is read out: who, then what', async () => {
    const spoken = page.locator('[aria-live="polite"]').filter({ hasText: /^Lou/ });
    await Lou.say(generalId, `<@${Kim.userId}>, the **red** one, see <#${generalId}>`);
    await expect(spoken).toHaveText('Lou: @Kim, the red one, see #general');
  });

  await test.step('the list is one stop, and says who and what', async () => {
    await tabTo(page, message(page, 'the red one'), 'backward');
    for (let up = 0; up < 2; up += 1) await keyboard.press('ArrowUp');
    await expect(row).toBeFocused();
    await expect(row).toHaveAccessibleName('Lou');
    await expect(row).toHaveAccessibleDescription(/Lunch at one\?/);
    await keyboard.press('Escape');
    await expect(composer(page)).toBeFocused();
    await tabTo(page, row, 'backward');
  });

  await test.step('react', async () => {
    await keyboard.press('r');
    await expect(page.getByRole('combobox', { name: 'Search emoji' })).toBeFocused();
    await expect(page.getByRole('gridcell').first()).toBeVisible();
    // Faster than this machine draws: Enter means what was typed, not what the grid still shows.
    const machine = await page.context().newCDPSession(page);
    await machine.send('Emulation.setCPUThrottlingRate', { rate: 8 });
    await keyboard.type('balloon');
    await keyboard.press('Enter');
    await machine.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await expect(row.getByRole('button', { name: /^🎈/ })).toBeVisible();
    await expect(row).toBeFocused();
  });

  await test.step('pin, save, remind', async () => {
    await keyboard.press('p');
    await expect(row).toContainText('Pinned by Kim');
    await keyboard.press('s');
    await expect(row).toContainText('Saved for later');
    await keyboard.press('m');
    const remind = page.getByRole('dialog', { name: 'Remind me about this message' });
    await tabTo(page, remind.getByRole('textbox', { name: 'When' }));
    await keyboard.type('tomorrow 9:00');
    await keyboard.press('Enter');
    await expect(remind).toHaveCount(0);
    await expect(row).toBeFocused();
  });

  await test.step('forward', async () => {
    await keyboard.press('f');
    const forward = page.getByRole('dialog', { name: 'Forward message' });
    await expect(forward.getByRole('combobox', { name: 'To' })).toBeFocused();
    await keyboard.type('plans');
    await keyboard.press('Enter');
    await expect(forward.getByRole('textbox', { name: 'Comment' })).toBeFocused();
    await keyboard.type('For Friday');
    await tabTo(page, forward.getByRole('button', { name: 'Forward' }));
    await keyboard.press('Enter');
    await expect(forward).toHaveCount(0);
    await expect(row).toBeFocused();
  });

  await test.step('reply in its thread', async () => {
    const panel = page.getByRole('complementary', { name: 'Thread' });
    await keyboard.press('t');
    await expect(panel.getByRole('heading', { name: /^Thread/ })).toBeFocused();
    await tabTo(page, panel.getByRole('textbox', { name: 'Reply' }));
    await keyboard.type('Two suits me');
    await keyboard.press('Enter');
    await expect(panel.getByRole('article').filter({ hasText: 'Two suits me' })).toBeVisible();
    await tabTo(page, panel.getByRole('button', { name: 'Close the thread' }), 'backward');
    await keyboard.press('Enter');
    await expect(panel).toHaveCount(0);
    await expect(row).toBeFocused();
  });

  await test.step('by its buttons, which come with the focus, and their menu', async () => {
    await tabTo(page, row.getByRole('button', { name: 'More' }));
    await keyboard.press('Enter');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await keyboard.type('For');
    await expect(page.getByRole('menuitem', { name: 'Forward…' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Forward message' })).toBeVisible();
    await keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Forward message' })).toHaveCount(0);
    await expect(row.getByRole('button', { name: 'More' })).toBeFocused();
    await tabTo(page, row, 'backward');
    await tabTo(page, row.getByRole('button', { name: 'Reply in thread' }));
    await keyboard.press('Enter');
    await expect(page.getByRole('complementary', { name: 'Thread' })).toBeVisible();
    await keyboard.press('Escape');
    await expect(row).toBeFocused();
  });

  await test.step('mark unread', async () => {
    await keyboard.press('u');
    await expect(sidebarRow(page, 'general')).toContainText('1 message mentions you');
    await expect(row).toBeFocused();
  });

  await test.step('one’s own: edit, and think again', async () => {
    await keyboard.press('Escape');
    await keyboard.type('Mine');
    await keyboard.press('Enter');
    const mine = message(page, 'Mine');
    await expect(waiting(page)).toHaveCount(0);
    await tabTo(page, row, 'backward');
    for (let down = 0; down < 3; down += 1) await keyboard.press('ArrowDown');
    await expect(mine).toBeFocused();
    await keyboard.press('e');
    await expect(page.getByRole('textbox', { name: 'Edit message' })).toBeFocused();
    await keyboard.press('Escape');
    await expect(mine).toBeFocused();
    await keyboard.press('Delete');
    await expect(page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' })).toBeFocused();
    await keyboard.press('Escape');
    await expect(mine).toBeFocused();

    // Switched off on another device.
    await Kim.command(preferencesUpdate, { hasSingleKeys: false });
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    const single = help.getByRole('switch', { name: 'Single-key shortcuts' });
    await keyboard.press('Control+/');
    await expect(single).not.toBeChecked();
    await expect(help.getByText('Remind me')).toHaveCount(0);
    await keyboard.press('Escape');
    await expect(mine).toBeFocused();
    // Had the first two done anything, the third would not be for the message any more.
    for (const key of ['?', 'm', 'Delete']) await keyboard.press(key);
    await expect(page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' })).toBeFocused();
    await keyboard.press('Escape');
    await expect(mine).toBeFocused();
    await keyboard.press('Control+/');
    await tabTo(page, single);
    await keyboard.press('Space');
    await expect(help.getByText('Remind me')).toBeVisible();
    await keyboard.press('Escape');
    await keyboard.press('?');
    await expect(single).toBeChecked();
  });
});

test('around messages: format, schedule, sections, status, without a pointer', async ({ windows, team }) => {
  const { people, workspace, generalId } = await team('Kim');
  await createChannel(people.Kim, { workspaceId: workspace.id, name: 'plans' });
  const page = await windows.open(people.Kim);
  const { keyboard } = page;
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);

  await test.step('format what is selected, and send by the button', async () => {
    await expect(composer(page)).toBeFocused();
    await keyboard.type('very important');
    await keyboard.press('Control+Shift+ArrowLeft');
    await keyboard.press('Control+b');
    await expect(composer(page)).toHaveValue('very **important**');
    await tabTo(page, page.getByRole('button', { name: 'Send', exact: true }));
    await keyboard.press('Enter');
    await expect(timeline(page).locator('strong', { hasText: 'important' })).toBeVisible();
    await expect(composer(page)).toBeFocused();
  });

  await test.step('schedule', async () => {
    await keyboard.type('Good morning');
    await tabTo(page, page.getByRole('button', { name: 'Schedule message' }));
    await keyboard.press('Enter');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByText(/^Scheduled:/)).toBeVisible();
    await expect(composer(page)).toHaveValue('');
    await expect(composer(page)).toBeFocused();
  });

  await test.step('a section of one’s own, and a channel in it', async () => {
    const add = page.getByRole('button', { name: 'Add channels' });
    await tabTo(page, add, 'backward');
    await keyboard.press('Enter');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await keyboard.press('End');
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'New section' }).getByLabel('Name')).toBeFocused();
    await keyboard.type('Desk');
    await keyboard.press('Enter');
    await expect(sidebar(page).getByRole('button', { name: 'Desk', exact: true })).toBeVisible();
    await expect(add).toBeFocused();
    await tabTo(page, sidebarRow(page, 'general'));
    await keyboard.press('ArrowDown');
    await expect(sidebarRow(page, 'plans')).toBeFocused();
    await keyboard.press('Shift+F10');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await keyboard.type('Move');
    await keyboard.press('ArrowRight');
    await expect(page.getByRole('menuitem', { name: 'Desk' })).toBeFocused();
    await keyboard.press('Enter');
    const desk = sidebar(page).getByRole('region', { name: 'Desk' });
    await expect(desk.getByRole('link', { name: 'plans' })).toBeFocused();
  });

  await test.step('a status', async () => {
    const me = page
      .getByRole('complementary', { name: 'Sidebar' })
      .getByRole('button', { name: /^Kim/ })
      .last();
    await tabTo(page, me);
    await keyboard.press('Enter');
    const set = page.getByRole('button', { name: 'Set a status' });
    await tabTo(page, set);
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Set a status' });
    await tabTo(page, dialog.getByRole('button', { name: 'At lunch' }));
    await keyboard.press('Enter');
    await tabTo(page, dialog.getByRole('button', { name: 'Set status' }));
    await keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(me).toHaveAccessibleName(/At lunch/);
    await expect(me).toBeFocused();
  });

  await test.step('the order of Tab is that of the page, and nothing keeps it', async () => {
    await page.reload();
    await isReady(page);
    await expect(composer(page)).toBeFocused();
    const first = page.getByRole('button', { name: 'Skip to the content' });
    await tabTo(page, first, 'backward');
    const stops = await tabStops(page);
    const isFirstOfPlace = (stop: string, index: number) => stop !== stops[index - 1];
    expect(stops.filter(isFirstOfPlace)).toEqual(['skip links', 'sidebar', 'header', 'messages', 'writing']);
  });
});
