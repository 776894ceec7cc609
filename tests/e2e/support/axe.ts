import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** In the light at a desk, in the dark on a phone: each theme once, and each layout. */
const looks = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 360 },
] as const;

export interface LookOptions {
  /** What is shown is not there on a narrow window. */
  readonly isWideOnly?: boolean;
  /** A selector, where what is beside it was looked at before. */
  readonly within?: string;
}

/** Every rule of WCAG 2.2 AA that can be tried by a machine, for what is on the screen now. */
export async function expectAccessible(page: Page, view: string, options: LookOptions = {}): Promise<void> {
  const { isWideOnly = false, within } = options;
  for (const { colorScheme, width } of looks) {
    await page.setViewportSize({ width: isWideOnly ? 1440 : width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await settled(page);
    // In full only what is wrong: describing thousands of nodes that are right takes most of the time.
    const axe = new AxeBuilder({ page })
      .setLegacyMode(true)
      .options({ runOnly: { type: 'tag', values: standard }, resultTypes: ['violations'] });
    if (within !== undefined) axe.include(within);
    const { violations, passes } = await axe.analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${any[0]?.message ?? ''} ${html.slice(0, 200)}`),
    );
    expect.soft(found, `${view}, ${colorScheme}`).toEqual([]);
    expect(passes.length, 'rules that were tried').toBeGreaterThan(0);
  }
  await page.setViewportSize({ width: 1440, height: 800 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

/** What fades has another colour until it is there. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}
