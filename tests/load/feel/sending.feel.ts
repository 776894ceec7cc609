import { composer, isReady } from '../../e2e/support/screen.js';
import { expect, test } from '../../e2e/support/test.js';
import { installProbe, takeFelt } from './support/probe.js';
import { spread, tell } from './support/tell.js';

const sends = 30;

test('sending', async ({ windows, team }) => {
  const { workspace, people, generalId } = await team('Ada');
  const page = await windows.open(people.Ada);
  await installProbe(page);
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);
  // Whether the text stands in the list when the first frame after the key is over.
  await page.evaluate(() => {
    const shown: boolean[] = [];
    Object.assign(window, { shown });
    addEventListener(
      'keydown',
      ({ key, target }) => {
        if (key !== 'Enter' || !(target instanceof HTMLTextAreaElement)) return;
        const text = target.value;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () =>
            shown.push(document.querySelector('[data-timeline]')?.textContent?.includes(text) === true);
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
  for (let index = 0; index < sends; index += 1) {
    await composer(page).fill(`Sent ${index}.`);
    await page.waitForTimeout(100);
    if (index === 0) await takeFelt(page);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(100);
  }
  const shown = await page.evaluate(() => (window as unknown as { shown: boolean[] }).shown);
  const { keys } = await takeFelt(page);
  expect(shown).toHaveLength(sends);
  tell(
    'messages in the list when the first frame after Enter is over',
    `${shown.filter(Boolean).length} of ${sends}`,
    'all',
  );
  tell('from Enter to the end of that frame', spread(keys));
});
