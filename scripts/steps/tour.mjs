import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDrawn, shoot, sizes } from './demo-pictures.mjs';
import { root } from './project.mjs';

const composerOf = (page) => page.getByRole('textbox', { name: /^Message / });

/** Opens a channel by its name, as the sidebar links to it. */
async function openChannel(page, slug, name) {
  await page.goto(`/w/${slug}/browse`);
  await isDrawn(page);
  const link = page.locator(`a[href*="/c/"]`, { hasText: name }).first();
  await page.goto(await link.getAttribute('href'));
  await composerOf(page).waitFor();
  await isDrawn(page);
}

/** What the tour shows, in its order. `show` brings the page to where the picture is taken, `leave` tidies up. */
const stops = [
  {
    file: 'channel',
    title: 'A channel',
    text: 'The list of conversations, what was said, and the place to say something. Badges count what is unread, exactly.',
    show: (page, slug) => openChannel(page, slug, 'general'),
  },
  {
    file: 'reactions',
    title: 'Reactions',
    text: 'One click joins one that is there; the three you use most are beside every message, all others in the picker.',
    keepPointer: true,
    async show(page, slug) {
      await openChannel(page, slug, 'general');
      await page.getByRole('article').last().hover();
      await page
        .getByRole('button', { name: /reaction/i })
        .last()
        .click();
      await page.getByRole('dialog').or(page.getByRole('grid')).first().waitFor();
      await isDrawn(page);
    },
  },
  {
    file: 'thread',
    title: 'Threads',
    text: 'Replies beside the conversation they belong to. Follow a thread without replying; its unread is counted apart.',
    async show(page, slug) {
      await openChannel(page, slug, 'web');
      await page
        .getByRole('link', { name: /repl(y|ies)/ })
        .last()
        .click();
      await page.waitForURL(/thread/);
      await isDrawn(page);
    },
  },
  {
    file: 'unread',
    title: 'Unread',
    text: 'Everything you have not seen yet in one list, and for every badge an answer to "why is this unread?".',
    async show(page, slug) {
      await page.goto(`/w/${slug}/unread`);
      await isDrawn(page);
    },
  },
  {
    file: 'commands',
    title: 'Writing',
    text: 'Markdown as you type it, completion of people, channels, emoji and commands, and a paste that keeps its form.',
    async show(page, slug) {
      await openChannel(page, slug, 'general');
      await composerOf(page).fill('/');
      await page.getByRole('listbox').waitFor();
      await isDrawn(page);
    },
    leave: (page) => composerOf(page).fill(''),
  },
  {
    file: 'pins',
    title: 'Pins',
    text: 'What a channel comes back to, beside it.',
    async show(page, slug) {
      await openChannel(page, slug, 'general');
      await page.goto(`${new URL(page.url()).pathname}?panel=pins`);
      await isDrawn(page);
    },
  },
  {
    file: 'switcher',
    title: 'Quick switcher',
    text: 'Ctrl or Cmd and K: people, channels and commands, the recent ones first.',
    async show(page, slug) {
      await openChannel(page, slug, 'general');
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
      await isDrawn(page);
    },
  },
  {
    file: 'browse',
    title: 'Browse channels',
    text: 'Every public channel, to look into before joining.',
    async show(page, slug) {
      await page.goto(`/w/${slug}/browse`);
      await isDrawn(page);
    },
  },
  {
    file: 'people',
    title: 'People',
    text: 'Who is here.',
    async show(page, slug) {
      await page.goto(`/w/${slug}/people`);
      await isDrawn(page);
    },
  },
];

/** Takes the pictures of the tour, at a desk in the light and on a phone in the dark, and writes docs/tour.md around them. */
export async function takeTour(demo) {
  const pages = [
    { name: 'desk', page: await demo.open() },
    { name: 'phone', page: await demo.open({ theme: 'dark', size: sizes.phone }) },
  ];
  for (const { name, page } of pages) {
    for (const { file, show, leave, keepPointer } of stops) {
      await show(page, demo.slug);
      await shoot(page, join(root, 'docs', 'images', 'tour', `${file}-${name}.jpg`), { keepPointer });
      await leave?.(page);
    }
    await page.context().close();
  }
  const parts = stops.map(
    ({ file, title, text }) => `## ${title}

${text}

<p>
  <img src="images/tour/${file}-desk.jpg" width="640" alt="${title} on a wide screen">
  <img src="images/tour/${file}-phone.jpg" width="160" alt="${title} on a phone, dark">
</p>
`,
  );
  const page = `# A tour

Pictures of the demo workspace (\`npm start -- --demo\`), taken by \`node scripts/screenshots.mjs\`.

${parts.join('\n')}`;
  writeFileSync(join(root, 'docs', 'tour.md'), page);
}
