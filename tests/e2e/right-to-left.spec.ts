import type { Page } from '@playwright/test';
import { expect, test } from './support/test.js';

const widths = [360, 768, 1440] as const;

test('longer words from right to left break no view', async ({ windows, team }) => {
  const { workspace, people, generalId } = await team('Ada', 'Ben');
  for (const line of ['Short', 'One that is so long that it has to wrap on a narrow window. '.repeat(6)])
    await people.Ben.say(generalId, line);
  const page = await windows.open(people.Ada);
  await page.addInitScript(() => localStorage.setItem('parley.language', 'ar-XB'));
  const at = `/w/${workspace.slug}`;
  for (const [view, path] of [
    ['a channel', `${at}/c/${generalId}`],
    ['the details', `${at}/c/${generalId}?panel=members`],
    ['unread', `${at}/unread`],
    ['browse', `${at}/browse`],
    ['people', `${at}/people`],
    ['profile', `${at}/settings/profile`],
    ['appearance', `${at}/settings/appearance`],
    ['invites', `${at}/settings/invites`],
  ] as const) {
    await page.goto(path);
    await expect(page.locator('h1').first()).toContainText(/./);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page.getByText(/^⟦.*⟧$/).first(), `words of ${view}`).toBeAttached();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await spilled(page), `${view} at ${width} px`).toEqual([]);
    }
  }

  await page.goto(`${at}/c/${generalId}`);
  const words = page.locator('[data-timeline]');
  await expect(words.getByText('Short', { exact: true })).toBeVisible();
  const [log, side] = [await words.boundingBox(), await page.locator('aside').first().boundingBox()];
  expect(side?.x, 'the sidebar is on the right').toBeGreaterThan(log?.x ?? Number.POSITIVE_INFINITY);
});

/** What is wider than the window, or reaches out of it although nothing scrolls or clips it. */
function spilled(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
    for (const element of document.querySelectorAll('button, a, input, textarea, h1, h2, p, label')) {
      const box = element.getBoundingClientRect();
      const isShown = box.width > 1 && box.height > 1 && element.checkVisibility({ checkOpacity: true });
      if (!isShown || (box.left >= -1 && box.right <= innerWidth + 1)) continue;
      const isHeld = (one: Element | null): boolean =>
        one !== null && (getComputedStyle(one).overflowX !== 'visible' || isHeld(one.parentElement));
      if (!isHeld(element.parentElement)) found.push(element.outerHTML.slice(0, 160));
    }
    return found;
  });
}
