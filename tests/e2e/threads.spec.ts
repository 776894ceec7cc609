import {
  type Message,
  messageDelete,
  messageEdit,
  messagePin,
  messageSave,
  messageSend,
  threadMarkRead,
} from '@parley/protocol';
import type { Page } from '@playwright/test';
import type { Person } from './support/person.js';
import { isReady, message, open, sidebarRow, timeline } from './support/screen.js';
import { expect, type Fixtures, test } from './support/test.js';
import { medium, narrow, wide } from './support/windows.js';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Thread' });
const replies = (page: Page) => panel(page).getByRole('log', { name: 'Replies' });
const reply = (page: Page, text: string) => replies(page).getByRole('article').filter({ hasText: text });
const threadsEntry = (page: Page) => page.getByRole('link', { name: /^Threads/ });

async function answer(page: Page, text: string): Promise<void> {
  const field = panel(page).getByRole('textbox', { name: 'Reply' });
  await field.fill(text);
  await field.press('Enter');
}

const replyTo = (person: Person, root: { id: string; channelId: string }, text: string) =>
  person.command(messageSend, {
    channelId: root.channelId,
    threadRootId: root.id,
    clientMessageId: crypto.randomUUID(),
    text,
  });

/** Replies of a person, numbered from one number to before another; gives their sequences. */
async function colours(person: Person, root: Message, [from, to]: readonly [number, number]) {
  const sequences: number[] = [];
  for (let nth = from; nth < to; nth += 1)
    sequences.push((await replyTo(person, root, `Colour ${nth}.`)).message.sequence);
  return sequences;
}

/** Two people, and a message of one of them that a thread may begin with. */
async function teamWithRoot(team: Fixtures['team'], by: 'Noor' | 'Theo', text: string) {
  const { workspace, people, generalId } = await team('Noor', 'Theo');
  const root = await people[by].say(generalId, text);
  return { ...people, workspace, generalId, root, place: `/w/${workspace.slug}/c/${generalId}` };
}

const fence = 'Which colour for the fence?';

test('a thread: replied to, read, followed, left and found again', async ({ team, windows }) => {
  const text = 'Who has the key of the roof?';
  const { generalId, Noor, Theo, root, place } = await teamWithRoot(team, 'Noor', text);
  await Noor.say(generalId, 'And what about lunch?');
  const page = await open(await windows.open(Noor, medium), place);
  const back = panel(page).getByRole('button', { name: 'Back to #general' });

  await test.step('opened from the row of its message, and answered', async () => {
    await message(page, 'Who has the key').hover();
    await message(page, 'Who has the key').getByRole('button', { name: 'Reply in thread' }).click();
    await expect(panel(page)).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`thread=${root.id}`));
    await expect(replies(page)).toContainText('No replies yet');
    await answer(page, 'I looked on the shelf.');
    await expect(reply(page, 'I looked on the shelf.')).toBeVisible();
    await expect(panel(page).getByRole('button', { name: 'Following' })).toBeVisible();
  });

  await test.step('what others reply comes live', async () => {
    await replyTo(Theo, root, 'It is in my coat.');
    await expect(reply(page, 'It is in my coat.')).toBeVisible();
    await expect(threadsEntry(page)).toHaveAccessibleName('Threads');
  });

  await test.step('of the channel under it nothing is seen, reached by a key, or read', async () => {
    await expect(timeline(page)).toBeHidden();
    await Theo.say(generalId, 'Soup at noon.');
    await Theo.say(generalId, `<@${Noor.userId}>, or bread?`);
    const notice = page.getByRole('dialog').filter({ hasText: 'Theo in #general' });
    await expect(notice).toContainText('@Noor, or bread?');
    await expect(sidebarRow(page, 'general')).toContainText('1 message mentions you');
    await expect(back).toHaveAccessibleName('Back to #general, 2 unread messages');
    await page.getByRole('button', { name: 'Skip to writing' }).press('Enter');
    await expect(panel(page).getByRole('textbox', { name: 'Reply' })).toBeFocused();
    await back.focus();
    await page.keyboard.press('Shift+Tab');
    await expect(page.getByRole('complementary', { name: 'Sidebar' }).locator(':focus')).toHaveCount(1);
  });

  await test.step('back in it, it is read, and shows that there are replies, and not the replies', async () => {
    await back.click();
    await expect(timeline(page).getByText('New', { exact: true })).toBeVisible();
    await expect(sidebarRow(page, 'general')).toHaveAccessibleName('general');
    await expect(timeline(page).getByRole('link', { name: /2 replies/ })).toBeVisible();
    await expect(message(page, 'I looked on the shelf.')).toHaveCount(0);
    await timeline(page)
      .getByRole('link', { name: /2 replies/ })
      .click();
  });

  await test.step('a reply that stands in the channel as well leads to its thread and back', async () => {
    await panel(page)
      .getByRole('checkbox', { name: /Also send to/ })
      .click();
    await answer(page, 'Found it, thank you.');
    await expect(reply(page, 'Found it, thank you.')).toBeVisible();
    await page.goBack();
    await expect(panel(page)).toHaveCount(0);
    await message(page, 'Found it, thank you.')
      .getByRole('link', { name: /in a thread/ })
      .click();
    await expect(reply(page, 'Found it, thank you.')).toBeVisible();
    await reply(page, 'Found it, thank you.').getByRole('link', { name: 'Also sent to the channel' }).click();
    await expect(panel(page)).toHaveCount(0);
    await expect(message(page, 'Found it, thank you.')).toBeInViewport();
  });

  await test.step('what is new is told, listed and read', async () => {
    await replyTo(Theo, root, 'Bring it back, please.');
    await expect(threadsEntry(page)).toHaveAccessibleName('Threads 1 thread with new replies');
    await threadsEntry(page).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Threads' })).toBeVisible();
    await page.getByRole('main').getByRole('button', { name: 'More for this thread' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Why is this unread?' }).press('Enter');
    const why = page.getByRole('dialog', { name: 'Why is this unread?' });
    await expect(why.getByRole('listitem')).toHaveText([/Bring it back, please/]);
    await why.getByRole('link', { name: /Bring it back, please/ }).click();
    await expect(reply(page, 'Bring it back, please.')).toBeVisible();
    await expect(threadsEntry(page)).toHaveAccessibleName('Threads');
  });

  await test.step('left, it tells no more', async () => {
    await panel(page).getByRole('button', { name: 'Following' }).click();
    await expect(panel(page).getByRole('button', { name: 'Follow', exact: true })).toBeVisible();
    await back.click();
    await replyTo(Theo, root, 'Hello?');
    await expect(timeline(page).getByRole('link', { name: /5 replies/ })).toBeVisible();
    await expect(threadsEntry(page)).toHaveAccessibleName('Threads');
  });
});

