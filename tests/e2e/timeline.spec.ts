import { messageEdit } from '@parley/protocol';
import { expect, type Page } from '@playwright/test';
import { many, openDeep, test } from './support/deep-channel.js';
import { fillChannel } from './support/fill-channel.js';
import { createChannel } from './support/person.js';
import { composer, enter, message, openChannel, sidebarRow, timeline } from './support/screen.js';
import {
  firstVisibleRow,
  indexOfRow,
  isStill,
  nextFrames,
  scrollToOldest,
  stopWatching,
  watchList,
} from './support/watch-list.js';
import { takeRenders, watchRenders } from './support/watch-renders.js';

test(`[R-CLI-3] ${many} messages scroll to the first one without a blank frame`, async ({
  deep,
  windows,
}) => {
  const page = await windows.open(deep.reader);
  await openDeep(page, deep);
  const start = page.getByText('This is the beginning of a private channel.');
  await timeline(page).hover();
  await watchList(page);
  while (!(await start.isVisible())) {
    await page.mouse.wheel(0, -2_000);
    await nextFrames(page, 1);
  }
  const { frames, largestGap } = await stopWatching(page);
  expect(largestGap, `px uncovered in ${frames} frames`).toBe(0);
  expect(frames).toBeGreaterThan(100);

  await page.getByRole('button', { name: 'Latest' }).click();
  await expect(timeline(page).getByRole('article').last()).toBeInViewport();
  await expect(page.getByRole('button', { name: 'Latest' })).toHaveCount(0);
});

/** Requests that are held back, each to be let go. */
type Held = (() => Promise<void>)[];

async function holdOlder(page: Page): Promise<Held> {
  const held: Held = [];
  await page.route(/\/messages\?.*before=/, (route) => void held.push(() => route.continue()));
  return held;
}

async function scrollUntilHeld(page: Page, held: Held): Promise<void> {
  while (held.length === 0) {
    await page.mouse.wheel(0, -300);
    await nextFrames(page, 2);
  }
}

/** Lets older messages come; what is read stays where it is. */
async function expectStill(page: Page, held: Held): Promise<void> {
  await isStill(page);
  const { key, index } = await firstVisibleRow(page);
  await watchList(page, key);
  await held.shift()?.();
  await expect.poll(() => indexOfRow(page, key), 'rows above it').toBeGreaterThan(index + 30);
  await nextFrames(page, 10);
  const { largestDrift, largestGap } = await stopWatching(page);
  expect(largestDrift, 'px of drift').toBe(0);
  expect(largestGap, 'px uncovered').toBe(0);
}

for (const reducedMotion of ['no-preference', 'reduce'] as const)
  test(`what is loaded above moves nothing that is being read (motion: ${reducedMotion})`, async ({
    deep,
    windows,
  }) => {
    const page = await windows.open(deep.reader, { reducedMotion });
    await openDeep(page, deep);
    const held = await holdOlder(page);
    await timeline(page).hover();
    for (let pages = 1; pages <= 4; pages += 1) {
      await scrollUntilHeld(page, held);
      await expectStill(page, held);
    }
  });

for (const { place, px } of [
  { place: 'nearly out of sight', px: 12 },
  { place: 'in sight below what stands for older ones' },
])
  test(`a message ${place} gets company above it, loses its head, and nothing that is read moves`, async ({
    team,
    windows,
    address,
  }) => {
    const { workspace, people } = await team('Rea', 'Wim');
    const long = { workspaceId: workspace.id, name: 'long', members: [people.Rea] };
    const { id: channelId } = await createChannel(people.Wim, long);
    // All by one person: of what is loaded only the first message has a head.
    await fillChannel(people.Wim, { address, workspaceId: workspace.id, channelId, count: 220 });
    const page = await windows.open(people.Rea);
    await enter(page, workspace, channelId);
    await expect(timeline(page).getByRole('article').last()).toBeInViewport();
    const held = await holdOlder(page);
    await timeline(page).hover();
    await scrollUntilHeld(page, held);
    await scrollToOldest(page, px);
    await expectStill(page, held);
  });

