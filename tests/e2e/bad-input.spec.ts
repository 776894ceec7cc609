import {
  channelArchive,
  channelOpenDirect,
  channelUnarchive,
  limits,
  memberUpdateProfile,
  workspaceSetMessageRules,
} from '@parley/protocol';
import type { Page } from '@playwright/test';
import { createChannel } from './support/person.js';
import { composer, isReady, message, sidebarRow, timeline, waiting, write } from './support/screen.js';
import { expect, test } from './support/test.js';

const script = `<script>document.title = 'taken over'</script>`;
const image = `<img src="https://elsewhere.example/x.png" onerror="document.title = 'taken over'">`;

test('a text that is too long is told so before it is sent, in characters as people count them', async ({
  team,
  windows,
}) => {
  const { workspace, people } = await team('Mira');
  const page = await windows.open(people.Mira);
  await page.goto(`/w/${workspace.slug}`);
  await isReady(page);
  const send = page.getByRole('button', { name: 'Send' });

  await composer(page).fill('x'.repeat(limits.messageTextLength + 1));
  await expect(page.getByText('1 characters too long to send')).toBeVisible();
  await expect(send).toBeDisabled();
  await composer(page).press('Enter');
  await expect(composer(page)).not.toHaveValue('');

  await composer(page).fill('🦉'.repeat(limits.messageTextLength));
  await expect(page.getByText('0 characters left')).toBeVisible();
  await send.click();
  await expect(composer(page)).toHaveValue('');
  await expect(waiting(page)).toHaveCount(0);
  await expect(page.getByText('Not sent')).toHaveCount(0);

  await composer(page).fill('   \n ');
  await expect(send).toBeDisabled();
});

test('names are shown as they are, whatever is in them', async ({ team, windows, address }) => {
  const { workspace, people, generalId } = await team('Mira', 'Odd');
  const { Mira, Odd } = people;
  const names = [
    `${script}${image}`.slice(0, limits.displayNameLength),
    'Åsa "the\\fox" O’Brien & Sons',
    'عمر بن الخطاب',
    '👩🏽‍🚀 Zoë Ünïcödé 🏳️‍🌈',
    '\u202eevitcejnI reltraH',
    'W'.repeat(limits.displayNameLength),
  ];
  const page = await windows.open(Mira);
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);
  const { channel } = await Odd.command(channelOpenDirect, {
    workspaceId: workspace.id,
    memberIds: [Mira.userId],
  });
  for (const [index, displayName] of names.entries()) {
    await Odd.command(memberUpdateProfile, { workspaceId: workspace.id, displayName, title: displayName });
    await Odd.say(generalId, `as number ${index}`);
    await Odd.say(channel.id, `to you as number ${index}`);
    const row = message(page, `as number ${index}`);
    await expect(row).toHaveAccessibleName(displayName);
    await expect(sidebarRow(page, displayName)).toBeVisible();
    await expectNoSideways(page);
  }
  await expect(page).toHaveTitle(/#general/);
  await expect(page.locator('img[src^="https://elsewhere"]')).toHaveCount(0);
  expect(page.url()).toContain(address);
});

