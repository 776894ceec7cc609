import {
  channelRemoveMember,
  memberSetQuiet,
  messageSave,
  reminderCreate,
  scheduleCreate,
} from '@parley/protocol';
import type { Page } from '@playwright/test';
import { createChannel, signIn } from './support/person.js';
import { composer, isReady, message, openChannel, sidebarRow, timeline } from './support/screen.js';
import { expect, test } from './support/test.js';
import { narrow } from './support/windows.js';

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

test('a draft follows the person to their other device, and goes with the message', async ({
  team,
  windows,
  address,
}) => {
  const { workspace, people, generalId } = await team('Noor', 'Theo');
  const { Noor } = people;
  await createChannel(Noor, { workspaceId: workspace.id, name: 'plans' });
  const phone = await signIn(address, Noor.account);
  const desk = await windows.open(Noor);
  const mobile = await windows.open(phone, { ...narrow, hasTouch: true });
  for (const page of [desk, mobile]) await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(desk);
  await expect(composer(mobile)).toBeVisible();

  await composer(desk).fill('Ask @Theo about Friday');
  await expect(composer(mobile)).toHaveValue('Ask @Theo about Friday');
  await openChannel(desk, 'plans');
  await expect(sidebarRow(desk, 'general')).toContainText('Draft');
  await desk.getByRole('link', { name: /^Drafts & scheduled/ }).click();
  await expect(desk.getByRole('tabpanel').getByText('Ask @Theo about Friday')).toBeVisible();

  // What is typed here is not taken away by what comes from there.
  await composer(mobile).fill('Ask @Theo about Friday, and lunch');
  await expect(desk.getByRole('tabpanel').getByText('Ask @Theo about Friday, and lunch')).toBeVisible();
  await mobile.getByRole('button', { name: 'Send', exact: true }).tap();
  await expect(message(mobile, 'and lunch')).toBeVisible();
  await expect(composer(mobile)).toHaveValue('');
  await expect(desk.getByText('No drafts.')).toBeVisible();
  await openChannel(desk, 'general');
  await expect(message(desk, 'and lunch')).toBeVisible();
  await expect(composer(desk)).toHaveValue('');
  await phone.requests.dispose();
});

test('a draft that was written offline is kept, and only its last state is told', async ({
  team,
  windows,
}) => {
  const { workspace, people, generalId } = await team('Noor');
  const { Noor } = people;
  const page = await windows.open(Noor);
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);
  windows.expectProblems(/ERR_INTERNET_DISCONNECTED|WebSocket/);
  const drafts = page.getByRole('link', { name: /^Drafts & scheduled/ });
  // Seen once, the screen opens without a connection too.
  await drafts.click();
  await expect(page.getByText('No drafts.')).toBeVisible();
  await page.getByRole('tabpanel').getByRole('button', { name: 'New message' }).click();
  await expect(page.getByRole('dialog', { name: 'New direct message' })).toBeVisible();
  await page.keyboard.press('Escape');
  await openChannel(page, 'general');
  await page.context().setOffline(true);
  await composer(page).fill('first thought');
  await expect(drafts).toContainText('1');
  await composer(page).fill('second thought');
  await drafts.click();
  const shown = page.getByRole('tabpanel');
  await expect(shown.getByText('second thought')).toBeVisible();
  await expect(shown.getByText('not on your other devices yet')).toBeVisible();
  await page.context().setOffline(false);
  await expect(shown.getByText('not on your other devices yet')).toHaveCount(0);
  await page.reload();
  await expect(shown.getByText('second thought')).toBeVisible();
  await expect(shown.getByRole('listitem')).toHaveCount(1);
});

