import { channelJoin } from '@parley/protocol';
import type { Page } from '@playwright/test';
import { addCrowd } from './support/crowd.js';
import { flick, putFinger } from './support/finger.js';
import { createChannel } from './support/person.js';
import { composer, isReady, message, sidebar, sidebarRow, waiting, write } from './support/screen.js';
import { expect, type Fixtures, test } from './support/test.js';
import { medium, narrow, wide } from './support/windows.js';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** Two people, and a channel that both are in. */
async function teamWithPlans(team: Fixtures['team']) {
  const made = await team('Ada', 'Ben');
  const { Ada, Ben } = made.people;
  const channel = { workspaceId: made.workspace.id, name: 'plans', members: [Ben] };
  return { ...made, plans: (await createChannel(Ada, channel)).id };
}

async function type(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Channel, person or command' });
  await expect(field).toBeFocused();
  await field.fill(words);
}

test('the switcher leads everywhere and does what is done often, by the keys alone', async ({
  windows,
  team,
}) => {
  const { workspace, people, generalId } = await team('Ada', 'Mark Allen');
  const { id: plans } = await createChannel(people.Ada, { workspaceId: workspace.id, name: 'plans' });
  await people['Mark Allen'].command(channelJoin, { channelId: plans });
  const page = await windows.open(people.Ada, medium);
  await page.goto(`/w/${workspace.slug}/c/${plans}`);
  await isReady(page);
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);
  const group = (name: string) => page.getByRole('dialog').getByRole('group', { name });

  await test.step('recent ones first, then views and commands with their keys', async () => {
    await people['Mark Allen'].say(plans, 'Something new');
    await expect(sidebarRow(page, 'plans')).toContainText('1 unread');
    await type(page, '');
    await expect(group('Unread').getByRole('option')).toHaveText([/plans/]);
    await expect(group('Views').getByRole('option', { name: 'Browse channels' })).toBeVisible();
    await expect(group('Commands').getByRole('option', { name: /^Mark all as read/ })).toContainText('Esc');
  });

  await test.step('the better fit is first', async () => {
    await page.keyboard.type('mark al');
    const options = page.getByRole('dialog').getByRole('option');
    await expect(options.first()).toContainText('Mark Allen');
    await expect(options.filter({ hasText: 'Mark all as read' })).toBeVisible();
    await page.keyboard.type('l a');
    await expect(options.first()).toContainText('Mark all as read');
    await page.keyboard.press('Enter');
    await expect(sidebarRow(page, 'plans')).not.toContainText('unread');
  });

  await test.step('views, by other words too', async () => {
    await type(page, '/');
    await expect(group('Views')).toBeVisible();
    await expect(page.getByRole('option', { name: 'Mark Allen' })).toHaveCount(0);
    await page.keyboard.type('bookm');
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Later')).toBeVisible();
    await type(page, 'teams');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('radio', { name: 'Groups' })).toBeChecked();
  });

  await test.step('commands', async () => {
    await type(page, 'dark');
    await page.keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await type(page, 'create ch');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Create channel' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});

test('commands that are typed do what they say, or say what is wrong and keep the words', async ({
  windows,
  team,
}) => {
  const { workspace, people, plans } = await teamWithPlans(team);
  const page = await windows.open(people.Ada, wide);
  await page.goto(`/w/${workspace.slug}/c/${plans}`);
  await isReady(page);
  const row = sidebar(page).locator(`a[href$="${plans}"]`);

  await test.step('help lists them with what they do', async () => {
    await composer(page).pressSequentially('/');
    for (const name of ['mute', 'away', 'dnd', 'remind', 'schedule', 'remove'])
      await expect(page.getByRole('option', { name: new RegExp(`^${name}\\b`) })).toHaveCount(1);
    await expect(page.getByRole('option', { name: /unmute/ })).toHaveCount(0);
    await composer(page).fill('');
  });

  await test.step('what is wrong is said in words', async () => {
    const wrong: Record<string, RegExp> = {
      '/topic': /Write the topic after the command/,
      '/rename two/words': /letters, digits/,
      '/invite nobody': /Name the people with @/,
      '/remove @Ben and @Ada': /one person/,
      '/join #nowhere': /no channel of that name/,
      '/dm Ben': /Name the person with @/,
      '/dm @Ada hello': /This is yourself/,
      '/remind call Ana': /Say when and what about/,
      '/remind 2026-01-01 call Ana': /has passed already/,
      '/schedule tomorrow 9:00': /Write when and what/,
      '/dnd a while': /Write for how long/,
      '/unmute': /does nothing here/,
      '/me': /Write what you do/,
      '/frobnicate': /no command \/frobnicate/,
    };
    for (const [text, words] of Object.entries(wrong)) {
      await write(page, `${text} `);
      await expect(page.getByText(words)).toBeVisible();
      await expect(composer(page)).toHaveValue(`${text} `);
    }
  });

  await test.step('mute and unmute', async () => {
    await write(page, '/mute ');
    await expect(row).toHaveAttribute('data-muted', 'true');
    await expect(composer(page)).toHaveValue('');
    await write(page, '/unmute ');
    await expect(row).not.toHaveAttribute('data-muted');
  });

  await test.step('away, in peace, and back', async () => {
    const bar = page.getByRole('complementary', { name: 'Sidebar' });
    const away = bar.getByRole('button', { name: /^Ada.*at the dentist/ });
    await write(page, '/away at the dentist');
    await expect(away).toBeVisible();
    await write(page, '/dnd 30 minutes');
    await expect(page.getByText('Nobody disturbs you until then')).toBeVisible();
    await write(page, '/back ');
    await expect(away).toHaveCount(0);
  });

  await test.step('a reminder and a message for later', async () => {
    await write(page, '/remind me tomorrow 9:00 to call Ana');
    await expect(page.getByText(/You will be reminded: Tomorrow/)).toBeVisible();
    await write(page, '/schedule tomorrow 9:00 Good morning');
    await expect(page.getByText(/Scheduled: Tomorrow/)).toBeVisible();
    await page.goto(`/w/${workspace.slug}/later?tab=reminders`);
    await expect(page.getByText('call Ana', { exact: true })).toBeVisible();
    await page.goto(`/w/${workspace.slug}/drafts?tab=scheduled`);
    await expect(page.getByRole('main')).toContainText('Good morning');
  });
});

test('channels and people are put in order, and looked into before joining', async ({ windows, team }) => {
  const { workspace, people } = await team('Ada', 'Zoe');
  for (const name of ['apples', 'zebras'])
    await createChannel(people.Ada, {
      ...{ workspaceId: workspace.id, name },
      members: name === 'zebras' ? [people.Zoe] : [],
    });
  const page = await windows.open(people.Zoe, medium);
  await page.goto(`/w/${workspace.slug}/browse`);
  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows).toHaveText([/apples/, /general/, /zebras/]);
  await page.getByRole('radio', { name: 'People' }).click();
  await expect(rows).toHaveText([/zebras|general/, /zebras|general/, /apples/]);
  await page.getByRole('radio', { name: 'Newest' }).click();
  await expect(rows).toHaveText([/zebras/, /apples/, /general/]);
  await page.reload();
  await expect(rows.first()).toContainText('zebras');

  await page.getByRole('link', { name: 'Look into apples' }).click();
  await expect(page.getByText('You are looking at #apples.')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('radio', { name: 'Newest' })).toBeChecked();

  await page.goto(`/w/${workspace.slug}/people`);
  await expect(rows).toHaveText([/Ada/, /Zoe/]);
  await page.getByRole('radio', { name: 'Here now first' }).click();
  await expect(rows).toHaveText([/Zoe/, /Ada/]);
});

test('somebody is found among hundreds, in a channel and in the settings', async ({
  windows,
  team,
  server: { parley },
}) => {
  const { workspace, people } = await team('Ada');
  const { id: plans } = await createChannel(people.Ada, { workspaceId: workspace.id, name: 'plans' });
  await addCrowd(parley, { workspaceId: workspace.id, channelId: plans, count: 250 });
  const page = await windows.open(people.Ada);
  const field = page.getByRole('searchbox', { name: 'Search people' });
  const rows = page.getByRole('main').getByRole('listitem');

  await test.step('in a channel: all of it, not the part that is drawn', async () => {
    await page.goto(`/w/${workspace.slug}/c/${plans}?panel=members`);
    const details = page.getByRole('complementary', { name: 'Details' });
    const members = details.getByRole('listitem');
    await expect(members).toHaveCount(60);
    const more = details.getByRole('button', { name: 'Show more' });
    for (const drawn of [60, 120, 180, 240]) {
      await more.press('Enter');
      await expect(members.nth(drawn).getByRole('button').first()).toBeFocused();
    }
    await expect(members).toHaveCount(251);
    await expect(more).toHaveCount(0);

    await field.fill('guest');
    await expect(page.getByText('250 people found')).toBeAttached();
    await expect(members).toHaveCount(60);
    await field.fill('gúest 249');
    await expect(members).toHaveText([/Guest 249/]);
    await details.getByRole('button', { name: 'Take Guest 249 out' }).press('Enter');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Take out' }).click();
    await expect(details.getByText('Nobody here is called that.')).toBeVisible();
    await expect(details.getByRole('tab', { name: 'Members 250' })).toBeVisible();
    await field.fill('');
    await expect(members).toHaveCount(60);
  });

  await test.step('in the settings', async () => {
    await page.goto(`/w/${workspace.slug}/settings/people`);
    await expect(rows).toHaveCount(60);
    await field.pressSequentially('guest 24');
    await expect(page.getByText('13 people found')).toBeAttached();
    await expect(rows).toHaveCount(13);
    await page.getByRole('button', { name: 'Remove Guest 241' }).press('Enter');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).press('Enter');
    await expect(rows).toHaveCount(12);
    await expect(page.getByRole('button', { name: 'Remove Guest 242' })).toBeFocused();
    await field.fill('nobody of this name');
    await expect(page.getByText('Nobody here is called that.')).toBeVisible();
    await expect(page.getByText('0 people found')).toBeAttached();
    await expect(field).toBeFocused();
  });
});

