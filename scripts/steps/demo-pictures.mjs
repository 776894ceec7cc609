// The demo workspace in a browser, for taking pictures of it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { tsImport } from 'tsx/esm/api';
import { ensureBuilt } from './build.mjs';
import { prepare } from './prepare.mjs';

export const sizes = {
  phone: { width: 360, height: 740 },
  tablet: { width: 768, height: 1024 },
  desk: { width: 1440, height: 900 },
};

/** A server of its own with the demo, its owner signed in, and a browser. Needs a Chromium; builds what is not built. */
export async function startDemo() {
  await prepare([ensureBuilt]);
  const { chromiumLaunchOptions } = await tsImport('../../tests/support/chromium.ts', import.meta.url);
  const { startParley } = await tsImport('../../tests/e2e/support/parley.ts', import.meta.url);
  const parley = await startParley(['--demo']);
  const browser = await chromium.launch(chromiumLaunchOptions());
  const { owner, slug } = await demoOwner(parley.address);
  const context = await browser.newContext({ baseURL: parley.address });
  await context.request.post('/api/v1/session', { data: { email: owner.email, password: owner.password } });
  const storageState = await context.storageState();
  await context.close();

  return {
    slug,
    /** A page of a browser nobody used before; `isSignedIn`: as the demo's owner. */
    async open({ theme = 'light', size = sizes.desk, isSignedIn = true } = {}) {
      const opened = await browser.newContext({
        baseURL: parley.address,
        locale: 'en-GB',
        viewport: size,
        hasTouch: size.width < 720,
        colorScheme: theme,
        reducedMotion: 'reduce',
        ...(isSignedIn && { storageState }),
      });
      return opened.newPage();
    },
    async stop() {
      await browser.close();
      await parley.stop();
    },
  };
}

async function demoOwner(address) {
  const session = `${address}/api/v1/session`;
  const { demoAccounts } = await (await fetch(session)).json();
  const [owner] = demoAccounts;
  const signedIn = await fetch(session, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: owner.email, password: owner.password }),
  });
  const { session: own } = await signedIn.json();
  return { owner, slug: own.workspaces[0].workspace.slug };
}

/** Fonts are there, nothing is loading any more, and what moves has arrived. */
export async function isDrawn(page) {
  await page.waitForFunction(
    () => document.querySelector('h1, h2') && !document.querySelector('[aria-busy="true"]'),
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 30; frame += 1) await new Promise(requestAnimationFrame);
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}

export async function shoot(page, path, { keepPointer = false } = {}) {
  mkdirSync(join(path, '..'), { recursive: true });
  if (!keepPointer) await page.mouse.move(0, 0);
  await page.screenshot(path.endsWith('.jpg') ? { path, quality: 82 } : { path });
  console.log(path);
}
