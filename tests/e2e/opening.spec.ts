import { expect, type Page } from '@playwright/test';
import { openDeep, test } from './support/deep-channel.js';
import { openChannel } from './support/screen.js';

// Recording takes pictures of every frame, which would be measured too.
test.use({ trace: 'off' });

test('opening a channel that is loaded already is quick', async ({ deep, windows }) => {
  const page = await windows.open(deep.reader);
  await openDeep(page, deep);
  await openChannel(page, 'quiet');
  await openChannel(page, 'deep');
  const times: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    await openChannel(page, 'quiet');
    times.push(await timeToOpen(page, deep.deepId));
  }
  const [median = 0] = times.toSorted((a, b) => a - b).slice(times.length / 2);
  console.log(
    `      opening a loaded channel: ${median.toFixed(0)} ms from the click to its rows on the screen (median of ${times.length})`,
  );
  expect(times).toHaveLength(10);
});

/** Milliseconds from a click in the sidebar to the end of the frame that shows the rows. */
function timeToOpen(page: Page, channelId: string): Promise<number> {
  return page.evaluate(async (id) => {
    const isThere = () => document.querySelectorAll('[data-timeline] [data-row]').length >= 10;
    const drawn = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(document.body, { subtree: true, childList: true });
    });
    const startedAt = performance.now();
    document.querySelector<HTMLElement>(`nav a[href$="${id}"]`)?.click();
    await drawn;
    await new Promise(requestAnimationFrame);
    // A task that a frame has queued runs when that frame has been handed over.
    await new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(null);
    });
    return performance.now() - startedAt;
  }, channelId);
}
