import { inviteCreate, messagePin, messageSave, messageSend, threadFollow } from '@parley/protocol';
import type { BrowserContextOptions, Locator } from '@playwright/test';
import { putFinger } from './support/finger.js';
import { furnish } from './support/furniture.js';
import { composer, message, sidebarRow, timeline } from './support/screen.js';
import { coveredTargets, smallTargets, stickingOut } from './support/targets.js';
import { expect, test } from './support/test.js';
import { medium, narrow } from './support/windows.js';

const phone: BrowserContextOptions = {
  ...narrow,
  hasTouch: true,
  isMobile: true,
  reducedMotion: 'reduce',
};

const toolbar = (row: Locator) => row.getByRole('button', { name: 'More' });

test('what a finger taps answers, and what it does not tap stays away', async ({ team, windows }) => {
  const made = await team('Vera', 'Ugo', 'Tess');
  await furnish(made);
  const page = await windows.open(made.people.Vera, phone);
  await page.goto(`/w/${made.workspace.slug}/c/${made.generalId}`);
  const row = message(page, 'two doors').first();

  await test.step('the mark of an edit, also out of the field, whose buttons go with the focus', async () => {
    await composer(page).tap();
    await expect(page.getByRole('button', { name: 'Bold' })).toBeVisible();
    await row.getByRole('button', { name: /^Edited/ }).tap();
    const dialog = page.getByRole('dialog', { name: 'Edits of this message' });
    await expect(dialog).toContainText('The roof has a door');
    await dialog.getByRole('button', { name: 'Close' }).tap();
    await expect(dialog).toBeHidden();
    await expect(toolbar(row)).toHaveCount(0);
  });

  await test.step('a reaction', async () => {
    await row.getByRole('button', { name: /^🎈/ }).tap();
    await expect(row.getByRole('button', { name: /^🎈/ })).toHaveCount(0);
    await expect(toolbar(row)).toHaveCount(0);
  });

  await test.step('a message calls its buttons, and sends them away', async () => {
    const text = row.getByText('the roof has two doors');
    await text.tap();
    await expect(toolbar(row)).toBeVisible();
    await text.tap();
    await expect(toolbar(row)).toHaveCount(0);
    await text.tap();
    await toolbar(row).tap();
    await page.getByRole('menuitem', { name: 'Forward…' }).tap();
    await expect(page.getByRole('dialog', { name: 'Forward message' })).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).tap();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('a finger that rests calls the menu, and then selects text as anywhere', async () => {
    const other = message(page, 'A bold word').first();
    const words = other.getByText('A bold word');
    await expect(words).toHaveCSS('user-select', 'none');
    const finger = await putFinger(page, words);
    await expect(page.getByRole('menuitem', { name: 'Copy text' })).toBeVisible();
    await finger.lift();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menuitem')).toHaveCount(0);
    await expect(toolbar(other)).toBeVisible();
    const again = await putFinger(page, words);
    await expect(words).toHaveCSS('user-select', 'auto');
    // As where a phone selects: what it asks for is not taken from it.
    const isFree = await words.evaluate((element) =>
      element.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true })),
    );
    expect(isFree).toBe(true);
    await again.lift();
    await expect(page.getByRole('menuitem')).toHaveCount(0);
    await row.getByText('the roof has two doors').tap();
  });

  await test.step('and its menu has all that a wide window has', async () => {
    await expect(toolbar(row)).toBeVisible();
    await toolbar(row).tap();
    for (const name of ['Reply in thread', 'Quote', 'Show edits', 'Remove from saved', 'Copy link', 'Unpin'])
      await expect(page.getByRole('menuitem', { name })).toBeVisible();
    await page.keyboard.press('Escape');
  });
});