test('a reply written without a connection is sent when it is back', async ({ team, windows }) => {
  windows.expectProblems(/INTERNET_DISCONNECTED/);
  const { Noor, root, place } = await teamWithRoot(team, 'Theo', 'Are you on the train?');
  const page = await windows.open(Noor, narrow);
  await page.goto(`${place}?thread=${root.id}`);
  await expect(replies(page)).toContainText('No replies yet');
  await expect(panel(page)).toContainText('Are you on the train?');
  const field = panel(page).getByRole('textbox', { name: 'Reply' });
  await field.fill('Yes, with holes in it.');
  await expect(panel(page).getByRole('button', { name: 'Send' })).toBeEnabled();
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await field.press('Enter');
  await expect(reply(page, 'Yes, with holes in it.')).toBeVisible();
  await page.context().setOffline(false);
  await expect(panel(page)).toContainText('1 reply');
  await panel(page)
    .getByRole('button', { name: /Back to/ })
    .click();
  await expect(timeline(page).getByRole('link', { name: /1 reply/ })).toBeVisible();
});

/** The list of choices, then the menu it belongs to. */
async function closeMenus(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menuitemradio')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menuitem')).toHaveCount(0);
}

test('replies in the line: where they are chosen they are read and counted there', async ({
  team,
  windows,
}) => {
  const text = 'Shall we paint the fence?';
  const { workspace, generalId, Noor, Theo, root, place } = await teamWithRoot(team, 'Theo', text);
  await Theo.say(generalId, 'By the way, it rains.');
  await replyTo(Theo, root, 'Green, I think.');
  const page = await windows.open(Noor, wide);
  const row = page.getByRole('link', { name: /^general/ });
  const chooseReplies = async (where: string) => {
    await row.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Replies' }).click();
    await page.getByRole('menuitemradio', { name: where }).click();
    await closeMenus(page);
  };
  await page.goto(`/w/${workspace.slug}/later`);
  await expect(row).toHaveAccessibleName(/2 unread/);

  await test.step('the badge counts them as soon as they are wanted there', async () => {
    await chooseReplies('In the channel too');
    await expect(row).toHaveAccessibleName(/3 unread/);
  });

  await test.step('they stand in the order of sending, with a line of what they answer', async () => {
    await row.click();
    await isReady(page);
    await expect(message(page, 'Green, I think.')).toContainText(
      /Replied to .* in a thread.*paint the fence/,
    );
    await expect(row).not.toHaveAccessibleName(/unread/);
    await message(page, 'Green, I think.')
      .getByRole('link', { name: /in a thread/ })
      .click();
    await expect(reply(page, 'Green, I think.')).toBeVisible();
  });

  await test.step('a reply is marked unread in its thread, and stays so while it is looked at', async () => {
    await answer(page, 'Or blue.');
    await replyTo(Theo, root, 'Blue is dear.');
    await expect(reply(page, 'Blue is dear.')).toBeVisible();
    await expect(threadsEntry(page)).toHaveAccessibleName('Threads');
    await reply(page, 'Blue is dear.').focus();
    await page.keyboard.press('u');
    await expect(threadsEntry(page)).toHaveAccessibleName('Threads 1 thread with new replies');
    await panel(page).getByRole('button', { name: 'More for this thread' }).click();
    await page.getByRole('menuitem', { name: 'Mark as read' }).click();
    await expect(threadsEntry(page)).toHaveAccessibleName('Threads');
  });

  await test.step('the thread has a level of its own, and a draft that is on every device', async () => {
    await panel(page).getByRole('button', { name: 'More for this thread' }).click();
    await page.getByRole('menuitem', { name: 'Notifications' }).click();
    await page.getByRole('menuitemradio', { name: 'Every reply' }).click();
    await closeMenus(page);
    await panel(page).getByRole('textbox', { name: 'Reply' }).fill('Half a thought');
    const other = await windows.open(Noor);
    await open(other, `${place}?thread=${root.id}`);
    await expect(panel(other).getByRole('textbox', { name: 'Reply' })).toHaveValue('Half a thought');
    await panel(other).getByRole('button', { name: 'More for this thread' }).click();
    await other.getByRole('menuitem', { name: 'Notifications' }).click();
    await expect(other.getByRole('menuitemradio', { name: 'Every reply' })).toBeChecked();
  });

  await test.step('in their threads again, the line is as it was', async () => {
    await panel(page).getByRole('button', { name: 'Close the thread' }).click();
    await chooseReplies('In their thread');
    await expect(message(page, 'Green, I think.')).toHaveCount(0);
    await expect(message(page, 'By the way, it rains.')).toBeVisible();
  });
});