test('a message is scheduled, changed, sent at its time, and once', async ({ team, windows }) => {
  const { workspace, people, generalId } = await team('Noor', 'Theo');
  const { Noor } = people;
  const page = await windows.open(Noor);
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);
  await composer(page).fill('Good morning, all');
  await page.getByRole('button', { name: 'Schedule message' }).click();
  await page.getByRole('menuitem', { name: /^Tomorrow at 9/ }).click();
  await expect(composer(page)).toHaveValue('');
  await expect(timeline(page).getByText('Good morning, all')).toHaveCount(0);

  await composer(page).fill('In words');
  await page.getByRole('button', { name: 'Schedule message' }).click();
  await page.getByRole('menuitem', { name: 'Choose a time…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Schedule message' });
  await dialog.getByRole('textbox', { name: 'When' }).fill('yesterday');
  await expect(dialog.getByText(/Write it like/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Schedule' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'When' }).fill('24 Dec 2029 17:30');
  await expect(dialog.getByText(/24 December 2029 at 17:30/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Schedule' }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole('link', { name: /^Drafts & scheduled/ }).click();
  await page.getByRole('tab', { name: /^Scheduled/ }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'Good morning, all' });
  await expect(row).toContainText('Tomorrow 09:00');
  await row.getByRole('button', { name: 'Edit' }).click();
  const editor = page.getByRole('dialog', { name: 'Edit scheduled message' });
  await editor.getByRole('textbox', { name: 'Message' }).fill('Good evening, all');
  await editor.getByRole('button', { name: 'Save' }).click();
  await expect(editor).toBeHidden();
  const changed = page.getByRole('listitem').filter({ hasText: 'Good evening, all' });
  await changed.getByRole('button', { name: 'Send now' }).click();
  await expect(changed).toHaveCount(0);
  const words = page.getByRole('listitem').filter({ hasText: 'In words' });
  await words.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Nothing is scheduled.')).toBeVisible();

  const at = { channelId: generalId, timeZone: 'Europe/Berlin' };
  await Noor.command(scheduleCreate, { ...at, text: 'Right on time', sendAt: inSeconds(2) });
  await expect(page.getByRole('listitem').filter({ hasText: 'Right on time' })).toBeVisible();
  await openChannel(page, 'general');
  await expect(message(page, 'Right on time')).toHaveCount(1);
  await expect(message(page, 'Good evening, all')).toHaveCount(1);
  await expect(page.getByRole('link', { name: /^Drafts & scheduled/ })).toHaveAccessibleName(
    'Drafts & scheduled',
  );
});

test('messages are kept for later, and people reminded of them', async ({ team, windows }) => {
  const { workspace, people, generalId } = await team('Noor', 'Theo');
  const { Noor, Theo } = people;
  const { id: lab } = await createChannel(Theo, {
    workspaceId: workspace.id,
    name: 'lab',
    kind: 'private',
    members: [Noor],
  });
  const secret = await Theo.say(lab, 'canary for the lab alone');
  await Noor.command(messageSave, { messageId: secret.id, state: 'open' });
  await Theo.say(generalId, 'The key is under the mat');
  const page = await windows.open(Noor);
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);
  await message(page, 'under the mat').hover();
  await page.getByRole('button', { name: 'Save for later' }).click();
  await expect(message(page, 'under the mat')).toContainText('Saved for later');
  const later = page.getByRole('link', { name: /^Later/ });
  await expect(later).toHaveAccessibleName('Later 2');
  await later.click();
  const saved = page.getByRole('listitem').filter({ hasText: 'under the mat' });
  await expect(saved).toContainText('Theo');
  await expect(page.getByText('canary for the lab alone')).toBeVisible();

  await Theo.command(channelRemoveMember, { channelId: lab, memberId: Noor.userId });
  await expect(page.getByText('canary for the lab alone')).toHaveCount(0);
  await expect(page.getByText(/This message is not available/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/This message is not available/)).toBeVisible();
  await expect(page.getByText('canary')).toHaveCount(0);

  await saved.getByRole('button', { name: 'Remind me…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remind me about this message' });
  await dialog.getByRole('button', { name: 'In 20 minutes' }).click();
  await dialog.getByRole('button', { name: 'Set reminder' }).click();
  await expect(dialog).toBeHidden();
  await saved.getByRole('button', { name: 'Mark as done' }).click();
  await expect(page.getByRole('heading', { name: 'Done' })).toBeVisible();

  await page.getByRole('tab', { name: /^Reminders/ }).click();
  const workspaceId = workspace.id;
  const quiet = (until: string | null) =>
    Noor.command(memberSetQuiet, { workspaceId, quiet: { until, hours: null } });
  await quiet(inSeconds(3_600));
  const payload = { workspaceId, messageId: null, text: 'Water the ferns', timeZone: 'UTC' };
  await Noor.command(reminderCreate, { ...payload, dueAt: inSeconds(2) });
  const due = page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: 'Water the ferns' });
  await expect(due).toContainText('Due since');
  await expect(later).toHaveAccessibleName('Later 1 reminder is due');
  // Whoever does not want to be disturbed is told when they may be again.
  const toast = page.getByRole('dialog').filter({ hasText: 'Reminder: Water the ferns' });
  await expect(toast).toHaveCount(0);
  await quiet(null);
  await expect(toast).toBeVisible();
  await due.getByRole('button', { name: 'Done' }).click();
  await expect(due).toHaveCount(0);
  await expect(toast).toHaveCount(0);
  await page.getByRole('listitem').filter({ hasText: 'under the mat' }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
});

test('a reminder is told once, also while another tab is being opened', async ({ team, windows }) => {
  const { workspace, people, generalId } = await team('Noor');
  const { Noor } = people;
  const payload = { workspaceId: workspace.id, messageId: null, timeZone: 'UTC' };
  const toast = (tab: Page, text: string) => tab.getByRole('dialog').filter({ hasText: `Reminder: ${text}` });
  const path = `/w/${workspace.slug}/c/${generalId}`;
  const page = await windows.open(Noor);
  await page.goto(path);
  await isReady(page);
  const opening = await page.context().newPage();
  let letGo = () => {};
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await opening.route('**/assets/notice-layer-*.js', async (route) => {
    await isLetGo;
    await route.continue();
  });
  await opening.goto(path);
  await isReady(opening);
  await Noor.command(reminderCreate, { ...payload, text: 'Water the ferns', dueAt: inSeconds(2) });
  await expect(toast(page, 'Water the ferns')).toBeVisible();
  letGo();
  await page.close();
  // By the time this is told everything before has been.
  await Noor.command(reminderCreate, { ...payload, text: 'Feed the cat', dueAt: inSeconds(2) });
  await expect(toast(opening, 'Feed the cat')).toBeVisible();
  await expect(toast(opening, 'Water the ferns')).toHaveCount(0);
});