test('a new line is Enter, and what sends or saves is a button', async ({ team, windows }) => {
  const { workspace, people, generalId } = await team('Vera');
  const page = await windows.open(people.Vera, phone);
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  const field = composer(page);
  await field.tap();
  await page.keyboard.type('- flour');
  await page.keyboard.press('Enter');
  await page.keyboard.type('eggs');
  await expect(field).toHaveValue('- flour\n- eggs');
  await page.getByRole('button', { name: 'Send', exact: true }).tap();
  const sent = message(page, 'flour');
  await expect(sent).toContainText('eggs');
  await expect(field).toHaveValue('');
  await expect(page.locator('[data-pending]')).toHaveCount(0);

  await sent.getByText('flour').tap();
  await toolbar(sent).tap();
  await page.getByRole('menuitem', { name: 'Edit', exact: true }).tap();
  const editor = page.getByRole('textbox', { name: 'Edit message' });
  await expect(editor).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('salt');
  await expect(editor).toHaveValue('- flour\n- eggs\n- salt');
  await page.getByRole('button', { name: 'Save', exact: true }).tap();
  await expect(sent).toContainText('salt');
});

test('one pane at a time: every way in has a way back', async ({ team, windows }) => {
  const made = await team('Vera', 'Ugo', 'Tess');
  const { workspace, people } = made;
  await furnish(made);
  const page = await windows.open(people.Vera, phone);
  await page.goto(`/w/${workspace.slug}`);
  const title = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
  const onePane = async () => {
    expect(await stickingOut(page)).toEqual([]);
    await expect(page.getByRole('complementary', { name: 'Sidebar' })).toHaveCount(0);
  };

  await test.step('a channel, its thread, its details', async () => {
    await sidebarRow(page, 'general').tap();
    await expect(title('general')).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0);
    await onePane();
    await timeline(page)
      .getByRole('link', { name: /2 replies/ })
      .tap();
    await expect(page.getByRole('complementary', { name: 'Thread' })).toBeVisible();
    await onePane();
    await page.goBack();
    await expect(page.getByRole('complementary', { name: 'Thread' })).toHaveCount(0);
    await title('general').getByRole('button').tap();
    await expect(page.getByRole('complementary', { name: 'Details' })).toBeVisible();
    await onePane();
    await page.getByRole('button', { name: 'Back to #general' }).tap();
    await expect(page.getByRole('complementary', { name: 'Details' })).toHaveCount(0);
    // What was closed is behind one: the way back of the browser does not lead into it again.
    await page.goBack();
    await expect(sidebarRow(page, 'general')).toBeVisible();
    await page.goForward();
    await page.getByRole('link', { name: 'Back to chats' }).tap();
    await expect(sidebarRow(page, 'general')).toBeVisible();
  });

  await test.step('what is unread, and back to it', async () => {
    const bar = page.getByRole('navigation', { name: 'Main' });
    await bar.getByRole('link', { name: /Unread/ }).tap();
    await expect(page.getByText('and for nobody else')).toBeVisible();
    await onePane();
    await page.getByRole('link', { name: 'Latest in between-us' }).tap();
    await expect(title('between-us')).toBeVisible();
    await page.getByRole('link', { name: 'Back to unread' }).tap();
    await expect(title('Unread')).toBeVisible();
  });

  await test.step('what is mine, and back to it', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /You/ }).tap();
    await page.getByRole('link', { name: 'Appearance' }).tap();
    await expect(page.getByRole('radiogroup', { name: 'Density' })).toBeVisible();
    await onePane();
    await page.getByRole('link', { name: 'Back to you' }).tap();
    await expect(title('Vera')).toBeVisible();
  });

  await test.step('the keyboard covers neither the field nor what was said last', async () => {
    await page.goto(`/w/${workspace.slug}/c/${made.generalId}`);
    await composer(page).tap();
    await page.setViewportSize({ width: 360, height: 400 });
    await expect(page.getByRole('button', { name: 'Bold' })).toBeInViewport({ ratio: 1 });
    await expect(composer(page)).toBeInViewport({ ratio: 1 });
    await expect(message(page, 'The other one.').last()).toBeInViewport();
    await composer(page).pressSequentially('On my way');
    await page.getByRole('button', { name: 'Send', exact: true }).tap();
    await expect(message(page, 'On my way')).toBeInViewport();
    expect(await stickingOut(page)).toEqual([]);
  });
});