test('a link leads to a reply far back and back again; the thread is read offline, and a reply sent later', async ({
  team,
  windows,
}) => {
  windows.expectProblems(/INTERNET_DISCONNECTED|WebSocket/);
  const { generalId, Noor, Theo, root, place } = await teamWithRoot(team, 'Noor', fence);
  const { message: early } = await replyTo(Theo, root, 'Green, said early');
  await colours(Theo, root, [0, 60]);
  const page = await windows.open(Noor);
  await page.goto(place);
  await Theo.say(
    generalId,
    `${new URL(page.url()).origin}${place}?thread=${root.id}&reply=${early.sequence}`,
  );

  await message(page, 'Green, said early')
    .getByRole('link', { name: /Green, said early/ })
    .click();
  await expect(reply(page, 'Green, said early')).toBeInViewport();
  await page.goBack();
  await expect(panel(page)).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`${generalId}$`));

  await page.context().setOffline(true);
  await message(page, 'Green, said early')
    .getByRole('link', { name: /Green, said early/ })
    .click();
  await expect(reply(page, 'Green, said early')).toBeInViewport();
  await page.context().setOffline(false);
  await isReady(page);

  await panel(page).getByRole('textbox', { name: 'Reply' }).fill('Said tomorrow');
  await panel(page).getByRole('button', { name: 'Schedule message' }).click();
  await page.getByRole('menuitem', { name: /^Tomorrow at 9/ }).click();
  await page.getByRole('link', { name: /^Drafts & scheduled/ }).click();
  await page.getByRole('tab', { name: /^Scheduled/ }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'Said tomorrow' });
  await expect(row).toContainText('in a thread');
  await page.context().setOffline(true);
  await row.getByRole('button', { name: 'Send now' }).click();
  await expect(row).toContainText('It is sent when the connection is back.');
  await page.context().setOffline(false);
  await expect(row).toHaveCount(0);
  await page.goto(`${place}?thread=${root.id}`);
  await panel(page).getByRole('button', { name: 'Latest' }).click();
  await expect(reply(page, 'Said tomorrow')).toBeVisible();
});

