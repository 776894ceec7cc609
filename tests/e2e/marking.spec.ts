import { channelJoin, messageDelete, messageSend, snapshot, userStream } from '@parley/protocol';
import { createChannel, signIn } from './support/person.js';
import { teamWithRooms } from './support/rooms.js';
import {
  chooseFromMessage,
  enter,
  isReady,
  message,
  openChannel,
  sidebarRow,
  timeline,
} from './support/screen.js';
import { expect, test } from './support/test.js';
import { medium } from './support/windows.js';

test('what is marked unread stays so on every device until the person comes back', async ({
  team,
  windows,
  address,
}) => {
  const { workspace, Noor, Theo, rooms, generalId } = await teamWithRooms(team);
  for (const text of ['one', 'two', `three <@${Noor.userId}>`]) await Theo.say(rooms, text);
  const phone = await signIn(address, Noor.account);
  const desk = await windows.open(Noor);
  const other = await windows.open(phone);
  await desk.goto(`/w/${workspace.slug}/c/${rooms}`);
  await other.goto(`/w/${workspace.slug}/c/${generalId}`);
  for (const page of [desk, other]) await isReady(page);
  await expect(sidebarRow(other, 'rooms')).toHaveAccessibleName('rooms');

  await test.step('from a message on', async () => {
    await chooseFromMessage(desk, 'two', 'Mark unread from here');
    await expect(timeline(desk).getByText('New', { exact: true })).toBeVisible();
    for (const page of [desk, other])
      await expect(sidebarRow(page, 'rooms')).toContainText('1 message mentions you');
    await Theo.say(rooms, 'four');
    await expect(message(desk, 'four')).toBeVisible();
    for (const page of [desk, other])
      await expect(sidebarRow(page, 'rooms')).toContainText('1 message mentions you');
  });

  await test.step('the badge says why', async () => {
    await sidebarRow(other, 'rooms').focus();
    await other.keyboard.press('Shift+F10');
    await other.getByRole('menuitem', { name: 'Why is this unread?' }).press('Enter');
    const why = other.getByRole('dialog', { name: 'Why is this unread?' });
    await expect(why.getByRole('listitem')).toHaveText([/three @Noor/, /two/, /four/]);
    const four = await Theo.say(rooms, 'five');
    await expect(why.getByRole('listitem')).toHaveCount(4);
    await Theo.command(messageDelete, { messageId: four.id });
    await expect(why.getByRole('listitem')).toHaveCount(3);
    await why.getByRole('link', { name: /two/ }).click();
    await expect(message(other, 'two')).toBeVisible();
  });

  await test.step('coming back reads it, everywhere', async () => {
    await openChannel(desk, 'general');
    await openChannel(desk, 'rooms');
    for (const page of [desk, other]) await expect(sidebarRow(page, 'rooms')).toHaveAccessibleName('rooms');
  });
  await phone.requests.dispose();
});

test('everything unread stands in one list, can be marked read at once, and that be taken back', async ({
  team,
  windows,
}) => {
  const { workspace, Noor, Theo, rooms, generalId } = await teamWithRooms(team);
  const { id: empty } = await createChannel(Noor, { workspaceId: workspace.id, name: 'empty' });
  const { sequence } = await Theo.say(generalId, 'for everybody');
  for (const text of ['blue', 'red', 'green']) await Theo.say(rooms, text);
  const root = await Noor.say(empty, 'Who has the key?');
  await Theo.command(channelJoin, { channelId: empty });
  const reply = {
    channelId: empty,
    threadRootId: root.id,
    clientMessageId: crypto.randomUUID(),
    text: 'I do',
  };
  await Theo.command(messageSend, reply);
  const page = await windows.open(Noor, medium);
  await enter(page, workspace, empty);
  await page.keyboard.press('Control+Shift+a');
  const section = (name: string) =>
    page.getByRole('main').getByRole('region', { name: new RegExp(`^${name}`) });
  await expect(section('rooms').getByRole('listitem')).toHaveText([/blue/, /red/, /green/]);
  await expect(section('general').getByRole('listitem')).toHaveText([/for everybody/]);
  const thread = section('Thread in #empty');
  await expect(thread).toContainText('Who has the key?');
  await expect(thread.getByRole('listitem')).toHaveText([/I do/]);
  const total = page.getByRole('link', { name: /^Unread/ });
  await expect(total).toHaveAccessibleName('Unread 1 message is for you');
  await expect(page).toHaveTitle(/^\(1\)/);

  await test.step('one after the other', async () => {
    const red = section('rooms').getByRole('listitem').filter({ hasText: 'red' });
    await red.hover();
    await red.getByRole('button', { name: 'Read up to here' }).click();
    await expect(section('rooms').getByRole('listitem')).toHaveText([/green/]);
    await page.getByRole('button', { name: 'Mark general as read' }).click();
    await expect(section('general')).toHaveCount(0);
    await expect(sidebarRow(page, 'general')).toHaveAccessibleName('general');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(section('general').getByRole('listitem')).toHaveText([/for everybody/]);
    // What is undone is said to the server in its turn; what comes next is about what it says then.
    const own = { params: { stream: userStream(Noor.userId) }, query: { workspaceId: workspace.id } };
    const isUnread = new RegExp(`"channelId":"${generalId}"[^{}]*"unread":\\{"sequences":\\[${sequence}\\]`);
    await expect.poll(async () => JSON.stringify(await Noor.call(snapshot, own))).toMatch(isUnread);
  });

  await test.step('all at once, by key', async () => {
    await page.keyboard.press('Shift+Escape');
    await expect(page.getByText('You have read everything.')).toBeVisible();
    await expect(page.getByText('Marked 2 channels and 1 thread as read')).toBeVisible();
    const threads = page.getByRole('link', { name: /^Threads/ });
    await expect(threads).toHaveAccessibleName('Threads');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(threads).toHaveAccessibleName('Threads 1 thread with new replies');
    await expect(section('rooms').getByRole('listitem')).toHaveText([/green/]);
    await expect(sidebarRow(page, 'general')).toContainText('1 unread message');
  });

  await test.step('a thread by itself', async () => {
    await expect(thread.getByRole('listitem')).toHaveText([/I do/]);
    await page.getByRole('button', { name: 'Mark the thread in #empty as read' }).click();
    await expect(thread).toHaveCount(0);
    await expect(page.getByText('Marked 1 thread as read')).toBeVisible();
    await expect(total).toHaveAccessibleName('Unread');
    await expect(page).toHaveTitle(/^•/);
  });

  await test.step('and leads to the first of them', async () => {
    await page.getByRole('link', { name: 'First unread in rooms' }).click();
    await expect(message(page, 'green')).toBeVisible();
    await expect(sidebarRow(page, 'rooms')).toHaveAccessibleName('rooms');
  });
});