test('new messages, and edits out of sight, move nothing for whoever reads further up', async ({
  deep,
  windows,
}) => {
  const { writer, deepId } = deep;
  const above = await writer.say(deepId, 'above, soon edited');
  for (let line = 1; line <= 30; line += 1) await writer.say(deepId, `in between ${line}`);
  const below = await writer.say(deepId, 'below, soon edited');
  const page = await windows.open(deep.reader);
  await openDeep(page, deep);
  await timeline(page).hover();
  await page.mouse.wheel(0, -100);
  await expect(page.getByRole('button', { name: 'Latest' })).toBeVisible();
  await expect(message(page, 'below, soon edited')).not.toBeInViewport();
  await expect(message(page, 'above, soon edited')).not.toBeInViewport();
  await nextFrames(page, 20);

  const { key } = await firstVisibleRow(page);
  const heightOf = () => timeline(page).evaluate((list) => list.scrollHeight);
  await watchList(page, key);
  for (const change of [
    () => writer.say(deepId, 'A new one below\n\nwith several\n\nlines'),
    () => writer.command(messageEdit, { messageId: below.id, text: 'edited\n\nto be\n\nmuch higher' }),
    () => writer.command(messageEdit, { messageId: above.id, text: 'edited\n\nto be\n\nmuch higher' }),
  ]) {
    const height = await heightOf();
    await change();
    await expect.poll(heightOf, 'height of the list').toBeGreaterThan(height + 20);
    await nextFrames(page, 10);
  }
  const { largestDrift } = await stopWatching(page);
  expect(largestDrift, 'px of drift').toBe(0);

  await page.getByRole('button', { name: 'Latest' }).click();
  await expect(message(page, 'A new one below')).toBeInViewport();
});

test('whoever is at the end stays there', async ({ deep, windows }) => {
  const page = await windows.open(deep.reader);
  await openDeep(page, deep);
  for (const text of ['one more', 'a long one\n\n\nwith\n\n\nlines', 'the very last']) {
    await deep.writer.say(deep.deepId, text);
    await expect(message(page, text.split('\n')[0] ?? '').last()).toBeInViewport({ ratio: 1 });
  }
});

test('[R-CLI-3] a message draws its row, and elsewhere one row of the sidebar; a letter draws the field', async ({
  deep,
  windows,
}) => {
  const page = await windows.open(deep.reader);
  await watchRenders(page);
  await openDeep(page, deep);
  await sidebarRow(page, 'quiet').waitFor();
  await page.mouse.move(0, 0);
  await nextFrames(page, 20);
  expect(await takeRenders(page)).toContain('the open conversation');
  const elsewhere = `/w/${deep.slug}/c/${deep.quietId}`;
  for (const text of ['elsewhere', 'elsewhere again']) {
    const before = await sidebarRow(page, 'quiet').textContent();
    await deep.writer.say(deep.quietId, text);
    await expect.poll(() => sidebarRow(page, 'quiet').textContent()).not.toBe(before);
    await nextFrames(page, 10);
    // The list of the sidebar asks which of its rows have changed, and draws only those.
    expect(await takeRenders(page)).toEqual([elsewhere, 'elsewhere']);
  }
  await timeline(page).getByRole('article').last().hover();
  await nextFrames(page, 2);
  expect(await takeRenders(page)).toContain('the open conversation');
  await page.mouse.move(0, 0);
  await nextFrames(page, 2);
  await takeRenders(page);

  // Once more when the minute has just turned, which draws the times of the list.
  let said = 0;
  await expect(async () => {
    said += 1;
    await deep.writer.say(deep.deepId, `right in here ${said}`);
    await expect(message(page, `right in here ${said}`)).toBeVisible();
    await nextFrames(page, 10);
    const drawn = await takeRenders(page);
    expect(drawn).toContain('the open conversation');
    for (const place of ['the heading', 'the composer', 'a toolbar']) expect(drawn).not.toContain(place);
  }).toPass({ timeout: 20_000 });

  await composer(page).fill('two');
  await expect(async () => {
    await nextFrames(page, 10);
    await takeRenders(page);
    await composer(page).press('x');
    await nextFrames(page, 2);
    const typed = await takeRenders(page);
    expect(typed).toContain('the composer');
    for (const place of ['the heading', 'the open conversation', 'a toolbar'])
      expect(typed).not.toContain(place);
  }).toPass({ timeout: 20_000 });

  await openChannel(page, 'quiet');
  await nextFrames(page, 20);
  const rows = (await takeRenders(page)).filter((place) => place.startsWith('/w/'));
  expect(rows, 'going elsewhere draws where one was and where one is').toEqual(
    [`/w/${deep.slug}/c/${deep.deepId}`, elsewhere].sort(),
  );
});
