import { channelArchive, messageDelete, messageEdit, workspaceSetMessageRules } from '@parley/protocol';
import { createChannel, historyOf } from './support/person.js';
import { chooseFromMessage, composer, isReady, message, open, waiting, write } from './support/screen.js';
import { expect, test } from './support/test.js';
import { narrow } from './support/windows.js';

test('what stood in a message before can be seen, until the workspace or its author says no', async ({
  team,
  windows,
}) => {
  const { people, workspace, generalId } = await team('Ada', 'Ben');
  const { Ada, Ben } = people;
  const said = await Ben.say(generalId, 'We meet at nine in the garden');
  await Ben.command(messageEdit, { messageId: said.id, text: 'We meet at ten in the garden' });
  const page = await open(await windows.open(Ada), `/w/${workspace.slug}/c/${generalId}`);

  await message(page, 'at ten')
    .getByRole('button', { name: /^Edited / })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Edits of this message' });
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await expect(dialog.locator('del')).toContainText('nine');
  await expect(dialog.locator('ins')).toContainText('ten');

  await test.step('it follows what happens meanwhile', async () => {
    await Ben.command(messageEdit, { messageId: said.id, text: 'We meet at eleven in the garden' });
    await expect(dialog.getByRole('listitem')).toHaveCount(3);
    await Ben.command(messageDelete, { messageId: said.id });
    await expect(dialog).toContainText('The message was deleted');
    await expect(dialog.getByText('nine')).toHaveCount(0);
    await page.keyboard.press('Escape');
  });

  await test.step('an owner switches it off, and lets nobody edit for long', async () => {
    const second = await Ben.say(generalId, 'First try');
    await Ben.command(messageEdit, { messageId: second.id, text: 'Second try' });
    await expect(message(page, 'Second try').getByRole('button', { name: /^Edited / })).toBeVisible();
    await page.setViewportSize(narrow.viewport);
    await page.goto(`/w/${workspace.slug}/settings/messages`);
    await page.getByRole('switch', { name: 'Show what stood in edited messages before' }).click();
    await page.getByRole('combobox', { name: 'People can edit their messages' }).click();
    await page.getByRole('option', { name: 'Not at all' }).click();
    const theirs = await open(await windows.open(Ben), `/w/${workspace.slug}/c/${generalId}`);
    await expect(message(theirs, 'Second try')).toContainText('(edited)');
    await expect(theirs.getByRole('button', { name: /^Edited / })).toHaveCount(0);
    await composer(theirs).press('ArrowUp');
    await expect(theirs.getByText('Messages cannot be edited in this workspace.')).toBeVisible();
    await message(theirs, 'Second try').hover();
    await message(theirs, 'Second try').getByRole('button', { name: 'More' }).click();
    await expect(theirs.getByRole('menuitem', { name: 'Edit' })).toHaveAttribute('aria-disabled', 'true');
  });
});

test('a message that was sent too soon is taken back, also after a reload', async ({ team, windows }) => {
  const { people, workspace, generalId } = await team('Ada');
  const address = `/w/${workspace.slug}/c/${generalId}`;
  const page = await windows.open(people.Ada);
  await page.goto(`/w/${workspace.slug}/settings/messages`);
  await page.getByRole('switch', { name: 'Undo send' }).click();
  await open(page, address);

  await write(page, 'Dear all, I quit');
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeVisible();
  // However long the page takes to be there again, the five seconds are not over.
  await page.addInitScript(() => {
    const now = Date.now;
    Date.now = () => now() - 30_000;
  });
  await page.reload();
  await isReady(page);
  await undo.click();
  await expect(composer(page)).toHaveValue('Dear all, I quit');
  await expect(waiting(page)).toHaveCount(0);

  // What a poll was made of comes back whole.
  await composer(page).fill('/poll Stay? | Yes | No');
  await composer(page).press('Enter');
  await undo.click();
  const poll = page.getByRole('dialog', { name: 'New poll' });
  await expect(poll.getByRole('textbox', { name: 'Question' })).toHaveValue('Stay?');
  await expect(poll.getByRole('textbox', { name: 'Option 2' })).toHaveValue('No');
  await poll.getByRole('button', { name: 'Cancel' }).click();

  await composer(page).fill('Dear all, I stay');
  await composer(page).press('Enter');
  await expect(undo).toBeVisible();
  await expect(undo).toHaveCount(0);
  await expect(waiting(page)).toHaveCount(0, { timeout: 15_000 });
  const texts = (await historyOf(people.Ada, generalId)).map(({ text }) => text);
  expect(texts).not.toContain('Dear all, I quit');
  expect(texts.filter((text) => text === 'Dear all, I stay')).toHaveLength(1);
});

