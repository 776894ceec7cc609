import type { Page } from '@playwright/test';
import { fillChannel } from '../../e2e/support/fill-channel.js';
import { createChannel } from '../../e2e/support/person.js';
import { isReady, sidebarRow } from '../../e2e/support/screen.js';
import { expect, test } from '../../e2e/support/test.js';
import { spread, tell } from './support/tell.js';

const rooms = 12;

test('a channel that was never opened', async ({ windows, team, address }) => {
  const { workspace, people, generalId } = await team('Ada', 'Luc');
  const made: { readonly id: string; readonly name: string }[] = [];
  for (let index = 1; index <= rooms; index += 1) {
    const form = { workspaceId: workspace.id, name: `room-${index}`, members: [people.Luc] };
    const { id } = await createChannel(people.Ada, form);
    await fillChannel(people.Luc, { address, workspaceId: workspace.id, channelId: id, count: 200 });
    made.push({ id, name: form.name });
  }
  const page = await windows.open(people.Ada);
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);
  await expect(sidebarRow(page, `room-${rooms}`)).toBeVisible();
  await page.waitForTimeout(3_000);
  const answers: number[] = [];
  const contents: number[] = [];
  for (const room of made) {
    const { answer, content } = await timeToOpen(page, room);
    answers.push(answer);
    contents.push(content);
    await page.waitForTimeout(500);
  }
  expect(contents).toHaveLength(rooms);
  tell('a new channel, from the click to its skeleton or its rows', spread(answers), 'at once');
  tell('a new channel, from the click to its rows on the screen', spread(contents), '150 ms or less');
});

/** Milliseconds from a click in the sidebar to the end of the frames that show something of the channel, and its rows. */
function timeToOpen(
  page: Page,
  room: { readonly id: string; readonly name: string },
): Promise<{ answer: number; content: number }> {
  return page.evaluate(async ({ id, name }) => {
    const link = document.querySelector<HTMLElement>(`nav a[href$="${id}"]`);
    const isNamed = () => document.querySelector('main h1')?.textContent?.includes(name) === true;
    const areRowsThere = () => document.querySelectorAll('[data-timeline] [data-row]').length >= 10;
    const endOfFrameWith = async (isThere: () => boolean) => {
      for (;;) {
        await new Promise(requestAnimationFrame);
        // A task that a frame has queued runs when that frame has been handed over.
        await new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = resolve;
          port2.postMessage(null);
        });
        if (isThere()) return performance.now();
      }
    };
    const startedAt = performance.now();
    link?.click();
    const answer = await endOfFrameWith(isNamed);
    const content = areRowsThere() ? answer : await endOfFrameWith(areRowsThere);
    return { answer: answer - startedAt, content: content - startedAt };
  }, room);
}
