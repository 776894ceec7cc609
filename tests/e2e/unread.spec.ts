import { channelMarkRead, channelOpenDirect, messageDelete, messageEdit } from '@parley/protocol';
import { signIn } from './support/person.js';
import { teamWithRooms } from './support/rooms.js';
import { enter, isReady, message, openChannel, sidebarRow, timeline, write } from './support/screen.js';
import { expect, test } from './support/test.js';
import { narrow } from './support/windows.js';

test('badges and the title tell what is new, and at once when it no longer is', async ({ team, windows }) => {
  const { workspace, Noor, Theo, rooms, generalId } = await teamWithRooms(team);
  const page = await windows.open(Noor);
  await enter(page, workspace, generalId);
  const row = sidebarRow(page, 'rooms');
  await expect(page).toHaveTitle(`#general · ${workspace.name}`);

  await test.step('a message', async () => {
    await Theo.say(rooms, 'The blue one is free.');
    await expect(row).toContainText('1 unread message');
    await expect(page).toHaveTitle(`• #general · ${workspace.name}`);
  });

  await test.step('messages that mention', async () => {
    await Theo.say(rooms, `And the red one, <@${Noor.userId}>`);
    await expect(row).toContainText('1 message mentions you');
    await expect(page).toHaveTitle(`(1) #general · ${workspace.name}`);
    const second = await Theo.say(rooms, `<@${Noor.userId}>, are you there?`);
    await expect(row).toContainText('2 messages mention you');
    await expect(page).toHaveTitle(`(2) #general · ${workspace.name}`);
    await Theo.command(messageEdit, { messageId: second.id, text: 'Are you there?' });
    await expect(row).toContainText('1 message mentions you');
  });

  await test.step('a deleted one counts no longer', async () => {
    const slip = await Theo.say(generalId, 'Wrong window');
    const unseen = await Theo.say(rooms, `Never mind, <@${Noor.userId}>`);
    await expect(row).toContainText('2 messages mention you');
    await Theo.command(messageDelete, { messageId: unseen.id });
    await expect(row).toContainText('1 message mentions you');
    await Theo.command(messageDelete, { messageId: slip.id });
  });

  await test.step('what is read in the open channel is never unread', async () => {
    await Theo.say(generalId, 'Tea is ready.');
    await expect(message(page, 'Tea is ready.')).toBeVisible();
    await expect(sidebarRow(page, 'general')).toHaveAccessibleName('general');
  });

  await test.step('reading it here', async () => {
    await openChannel(page, 'rooms');
    await expect(row).toHaveAccessibleName('rooms');
    await expect(page).toHaveTitle(`#rooms · ${workspace.name}`);
  });
});

test('what is read on one device is read on the other', async ({ team, windows, address }) => {
  const { workspace, Noor, Theo, rooms, generalId } = await teamWithRooms(team);
  const { channel: direct } = await Theo.command(channelOpenDirect, {
    workspaceId: workspace.id,
    memberIds: [Noor.userId],
  });
  const phone = await signIn(address, Noor.account);
  const desk = await windows.open(Noor);
  const mobile = await windows.open(phone, { ...narrow, hasTouch: true });
  for (const page of [desk, mobile]) await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(desk);
  await mobile.getByRole('link', { name: 'Back to chats' }).tap();

  const newest = await Theo.say(rooms, `<@${Noor.userId}> the key is under the mat`);
  await Theo.say(direct.id, 'And the lamp is on.');
  for (const page of [desk, mobile]) {
    await expect(sidebarRow(page, 'rooms')).toContainText('1 message mentions you');
    await expect(sidebarRow(page, 'Theo')).toContainText('1 unread message');
  }

  await sidebarRow(mobile, 'Theo').tap();
  await expect(message(mobile, 'And the lamp is on.')).toBeVisible();
  await expect(sidebarRow(desk, 'Theo')).toHaveAccessibleName('Theo');
  await Noor.command(channelMarkRead, { channelId: rooms, sequence: newest.sequence });
  await expect(sidebarRow(desk, 'rooms')).toHaveAccessibleName('rooms');
  await expect(desk).toHaveTitle(`#general · ${workspace.name}`);
  await mobile.getByRole('link', { name: 'Back to chats' }).tap();
  await expect(sidebarRow(mobile, 'rooms')).toHaveAccessibleName('rooms');
  await phone.requests.dispose();
});

test('the "New" line stands before the first unread message and stays while one reads', async ({
  team,
  windows,
}) => {
  const { workspace, Noor, Theo, rooms, generalId } = await teamWithRooms(team);
  const last = await Theo.say(rooms, 'read before');
  await Noor.command(channelMarkRead, { channelId: rooms, sequence: last.sequence });
  for (const text of ['first new', 'second new', 'third new']) await Theo.say(rooms, text);

  const page = await windows.open(Noor);
  await enter(page, workspace, generalId);
  await expect(sidebarRow(page, 'rooms')).toContainText('3 unread messages');
  await openChannel(page, 'rooms');
  const order = async () =>
    ((await timeline(page).textContent()) ?? '').match(/read before|New|(first|second|third) new|mine/g);
  await expect.poll(order).toEqual(['read before', 'New', 'first new', 'second new', 'third new']);
  await expect(sidebarRow(page, 'rooms')).toHaveAccessibleName('rooms');
  await write(page, 'mine');
  await expect(message(page, 'mine')).toBeVisible();
  await expect.poll(order).toEqual(['read before', 'New', 'first new', 'second new', 'third new', 'mine']);

  await openChannel(page, 'general');
  await openChannel(page, 'rooms');
  await expect(message(page, 'mine')).toBeVisible();
  await expect(timeline(page).getByText('New', { exact: true })).toHaveCount(0);
});