test('HTML and scripts in messages stay text, and links go nowhere they should not', async ({
  team,
  windows,
}) => {
  const { workspace, people, generalId } = await team('Mira', 'Odd');
  const page = await windows.open(people.Mira);
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);
  for (const text of [
    script,
    image,
    '<b onclick="x()">bold</b>',
    '<iframe src="https://elsewhere.example">',
  ]) {
    await people.Odd.say(generalId, text);
    await expect(message(page, text)).toHaveCount(1);
  }
  await people.Odd.say(
    generalId,
    [
      'links: [one](javascript:alert(1))',
      '[two](data:text/html,<script>alert(1)</script>)',
      '[three](https://example.org/ok)',
      '![four](https://elsewhere.example/p.png)',
      '[five](vbscript:x)',
    ].join(' '),
  );
  const row = message(page, 'links:');
  await expect(row.getByRole('link', { name: 'three' })).toHaveAttribute('href', 'https://example.org/ok');
  await expect(row.getByRole('link', { name: 'three' })).toHaveAttribute('rel', /noopener/);
  for (const href of await row
    .locator('a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))) {
    expect(href).toMatch(/^https?:\/\//);
  }
  await expect(
    timeline(page).locator('script, iframe, object, embed, style, img, [onclick], [onerror]'),
  ).toHaveCount(0);
  await expect(page).toHaveTitle(/#general/);
});

test('odd texts are drawn without breaking the page', async ({ team, windows }) => {
  const { workspace, people, generalId } = await team('Mira', 'Odd');
  for (const width of [1280, 360]) {
    const page = await windows.open(people.Mira, { viewport: { width, height: 740 } });
    await page.goto(`/w/${workspace.slug}/c/${generalId}`);
    await expect(composer(page)).toBeVisible();
    const code = `const answer${width} = "${'=>'.repeat(2_480)}";`;
    for (const [text, words] of [
      [`\`\`\`ts\n${code}\n\`\`\``, `answer${width}`],
      [`${width}${'a'.repeat(5_000)}`, `${width}aaaa`],
      [`שלום ${width} עולם`, `שלום ${width} עולם`],
      [`z${'\u0336\u0489'.repeat(300)} ${width} after`, `${width} after`],
      [`${'> '.repeat(200)} deep ${width}`, `deep ${width}`],
      [`${'['.repeat(2_000)}${width}`, `[[[${width}`],
      [`${'*_'.repeat(2_000)}${width} stars`, `${width} stars`],
      [`<@${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}> who ${width}`, `who ${width}`],
    ] as const) {
      await people.Odd.say(generalId, text);
      await expect(message(page, words).last()).toBeVisible();
    }
    await expectNoSideways(page);
    await people.Odd.say(generalId, '🎉');
    await expect(message(page, '🎉').last()).toBeVisible();
  }
});

test('the name of a channel is checked while it is typed', async ({ team, windows }) => {
  const { workspace, people } = await team('Mira');
  await createChannel(people.Mira, { workspaceId: workspace.id, name: 'taken' });
  windows.expectProblems(/status of 409/);
  const page = await windows.open(people.Mira);
  await page.goto(`/w/${workspace.slug}`);
  await isReady(page);
  await page.getByRole('button', { name: 'Add channels' }).click();
  await page.getByRole('menuitem', { name: 'Create channel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create channel' });
  const name = dialog.getByLabel('Name');
  await name.fill('what is this?!');
  await expect(name).toHaveValue('what-is-this?!');
  await expect(dialog.getByText('Use letters, digits, hyphens and underscores only.')).toBeVisible();
  await name.fill('x'.repeat(limits.channelNameLength + 1));
  await expect(dialog.getByText(`Use at most ${limits.channelNameLength} characters.`)).toBeVisible();
  await name.fill('Taken');
  await dialog.getByRole('button', { name: 'Create channel' }).click();
  await expect(dialog.getByText('Another channel has this name already.')).toBeVisible();
  await name.fill('日本語-ünïcode_1');
  await dialog.getByRole('button', { name: 'Create channel' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '日本語-ünïcode_1' })).toBeVisible();
  await write(page, 'It works.');
  await expect(message(page, 'It works.')).toBeVisible();
});

test('what is refused is said in words, and what was written stays', async ({ team, windows }) => {
  const { workspace, people } = await team('Mira', 'Odd');
  const { Mira, Odd } = people;
  const plans = await createChannel(Mira, { workspaceId: workspace.id, name: 'plans', members: [Odd] });
  await Odd.say(plans.id, 'First thought');
  windows.expectProblems(/status of 409/);
  const page = await windows.open(Odd, { timezoneId: 'Europe/Berlin' });
  await page.goto(`/w/${workspace.slug}/c/${plans.id}`);
  await isReady(page);
  await expect(message(page, 'First thought')).toBeVisible();

  await test.step('an edit when it is too late for it', async () => {
    await composer(page).press('ArrowUp');
    const editor = timeline(page).getByRole('textbox');
    await editor.fill('Second thought');
    const rules = { workspaceId: workspace.id, deleteWithinMs: null, isHistoryVisible: true };
    await Mira.command(workspaceSetMessageRules, { ...rules, editWithinMs: 1_000 });
    await editor.press('Enter');
    await expect(page.getByText('The time in which messages can be edited here is over.')).toBeVisible();
    await expect(page.getByText('Second thought')).toBeVisible();
  });

  await test.step('a message for a channel that was archived', async () => {
    await composer(page).fill('Half a plan');
    await page.getByRole('button', { name: 'Schedule message' }).click();
    await expect(page.getByRole('menuitem', { name: 'Choose a time…' })).toBeVisible();
    await Mira.command(channelArchive, { channelId: plans.id });
    await expect(composer(page)).toHaveCount(0);
    await Mira.command(channelUnarchive, { channelId: plans.id });
    await expect(composer(page)).toHaveValue('Half a plan');
  });

  await test.step('a reminder in an hour that the clocks pass over, and in the past', async () => {
    await page.goto(`/w/${workspace.slug}/later?tab=reminders`);
    await page.getByRole('button', { name: 'New reminder' }).click();
    const dialog = page.getByRole('dialog', { name: 'New reminder' });
    await dialog.getByLabel('What about').fill('Change the clocks');
    const when = dialog.getByLabel('When');
    for (const [words, problem] of [
      ['28 Mar 2027 2:30', 'This time does not exist'],
      ['1 Jan 2020', 'This time has passed already'],
      ['sometime', 'Write it like'],
    ] as const) {
      await when.fill(words);
      await expect(dialog.getByText(problem)).toBeVisible();
      await expect(dialog.getByRole('button', { name: 'Set reminder' })).toBeDisabled();
    }
    await when.fill('28 Mar 2027 3:30');
    await expect(dialog.getByLabel('What about')).toHaveValue('Change the clocks');
    await dialog.getByRole('button', { name: 'Set reminder' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'Change the clocks' })).toBeVisible();
  });
});

/** Nothing makes the page wider than the window. */
async function expectNoSideways(page: Page): Promise<void> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(excess, 'px wider than the window').toBeLessThanOrEqual(0);
}
