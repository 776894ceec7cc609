// Takes the README's two pictures of the demo workspace into docs/images/; with `--all DIR` also every main view at
// three widths in both themes. Needs a build (npm run build) and a Chromium.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { tsImport } from 'tsx/esm/api';
import { ensureBuilt } from './steps/build.mjs';
import { prepare } from './steps/prepare.mjs';
import { root } from './steps/project.mjs';

const themes = ['light', 'dark'];
const sizes = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

const args = process.argv.slice(2);
const all = args[0] === '--all' && args[1] !== undefined ? resolve(args[1]) : undefined;
if (args.length > 0 && all === undefined) {
  console.error('Usage: node scripts/screenshots.mjs [--all DIR]');
  process.exit(2);
}

await prepare([ensureBuilt]);
const { chromiumLaunchOptions } = await tsImport('../tests/support/chromium.ts', import.meta.url);
const { startParley } = await tsImport('../tests/e2e/support/parley.ts', import.meta.url);

const parley = await startParley(['--demo']);
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  const { owner, slug } = await demoOwner();
  const storageState = await signIn(owner);
  // One window for both, so that the second picture shows the same as the first, the "New" line too.
  const page = await open({ theme: 'light', size: sizes[2], storageState });
  await page.goto(`/w/${slug}`);
  await page.getByRole('link', { name: /^support/ }).click();
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    await isDrawn(page);
    await shoot(page, join(root, 'docs', 'images', `parley-${theme}.png`));
  }
  await page.context().close();
  if (all !== undefined) {
    for (const theme of themes) for (const size of sizes) await shootAll({ theme, size, storageState, slug });
  }
} finally {
  await browser.close();
  await parley.stop();
}

async function demoOwner() {
  const response = await fetch(`${parley.address}/api/v1/session`);
  const { demoAccounts } = await response.json();
  const [owner] = demoAccounts;
  const signedIn = await fetch(`${parley.address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: owner.email, password: owner.password }),
  });
  const { session } = await signedIn.json();
  return { owner, slug: session.workspaces[0].workspace.slug };
}

/** What a browser keeps of somebody who has signed in. */
async function signIn({ email, password }) {
  const context = await browser.newContext({ baseURL: parley.address });
  await context.request.post('/api/v1/session', { data: { email, password } });
  const storageState = await context.storageState();
  await context.close();
  return storageState;
}

async function open({ theme, size, storageState }) {
  const context = await browser.newContext({
    baseURL: parley.address,
    locale: 'en-GB',
    viewport: size,
    hasTouch: size.width < 720,
    colorScheme: theme,
    reducedMotion: 'reduce',
    ...(storageState && { storageState }),
  });
  return context.newPage();
}

/** Every view under its name, as the demo's owner sees it. */
async function shootAll({ theme, size, storageState, slug }) {
  const name = (view) => join(all, `${view}-${size.width}-${theme}.png`);
  const outside = await open({ theme, size });
  for (const path of ['sign-in', 'join/AAAAAAAAAAAAAAAAAAAAAAAA']) {
    await outside.goto(`/${path}`);
    await isDrawn(outside);
    await shoot(outside, name(path.split('/')[0]));
  }
  await outside.context().close();

  const page = await open({ theme, size, storageState });
  const isNarrow = size.width < 720;
  await page.goto(`/w/${slug}`);
  await isDrawn(page);
  if (isNarrow) await shoot(page, name('chats'));
  const links = page.getByRole('navigation', { name: 'Channels and direct messages' }).getByRole('link');
  const places = await links.evaluateAll((found) =>
    found.map((link) => ({
      path: link.getAttribute('href'),
      title: link.querySelector('.fade-end')?.textContent ?? '',
    })),
  );
  for (const [index, { path, title }] of places.entries()) {
    await page.goto(path);
    await isDrawn(page);
    await shoot(page, name(`place-${String(index + 1).padStart(2, '0')}-${fileName(title)}`));
  }
  for (const view of ['browse', 'people', 'unread', 'you']) {
    await page.goto(`/w/${slug}/${view}`);
    await isDrawn(page);
    await shoot(page, name(view));
  }
  for (const view of ['profile', 'appearance', 'invites', 'people', 'about']) {
    await page.goto(`/w/${slug}/settings/${view}`);
    await isDrawn(page);
    await shoot(page, name(`settings-${view}`));
  }
  await page.goto(`${places[0].path}?panel=members`);
  await isDrawn(page);
  await shoot(page, name('panel-members'));
  if (!isNarrow) {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await shoot(page, name('switcher'));
  }
  await page.context().close();
}

/** Fonts are there, nothing is loading any more, and what moves has arrived. */
async function isDrawn(page) {
  await page.waitForFunction(
    () => document.querySelector('h1, h2') && !document.querySelector('[aria-busy="true"]'),
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 30; frame += 1) await new Promise(requestAnimationFrame);
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}

async function shoot(page, path) {
  mkdirSync(join(path, '..'), { recursive: true });
  await page.mouse.move(0, 0);
  await page.screenshot({ path });
  console.log(path);
}

function fileName(title) {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 30);
}