test('a message is quoted, copied and forwarded; from a private channel not without asking', async ({
  team,
  windows,
}) => {
  const { people, workspace, generalId } = await team('Ada', 'Ben');
  const { Ada, Ben } = people;
  const secret = await createChannel(Ada, {
    workspaceId: workspace.id,
    name: 'secret',
    kind: 'private',
    members: [Ben],
  });
  const closed = await createChannel(Ada, { workspaceId: workspace.id, name: 'closed' });
  await Ben.say(secret.id, `**Listen**, <@${Ada.userId}>`);
  const page = await windows.open(Ada);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, `/w/${workspace.slug}/c/${secret.id}`);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

  await test.step('copying', async () => {
    await chooseFromMessage(page, 'Listen', 'Copy text');
    await expect.poll(clipboard).toBe('Listen, @Ada');
    await chooseFromMessage(page, 'Listen', 'Copy as Markdown');
    await expect.poll(clipboard).toBe('**Listen**, @Ada');
  });

  await test.step('copying code, where the buttons of the message would lie over its own', async () => {
    await Ben.say(secret.id, '```\nnpm test\n```');
    await page.setViewportSize({ width: 900, height: 800 });
    await message(page, 'npm test').hover();
    await expect(message(page, 'npm test').getByRole('button', { name: 'More' })).toBeVisible();
    await message(page, 'npm test').getByRole('button', { name: 'Copy code' }).click();
    await expect.poll(clipboard).toBe('npm test');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('quoting', async () => {
    await chooseFromMessage(page, 'Listen', 'Quote');
    await expect(composer(page)).toBeFocused();
    await expect(composer(page)).toHaveValue(/^> \[Ben\]\(http.*\):\n> \*\*Listen\*\*, Ada\n\n$/);
    await composer(page).pressSequentially('I do');
    await composer(page).press('Enter');
    await expect(message(page, 'I do').getByRole('blockquote')).toContainText('Listen, Ada');
    await expect(message(page, 'I do').getByRole('link', { name: 'Ben' })).toBeVisible();
  });

  await test.step('forwarding', async () => {
    await message(page, 'Listen').first().hover();
    await message(page, 'Listen').first().getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Forward…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Forward message' });
    await dialog.getByRole('combobox', { name: 'To' }).fill('gen');
    await dialog.getByRole('combobox', { name: 'To' }).press('Enter');
    await dialog.getByRole('textbox', { name: 'Comment' }).fill('See here');
    await dialog.getByRole('button', { name: 'Forward' }).click();
    await expect(dialog).toContainText('people outside secret');
    expect((await historyOf(Ada, generalId)).some(({ text }) => text.includes('Listen'))).toBe(false);
    await dialog.getByRole('button', { name: 'Forward anyway' }).click();
    await expect(page.getByText('Forwarded to general')).toBeVisible();
    const last = (await historyOf(Ada, generalId)).at(-1);
    expect(last?.text).toMatch(/^See here\n\n> \[Ben\]\(http.*\):\n> \*\*Listen\*\*, Ada$/);
    expect(last?.mentions).toEqual([]);
  });

  await test.step('into a channel that was closed meanwhile', async () => {
    await message(page, 'Listen').first().hover();
    await message(page, 'Listen').first().getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Forward…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Forward message' });
    await dialog.getByRole('combobox', { name: 'To' }).fill('closed');
    await dialog.getByRole('combobox', { name: 'To' }).press('Enter');
    await Ada.command(channelArchive, { channelId: closed.id });
    await dialog.getByRole('button', { name: 'Forward' }).click();
    await dialog.getByRole('button', { name: 'Forward anyway' }).click();
    await expect(dialog).toContainText('The channel is archived');
  });
});

test('a link to a message shows it to those who may see it, and moves nothing', async ({
  team,
  windows,
  address,
}) => {
  const { people, workspace, generalId } = await team('Ada', 'Ben', 'Cem');
  const { Ada, Ben, Cem } = people;
  const secret = await createChannel(Ada, {
    workspaceId: workspace.id,
    name: 'secret',
    kind: 'private',
    members: [Ben],
  });
  const canary = await Ben.say(secret.id, 'The canary sings at dawn');
  const link = `${address}/w/${workspace.slug}/c/${secret.id}?at=${canary.sequence}`;
  await Ben.say(generalId, `See ${link}`);
  const page = await open(await windows.open(Ada), `/w/${workspace.slug}/c/${generalId}`);
  const card = page.getByRole('link', { name: /^Message by Ben in #secret/ });
  await expect(card).toContainText('The canary sings at dawn');

  const stranger = await open(await windows.open(Cem), `/w/${workspace.slug}/c/${generalId}`);
  await expect(message(stranger, 'See http')).toBeVisible();
  await expect(stranger.getByText('canary')).toHaveCount(0);
  await expect(stranger.getByRole('link', { name: /^Message by/ })).toHaveCount(0);

  await card.click();
  await expect(page.getByRole('heading', { level: 1, name: 'secret' })).toBeVisible();
  await expect(message(page, 'The canary sings')).toBeVisible();
  await Ben.command(messageEdit, { messageId: canary.id, text: 'The canary is silent' });
  await expect(message(page, 'The canary is silent')).toBeVisible();
  await page.goBack();
  await expect(card).toContainText('The canary is silent');
  await Ben.command(messageDelete, { messageId: canary.id });
  await expect(page.getByText('This message was deleted, or you cannot see it.')).toBeVisible();
});

test('an edit that comes too late keeps what was written', async ({ team, windows }) => {
  const { people, workspace, generalId } = await team('Ada');
  const page = await open(await windows.open(people.Ada), `/w/${workspace.slug}/c/${generalId}`);
  await write(page, 'Almost right');
  await expect(waiting(page)).toHaveCount(0);
  await composer(page).press('ArrowUp');
  const field = page.getByRole('textbox', { name: 'Edit message' });
  await field.fill('Quite right');
  const rules = { workspaceId: workspace.id, deleteWithinMs: null, isHistoryVisible: true };
  await people.Ada.command(workspaceSetMessageRules, { ...rules, editWithinMs: 0 });
  await field.press('Enter');
  await expect(message(page, 'Quite right')).toContainText('Edit not saved');
  await expect(message(page, 'Quite right')).toContainText(
    'The time in which messages can be edited here is over.',
  );
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(message(page, 'Almost right')).toBeVisible();
});

test('a long message is folded, and what is looked for in it is found', async ({ team, windows }) => {
  const { people, workspace, generalId } = await team('Ada', 'Ben');
  const points = Array.from({ length: 40 }, (_, at) => `- point ${at}`).join('\n');
  const long = (name: string) => `${name}\n${points}\n[the end of ${name}](https://example.org)`;
  for (const text of [long('one'), long('two'), long('three'), 'The last'])
    await people.Ben.say(generalId, text);
  const page = await open(await windows.open(people.Ada), `/w/${workspace.slug}/c/${generalId}`);
  const three = message(page, 'the end of three');
  const fold = (text: string) => message(page, text).getByRole('button', { name: /^Show (more|less)$/ });
  const endOf = (name: string) => page.getByRole('link', { name: `the end of ${name}` });
  await expect(message(page, 'The last')).toBeInViewport();
  await expect(endOf('three')).not.toBeInViewport();

  await test.step('unfolding moves nothing that is read, also at the end of the list', async () => {
    const top = (await three.boundingBox())?.y;
    await fold('the end of three').click();
    await expect(fold('the end of three')).toHaveAttribute('aria-expanded', 'true');
    await expect(message(page, 'The last')).not.toBeInViewport();
    await expect(page.getByRole('button', { name: 'Latest' })).toBeVisible();
    expect((await three.boundingBox())?.y).toBe(top);
  });

  await test.step('it stays unfolded out of sight, and folding it leads back to its beginning', async () => {
    await page.getByRole('button', { name: 'Latest' }).click();
    await expect(message(page, 'The last')).toBeInViewport();
    await expect(endOf('three')).toBeInViewport();
    await fold('the end of three').click();
    await expect(three).toBeInViewport({ ratio: 1 });
    await expect(endOf('three')).not.toBeInViewport();
  });

  await test.step('what scrolls to a part of it, as the Tab key does, unfolds it', async () => {
    await expect(fold('the end of two')).toHaveAttribute('aria-expanded', 'false');
    await endOf('two').focus();
    await expect(fold('the end of two')).toHaveAttribute('aria-expanded', 'true');
    await expect(endOf('two')).toBeInViewport();
    await expect(fold('the end of one')).toHaveAttribute('aria-expanded', 'false');
    // As a find is brought into view.
    await endOf('one').evaluate((link) => link.scrollIntoView({ block: 'center' }));
    await expect(fold('the end of one')).toHaveAttribute('aria-expanded', 'true');
  });
});