test('everything a finger presses is large enough for it', async ({ team, windows }) => {
  const made = await team('Vera', 'Ugo', 'Tess');
  const { workspace, people, generalId } = made;
  const { rich, privateId } = await furnish(made);
  const page = await windows.open(people.Vera, phone);
  const check = async (view: string) => {
    expect.soft(await smallTargets(page), view).toEqual([]);
    expect.soft(await stickingOut(page), view).toEqual([]);
  };
  const overlay = async (view: string, open: () => Promise<void>) => {
    await open();
    const layer = page.getByRole('dialog').or(page.getByRole('menu'));
    await expect(layer).toBeVisible();
    await stands(layer);
    await check(view);
    await page.keyboard.press('Escape');
    await expect(layer).toHaveCount(0);
  };

  for (const [path, ready] of [
    ['', sidebarRow(page, 'general')],
    ['/browse', page.getByRole('button', { name: 'Join not-joined' })],
    ['/people', page.getByRole('button', { name: 'Message Ugo' })],
    ['/people?tab=groups', page.getByRole('button', { name: /keepers/ })],
    ['/unread', page.getByText('and for nobody else')],
    ['/threads', page.getByRole('link', { name: /Which is locked/ })],
    ['/later', page.getByRole('button', { name: 'Mark as done' })],
    ['/later?tab=reminders', page.getByText('Water the ferns')],
    ['/drafts', page.getByText('Half a thought')],
    ['/drafts?tab=scheduled', page.getByText('Good morning')],
    ['/you', page.getByRole('button', { name: 'Sign out' })],
    ['/settings/profile', page.getByRole('button', { name: 'Save profile' })],
    ['/settings/appearance', page.getByRole('radiogroup', { name: 'Density' })],
    ['/settings/notifications', page.getByLabel('Keywords')],
    ['/settings/messages', page.getByRole('switch', { name: /edited messages/ })],
    ['/settings/invites', page.getByRole('button', { name: 'Withdraw' })],
    ['/settings/people', page.getByRole('button', { name: 'Remove Ugo' })],
    [`/c/${privateId}`, message(page, 'and for nobody else')],
    [`/c/${generalId}?thread=${rich.id}`, page.getByRole('log', { name: 'Replies' }).getByText('Which is')],
    [`/c/${generalId}?panel=about`, page.getByRole('tab', { name: 'About' })],
    [`/c/${generalId}?panel=members`, page.getByRole('button', { name: /^Tess/ })],
    [`/c/${generalId}?panel=pins`, page.getByRole('link', { name: 'Show in conversation' })],
    [`/c/${generalId}`, message(page, 'two doors').first()],
  ] as const) {
    await page.goto(`/w/${workspace.slug}${path}`);
    await expect(ready).toBeVisible();
    await check(path);
    await page.setViewportSize(medium.viewport);
    await expect(page.getByRole('complementary', { name: 'Sidebar' })).toBeVisible();
    await check(`${path}, on a tablet`);
    await page.setViewportSize(narrow.viewport);
  }
  // 1280 px at 400 % (WCAG 1.4.10).
  await page.setViewportSize({ width: 320, height: 740 });
  for (const path of ['unread', 'browse', 'settings/notifications', `c/${generalId}`]) {
    await page.goto(`/w/${workspace.slug}/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect.soft(await stickingOut(page), `${path}, 320 px`).toEqual([]);
  }
  const { code } = await people.Vera.command(inviteCreate, {
    workspaceId: workspace.id,
    expiresInHours: 24,
    maxUses: 1,
  });
  await page.goto(`/join/${code}`);
  await expect(page.getByRole('link', { name: 'Open Vera and friends' })).toBeVisible();
  expect.soft(await stickingOut(page), 'an invite to where one is, 320 px').toEqual([]);

  // A tablet has room for the whole row under the field, though not for all of it side by side.
  await page.setViewportSize(medium.viewport);
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await composer(page).fill('Something');
  for (const name of ['Bold', 'Quote', 'Code block', 'Schedule message', 'Send'])
    await page.getByRole('button', { name, exact: true }).tap({ trial: true });
  await check('writing on a tablet');
  await composer(page).fill('');
  await page.setViewportSize(narrow.viewport);

  const row = message(page, 'two doors').first();
  await composer(page).tap();
  await composer(page).fill('Something');
  await check('writing');
  await composer(page).fill('');
  await row.getByText('the roof has two doors').tap();
  await expect(toolbar(row)).toBeVisible();
  await check('the buttons of a message');
  await overlay('menu of a message', () => toolbar(row).tap());
  await overlay('emoji', () => row.getByRole('button', { name: 'Add a reaction' }).tap());
  await page.goto(`/w/${workspace.slug}`);
  await overlay('switcher', () => page.getByRole('button', { name: 'Go to…' }).tap());
  await overlay('workspace', () => page.getByRole('button', { name: 'Workspace menu' }).tap());
});

test('no button lies over another one', async ({ team, windows, address }) => {
  const { workspace, people, generalId } = await team('Vera', 'Ugo');
  const { Vera, Ugo } = people;
  const code = await Ugo.say(
    generalId,
    '```ts\nconst answer: number = 42; // a comment that goes on and on\n```',
  );
  const link = `${address}/w/${workspace.slug}/c/${generalId}?at=${code.sequence}`;
  const said = { channelId: generalId, threadRootId: code.id };
  for (const message of [
    { ...said, text: '```sh\nls\n```' },
    { channelId: generalId, text: '> ```\n> quoted\n> ```\nand an answer', checklist: { items: ['Bread'] } },
    {
      channelId: generalId,
      text: 'Tea?',
      poll: { options: ['Yes', 'No'], isAnonymous: false, isMultiple: false },
    },
    { channelId: generalId, text: `Look at ${link}` },
  ])
    await Ugo.command(messageSend, { clientMessageId: crypto.randomUUID(), ...message });
  await Ugo.command(messagePin, { messageId: code.id });
  await Vera.command(messageSave, { messageId: code.id, state: 'open' });
  await Vera.command(threadFollow, { rootId: code.id });
  const page = await windows.open(Vera, phone);
  const copy = page.getByRole('button', { name: 'Copy code' }).first();
  for (const [path, ready] of [
    ['unread', copy],
    [`c/${generalId}?panel=pins`, copy],
    ['later', page.getByRole('button', { name: 'Mark as done' })],
    ['threads', page.getByRole('button', { name: 'More for this thread' })],
    [`c/${generalId}?thread=${code.id}`, copy],
  ] as const) {
    await page.goto(`/w/${workspace.slug}/${path}`);
    await expect(ready).toBeVisible();
    expect.soft(await coveredTargets(page), path).toEqual([]);
    expect.soft(await smallTargets(page), path).toEqual([]);
  }
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  for (const words of ['const answer', 'and an answer', 'Tea?', 'Look at']) {
    const row = message(page, words).first();
    await row
      .getByText(words)
      .first()
      .click({ position: { x: 4, y: 4 } });
    await expect(toolbar(row)).toBeVisible();
    expect.soft(await coveredTargets(page), words).toEqual([]);
  }
});

/** A layer that comes in is elsewhere for a moment. */
async function stands(layer: Locator): Promise<void> {
  await layer.evaluate((element) =>
    Promise.allSettled(element.getAnimations({ subtree: true }).map((animation) => animation.finished)),
  );
}
