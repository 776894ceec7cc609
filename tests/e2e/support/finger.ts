import type { Locator, Page } from '@playwright/test';

export interface Finger {
  /** CSS px. */
  moveBy(distance: { readonly down: number }): Promise<void>;
  lift(): Promise<void>;
}

/** A finger that is put on something and stays until it is lifted, as the browser itself is told of it. */
export async function putFinger(page: Page, target: Locator): Promise<Finger> {
  const box = await target.boundingBox();
  if (!box) throw new Error(`${target} is not on the screen.`);
  const at = { x: box.x + Math.min(20, box.width / 2), y: box.y + Math.min(10, box.height / 2) };
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: (typeof at)[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [at]);
  return {
    moveBy: async ({ down }) => {
      at.y += down;
      await touch('touchMove', [at]);
    },
    lift: async () => {
      await touch('touchEnd', []);
      await session.detach();
    },
  };
}
