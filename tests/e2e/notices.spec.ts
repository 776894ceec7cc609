import {
  channelJoin,
  channelMarkRead,
  channelOpenDirect,
  messageSend,
  notificationsUpdate,
  snapshot,
  threadMarkRead,
  userStream,
} from '@parley/protocol';
import { createChannel } from './support/person.js';
import { teamWithRooms } from './support/rooms.js';
import { enter, message, sidebarRow } from './support/screen.js';
import { expect, test } from './support/test.js';
import { medium, narrow } from './support/windows.js';

test('people are told of what they want to be told of, and of nothing they have read', async ({
  team,
  windows,
}) => {
  const { workspace, Noor, Theo, rooms, generalId } = await teamWithRooms(team);
  const page = await windows.open(Noor, medium);
  await enter(page, workspace, generalId);
  const notice = page.getByRole('dialog').filter({ hasText: 'Theo in #rooms' });

  await test.step('a mention elsewhere', async () => {
    await Theo.say(rooms, 'Tea is ready.');
    const { sequence } = await Theo.say(rooms, `<@${Noor.userId}>, the **blue** one is free`);
    await expect(notice).toContainText('@Noor, the blue one is free');
    await expect(page.getByText('Tea is ready.')).toHaveCount(0);
    // Read on another device, it is no news any more.
    await Noor.command(channelMarkRead, { channelId: rooms, sequence });
    await expect(notice).toHaveCount(0);
  });

  await test.step('a keyword, chosen in the settings', async () => {
    await page.goto(`/w/${workspace.slug}/settings/notifications`);
    await page.getByLabel('Keywords').fill('lamp, key');
    await page.getByLabel('Keywords').press('Enter');
    const own = { params: { stream: userStream(Noor.userId) }, query: { workspaceId: workspace.id } };
    await expect.poll(async () => JSON.stringify(await Noor.call(snapshot, own))).toContain('lamp');
    await Theo.say(rooms, 'The LAMP is on');
    await expect(notice).toContainText('The LAMP is on');
    await notice.getByRole('button', { name: 'Open' }).click();
    await expect(message(page, 'The LAMP is on')).toBeVisible();
  });

  await test.step('the first answer to one’s own question', async () => {
    await enter(page, workspace, generalId);
    const root = await Noor.say(rooms, 'Who has the key?');
    const reply = { channelId: rooms, threadRootId: root.id, clientMessageId: crypto.randomUUID() };
    const { message: answer } = await Theo.command(messageSend, { ...reply, text: 'It is in my coat' });
    const told = page.getByRole('dialog').filter({ hasText: 'Theo in a thread in #rooms' });
    await expect(told).toContainText('It is in my coat');
    await expect(page).toHaveTitle(/^\(1\)/);
    await Noor.command(threadMarkRead, { rootId: root.id, sequence: answer.sequence });
    await expect(told).toHaveCount(0);
    await expect(page).toHaveTitle(/^#general/);
  });

  await test.step('a channel of which nothing is wanted', async () => {
    await enter(page, workspace, generalId);
    await sidebarRow(page, 'rooms').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Notifications' }).click();
    await page.getByRole('menuitemradio', { name: 'Nothing' }).click();
    await page.keyboard.press('Escape');
    await Theo.say(rooms, `<@${Noor.userId}>, unheard`);
    await expect(sidebarRow(page, 'rooms')).toContainText('1 message mentions you');
    const { id: loud } = await createChannel(Noor, { workspaceId: workspace.id, name: 'loud' });
    await Theo.command(channelJoin, { channelId: loud });
    await Theo.say(loud, 'Is this on?');
    await expect(sidebarRow(page, 'loud')).toContainText('1 unread');
    await Theo.say(loud, `<@${Noor.userId}>, heard`);
    await expect(page.getByRole('dialog').filter({ hasText: 'Theo in #loud' })).toBeVisible();
    await expect(notice).toHaveCount(0);
  });

  await test.step('a channel one is let into, whose first words come by catching up', async () => {
    const den = { workspaceId: workspace.id, name: 'den', kind: 'private' as const, members: [Noor] };
    const { id } = await createChannel(Theo, den);
    await Theo.say(id, '<!channel>, this is our den');
    await expect(page.getByRole('dialog').filter({ hasText: 'Theo in #den' })).toContainText('our den');
  });
});

test('what came while there was no line is told in one notice, but for what was read elsewhere', async ({
  team,
  windows,
}) => {
  windows.expectProblems(/ERR_INTERNET_DISCONNECTED|WebSocket/);
  const { workspace, Noor, Theo, rooms, generalId } = await teamWithRooms(team);
  const both = { workspaceId: workspace.id, members: [Theo] };
  const { id: plans } = await createChannel(Noor, { ...both, name: 'plans' });
  const { id: lamps } = await createChannel(Noor, { ...both, name: 'lamps' });
  const change = { kind: 'keywords' as const, keywords: ['lamp'] };
  await Noor.command(notificationsUpdate, { workspaceId: workspace.id, change });
  const { channel: direct } = await Theo.command(channelOpenDirect, {
    workspaceId: workspace.id,
    memberIds: [Noor.userId],
  });
  const page = await windows.open(Noor);
  await enter(page, workspace, generalId);
  await page.setViewportSize(narrow.viewport);
  await page.context().setOffline(true);
  await expect(page.getByText('Offline', { exact: false }).first()).toBeVisible();

  const call = `<@${Noor.userId}>`;
  await Theo.say(rooms, 'Tea is ready.');
  await Theo.say(rooms, `${call}, the blue one is free`);
  const { sequence } = await Theo.say(plans, `${call}, read on the phone`);
  await Theo.say(lamps, 'The LAMP is on');
  const last = await Theo.say(direct.id, 'Are you there?');
  await Noor.command(channelMarkRead, { channelId: plans, sequence });
  await page.context().setOffline(false);

  const notice = page.getByRole('dialog').filter({ hasText: 'while you were away' });
  await expect(notice).toContainText('3 messages for you while you were away');
  await expect(notice).toContainText('#rooms');
  await expect(notice).toContainText('#lamps');
  await expect(notice).toContainText('Theo');
  await expect(notice).not.toContainText('#plans');
  // Read on another device, it is no news any more; what is left keeps the notice.
  await Noor.command(channelMarkRead, { channelId: direct.id, sequence: last.sequence });
  await expect(page).toHaveTitle(/^\(1\)/);
  await notice.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('region', { name: /^rooms/ }).getByText('the blue one is free')).toBeVisible();
});
