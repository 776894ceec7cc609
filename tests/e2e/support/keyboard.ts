import type { Locator, Page } from '@playwright/test';

/** Where every stop of the Tab key lies, from the one that has the focus to the end of the page. */
export async function tabStops(page: Page): Promise<string[]> {
  const stops: string[] = [];
  for (let stop = 0; stop < 80; stop += 1) {
    const place = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return null;
      if (at.closest('aside')) return 'sidebar';
      if (at.closest('[role="log"]')) return 'messages';
      if (at.closest('main')) return at.closest('header') ? 'header' : 'writing';
      return 'skip links';
    });
    if (place === null) break;
    stops.push(place);
    await page.keyboard.press('Tab');
  }
  return stops;
}

/** Presses Tab until something has the focus, which must be seen to move at every step. */
export async function tabTo(
  page: Page,
  target: Locator,
  direction: 'forward' | 'backward' = 'forward',
): Promise<void> {
  const mostStops = 60;
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(direction === 'forward' ? 'Tab' : 'Shift+Tab');
  }
  throw new Error(`Tab does not reach ${target}.`);
}