test('on a phone everything is a tap or two away, and a row has its menu under a resting finger', async ({
  windows,
  team,
}) => {
  const { workspace, people, plans } = await teamWithPlans(team);
  await people.Ada.say(plans, 'Have a look');
  const page = await windows.open(people.Ben, { ...narrow, hasTouch: true });
  await page.goto(`/w/${workspace.slug}`);

  await test.step('a whole section is read', async () => {
    await expect(sidebarRow(page, 'plans')).toContainText('1 unread');
    await page.getByRole('button', { name: 'Section Channels' }).tap();
    await page.getByRole('menuitem', { name: 'Mark section as read' }).tap();
    await expect(sidebarRow(page, 'plans')).not.toContainText('unread');
  });

  await test.step('a finger that rests, and is taken away', async () => {
    const row = sidebarRow(page, 'plans');
    const finger = await putFinger(page, row);
    const mute = page.getByRole('menuitem', { name: 'Mute' });
    await expect(mute).toBeVisible();
    await finger.lift();
    await expect(mute).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`/w/${workspace.slug}$`));
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menuitem')).toHaveCount(0);
    // One that moves scrolls the list.
    await flick(page, row, 40);
    await row.tap();
    await expect(heading(page, 'plans')).toBeVisible();
    await page.goBack();
  });

  await test.step('sections change places, hide what is read, and take channels in', async () => {
    const headings = sidebar(page).getByRole('heading', { level: 2 });
    const menuOf = async (name: string, item: string) => {
      await page.getByRole('button', { name: `Section ${name}` }).tap();
      // The one before may be on its way out.
      const menu = page.getByRole('menu', { name: `Section ${name}` });
      await menu.getByRole(item.startsWith('Hide') ? 'menuitemcheckbox' : 'menuitem', { name: item }).tap();
    };
    await expect(headings).toHaveText([/Channels/, /Direct messages/]);
    await menuOf('Direct messages', 'Move up');
    await expect(headings).toHaveText([/Direct messages/, /Channels/]);
    await menuOf('Channels', 'Hide what is read');
    await expect(sidebarRow(page, 'plans')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await menuOf('Channels', 'Hide what is read');
    await page.keyboard.press('Escape');
    const finger = await putFinger(page, sidebarRow(page, 'plans'));
    await expect(page.getByRole('menuitem', { name: 'Star' })).toBeVisible();
    await finger.lift();
    await page.getByRole('menuitem', { name: 'Star' }).tap();
    await expect(sidebar(page).getByRole('region', { name: 'Starred' }).getByRole('link')).toHaveText([
      'plans',
    ]);
  });

  await test.step('what waits, from You', async () => {
    const bar = page.getByRole('navigation', { name: 'Main' });
    for (const name of ['Threads', 'Later', 'Drafts & scheduled', 'Account']) {
      await bar.getByRole('link', { name: 'You' }).tap();
      await page.getByRole('main').getByRole('link', { name }).tap();
      await expect(page).toHaveTitle(new RegExp(`^${name}`));
      await page.goBack();
    }
  });
});

