import type { CDPSession, Locator, Page } from '@playwright/test';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A finger that is put on something and stays until it is lifted, as the browser itself is told of it. */
export async function putFinger(page: Page, target: Locator): Promise<{ lift(): Promise<void> }> {
  const { session, at } = await fingerOver(page, target);
  await touch(session, 'touchStart', [at]);
  return {
    lift: async () => {
      await touch(session, 'touchEnd', []);
      await session.detach();
    },
  };
}

/** A finger that moves down by so many px and is lifted: told in one go, so that it does not rest on the way. */
export async function flick(page: Page, target: Locator, down: number): Promise<void> {
  const { session, at } = await fingerOver(page, target);
  await Promise.all([
    touch(session, 'touchStart', [at]),
    touch(session, 'touchMove', [{ x: at.x, y: at.y + down }]),
    touch(session, 'touchEnd', []),
  ]);
  await session.detach();
}

async function fingerOver(page: Page, target: Locator): Promise<{ session: CDPSession; at: Point }> {
  const box = await target.boundingBox();
  if (!box) throw new Error(`${target} is not on the screen.`);
  const at = { x: box.x + Math.min(20, box.width / 2), y: box.y + Math.min(10, box.height / 2) };
  return { session: await page.context().newCDPSession(page), at };
}

const touch = (session: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
  session.send('Input.dispatchTouchEvent', { type, touchPoints });
