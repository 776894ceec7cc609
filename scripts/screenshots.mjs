// Takes the README's two pictures of the demo workspace into docs/images/ and those of docs/tour.md, and writes that page;
// with `--all DIR` also every main view at three widths in both themes. Needs a Chromium.
import { join, resolve } from 'node:path';
import { isDrawn, shoot, sizes, startDemo } from './steps/demo-pictures.mjs';
import { root } from './steps/project.mjs';
import { takeTour } from './steps/tour.mjs';

const themes = ['light', 'dark'];

const args = process.argv.slice(2);
const all = args[0] === '--all' && args[1] !== undefined ? resolve(args[1]) : undefined;
if (args.length > 0 && all === undefined) {
  console.error('Usage: node scripts/screenshots.mjs [--all DIR]');
  process.exit(2);
}

const demo = await startDemo();
try {
  // One window for both, so that the second picture shows the same as the first, the "New" line too.
  const page = await demo.open();
  await page.goto(`/w/${demo.slug}`);
  await page.getByRole('link', { name: /^support/ }).click();
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    await isDrawn(page);
    await shoot(page, join(root, 'docs', 'images', `parley-${theme}.png`));
  }
  await page.context().close();
  await takeTour(demo);
  if (all !== undefined) {
    for (const theme of themes) for (const size of Object.values(sizes)) await shootAll({ theme, size });
  }
} finally {
  await demo.stop();
}

/** Every view under its name, as the demo's owner sees it. */
async function shootAll({ theme, size }) {
  const { slug } = demo;
  const name = (view) => join(all, `${view}-${size.width}-${theme}.png`);
  const outside = await demo.open({ theme, size, isSignedIn: false });
  for (const path of ['sign-in', 'join/AAAAAAAAAAAAAAAAAAAAAAAA']) {
    await outside.goto(`/${path}`);
    await isDrawn(outside);
    await shoot(outside, name(path.split('/')[0]));
  }
  await outside.context().close();

  const page = await demo.open({ theme, size });
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

function fileName(title) {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 30);
}