test('the keys that are told are the keys that work', async ({ windows, team }) => {
  const { workspace, people, generalId } = await team('Ada');
  const page = await windows.open(people.Ada);
  await page.goto(`/w/${workspace.slug}/settings/appearance`);
  await page.getByRole('radio', { name: 'Ctrl or ⌘ and Enter' }).click();
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);
  await composer(page).fill('Hello');
  const send = page.getByRole('button', { name: 'Send' });
  await expect(send).toHaveAttribute('aria-keyshortcuts', 'Control+Enter');
  await composer(page).press('Enter');
  await expect(composer(page)).toHaveValue('Hello\n');
  await composer(page).press('Backspace');
  await composer(page).press('Control+Enter');
  await expect(message(page, 'Hello')).toBeVisible();
  await expect(composer(page)).toHaveValue('');
  await expect(waiting(page)).toHaveCount(0);
  await composer(page).press('ArrowUp');
  const editor = page.getByRole('textbox', { name: 'Edit message' });
  await editor.press('Enter');
  await expect(editor, 'what sends saves too').toHaveValue('Hello\n');
  await editor.press('Escape');
  await message(page, 'Hello').focus();
  await expect(message(page, 'Hello')).toBeFocused();
  await page.keyboard.press('s');
  await expect(message(page, 'Hello').getByText('Saved for later')).toBeVisible();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const keysOf = (name: string) =>
    dialog.getByText(name, { exact: true }).locator('xpath=following-sibling::dd').filter({ visible: true });
  await expect(keysOf('Send')).toHaveText('Ctrl↵');
  await expect(keysOf('Start a new line').first()).toHaveText('↵');
  for (const [label, keys] of Object.entries({
    'Save for later': 'S',
    'Remind me': 'M',
    'Menu of the channel': 'ShiftF10',
    'Mark all as read': 'ShiftEsc',
    Bold: 'CtrlB',
    'Numbered list': 'CtrlShift7',
  }))
    await expect(keysOf(label)).toHaveText(keys);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
});