test('a long thread opens where reading stopped, and is read as far as it was seen', async ({
  team,
  windows,
}) => {
  const { workspace, Noor, Theo, root, place } = await teamWithRoot(team, 'Noor', fence);
  const [sequence = 0] = (await colours(Theo, root, [0, 45])).slice(3);
  await Noor.command(threadMarkRead, { rootId: root.id, sequence });
  const page = await windows.open(Noor);
  await page.goto(`${place}?thread=${root.id}`);

  await expect(reply(page, 'Colour 4.')).toBeInViewport();
  await expect(replies(page).getByText('New', { exact: true })).toBeInViewport();
  await expect(reply(page, 'Colour 44.')).toHaveCount(0);
  await expect(threadsEntry(page)).toHaveAccessibleName('Threads 1 thread with new replies');
  await panel(page).getByRole('button', { name: 'Latest' }).click();
  await expect(reply(page, 'Colour 44.')).toBeInViewport();
  await expect(threadsEntry(page)).toHaveAccessibleName('Threads');

  await test.step('whoever comes to a later reply by a link has not read what is before it', async () => {
    await page.goto(`/w/${workspace.slug}/later`);
    const newest = (await colours(Theo, root, [45, 90])).at(-1);
    await page.goto(`${place}?thread=${root.id}&reply=${newest}`);
    await expect(reply(page, 'Colour 89.')).toBeInViewport();
    await panel(page)
      .getByRole('button', { name: /new · Jump/ })
      .click();
    await expect(threadsEntry(page)).toHaveAccessibleName('Threads 1 thread with new replies');
  });
});

test('whatever leads to a reply leads into its thread: links, pins, what is saved', async ({
  team,
  windows,
}) => {
  const { workspace, generalId, Noor, Theo, root, place } = await teamWithRoot(team, 'Noor', fence);
  const { message: early } = await replyTo(Theo, root, 'Green, said early.');
  await colours(Theo, root, [0, 52]);
  await Noor.command(messageSave, { messageId: early.id, state: 'open' });
  await Noor.command(messagePin, { messageId: early.id });
  const page = await open(await windows.open(Noor), place);
  const isShown = async () => {
    await expect(reply(page, 'Green, said early.')).toBeInViewport();
    await expect(page).toHaveURL(new RegExp(`thread=${root.id}&reply=${early.sequence}`));
  };

  await test.step('a link in a message, shown with what it leads to', async () => {
    const { origin } = new URL(page.url());
    await Theo.say(generalId, `${origin}${place}?thread=${root.id}&reply=${early.sequence}`);
    await message(page, 'said early')
      .getByRole('link', { name: /^Message by .*Green, said early/ })
      .click();
    await isShown();
    await panel(page).getByRole('button', { name: 'Close the thread' }).click();
    await message(page, 'said early').getByRole('link', { name: /^http/ }).click();
    await isShown();
  });

  await test.step('an address that knows no more than its sequence', async () => {
    await page.goto(`${place}?at=${early.sequence}`);
    await isShown();
  });

  await test.step('the list of what is pinned, and of what is saved', async () => {
    await page.goto(`${place}?panel=pins`);
    await page.getByRole('link', { name: 'Show in conversation' }).click();
    await isShown();
    await page.goto(`/w/${workspace.slug}/later`);
    await page.getByRole('link', { name: /Green, said early/ }).click();
    await isShown();
  });
});

test('the list of threads shows what is said now, in the order in which it was said', async ({
  team,
  windows,
}) => {
  const { workspace, generalId, Noor, Theo, root } = await teamWithRoot(team, 'Noor', 'The fence?');
  const roof = await Noor.say(generalId, 'The roof?');
  await replyTo(Theo, root, 'Green.');
  await replyTo(Theo, roof, 'Red.');
  const page = await windows.open(Noor);
  await page.goto(`/w/${workspace.slug}/threads`);
  const cards = page.getByRole('main').getByRole('listitem');
  await expect(cards).toHaveText([/The roof/, /The fence/]);
  const { message: second } = await replyTo(Theo, root, 'Or blue.');
  await expect(cards).toHaveText([/The fence.*Green.*Or blue/, /The roof/]);
  await expect(cards.first()).toContainText('2 new replies');
  await Theo.command(messageEdit, { messageId: second.id, text: 'Or purple.' });
  await expect(cards.first()).toContainText('Or purple.');
  await Theo.command(messageDelete, { messageId: second.id });
  await expect(cards).toHaveText([/The roof/, /The fence/]);
  await expect(cards.last()).toContainText('1 new reply');
  await expect(cards.last()).not.toContainText('Or purple.');

  await page.getByRole('radio', { name: 'Unread' }).click();
  await expect(page).toHaveURL(/only=unread/);
  await expect(cards).toHaveCount(2);
  await Noor.command(threadMarkRead, { rootId: root.id, sequence: second.sequence });
  await expect(cards).toHaveText([/The roof/]);
  const walls = await Noor.say(generalId, 'The walls?');
  await replyTo(Theo, walls, 'White.');
  await expect(cards).toHaveText([/The walls.*White/, /The roof/]);
  await replyTo(Theo, root, 'Still green.');
  await expect(cards).toHaveText([/The fence/, /The walls/, /The roof/]);
  await page.getByRole('radio', { name: 'All' }).click();
  await expect(cards).toHaveText([/The fence/, /The walls/, /The roof/]);
});
