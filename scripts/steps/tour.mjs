import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDrawn, shoot, sizes } from './demo-pictures.mjs';
import { root } from './project.mjs';

const composerOf = (page) => page.getByRole('textbox', { name: /^Message / });

async function openView(page, slug, view) {
  await page.goto(`/w/${slug}/${view}`);
  await isDrawn(page);
}

/** Opens a channel by its name, as the sidebar links to it. */
async function openChannel(page, slug, name) {
  await openView(page, slug, 'browse');
  const link = page.locator(`a[href*="/c/"]`, { hasText: name }).first();
  await page.goto(await link.getAttribute('href'));
  await composerOf(page).waitFor();
  await isDrawn(page);
}

/**
 * What the tour shows, in its order: a channel by its name or a view by its path. `reach` brings what was opened to where
 * the picture is taken, `leave` tidies up.
 */
const stops = [
  {
    file: 'channel',
    title: 'A channel',
    text: 'The list of conversations, what was said, and the place to say something. Badges count what is unread, exactly.',
    channel: 'general',
  },
  {
    file: 'reactions',
    title: 'Reactions',
    text: 'One click joins one that is there; the three you use most are beside every message, all others in the picker.',
    channel: 'general',
    keepPointer: true,
    async reach(page) {
      await page.getByRole('article').last().hover();
      const react = page.getByRole('button', { name: /reaction/i }).last();
      await react.click();
      await page.getByRole('dialog').or(page.getByRole('grid')).first().waitFor();
    },
  },
  {
    file: 'thread',
    title: 'Threads',
    text: 'Replies beside the conversation they belong to. Follow a thread without replying; its unread is counted apart.',
    channel: 'web',
    async reach(page) {
      const replies = page.getByRole('link', { name: /repl(y|ies)/ }).last();
      await replies.click();
      await page.waitForURL(/thread/);
    },
  },
  {
    file: 'threads',
    title: 'All threads',
    text: 'Every thread you follow, the one that was answered last on top, or those with something new alone. What is said, changed or\ndeleted shows at once.',
    view: 'threads',
  },
  {
    file: 'unread',
    title: 'Unread',
    text: 'Everything you have not seen yet in one list, channels and threads, what is for you first. The menu of a channel or a thread\nanswers "why is this unread?".',
    view: 'unread',
  },
  {
    file: 'commands',
    title: 'Writing',
    text: 'Markdown as you type it, completion of people, channels, emoji and commands, and a paste that keeps its form.',
    channel: 'general',
    async reach(page) {
      await composerOf(page).fill('/');
      await page.getByRole('listbox').waitFor();
    },
    leave: (page) => composerOf(page).fill(''),
  },
  {
    file: 'polls',
    title: 'Polls and checklists',
    text: 'Part of a message, and live: everybody sees a vote or a tick as it is made.',
    channel: 'random',
  },
  {
    file: 'emoji',
    title: 'Emoji of your own',
    text: 'Pictures that only your workspace has, in messages, as reactions and in a status.',
    view: 'settings/emoji',
  },
  {
    file: 'later',
    title: 'Later',
    text: 'Saved messages and reminders to come back to; drafts and scheduled messages are beside them, on all your devices.',
    view: 'later',
  },
  {
    file: 'pins',
    title: 'Pins',
    text: 'What a channel comes back to, beside it.',
    channel: 'general',
    reach: (page) => page.goto(`${new URL(page.url()).pathname}?panel=pins`),
  },
  {
    file: 'switcher',
    title: 'Quick switcher',
    text: 'Ctrl or Cmd and K: people, channels and commands, the recent ones first.',
    channel: 'general',
    async reach(page) {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    file: 'browse',
    title: 'Browse channels',
    text: 'Every public channel, to look into before joining.',
    view: 'browse',
  },
  {
    file: 'people',
    title: 'People',
    text: 'Who is here, what they do, and the groups they are called by.',
    view: 'people',
  },
];

/** What a phone alone has. */
const phoneStops = [
  { file: 'chats', alt: 'The list of conversations on a phone', view: '' },
  { file: 'you', alt: 'Your own things and the settings on a phone', view: 'you' },
];

/** Takes the pictures of the tour, at a desk in the light and on a phone in the dark, and writes docs/tour.md around them. */
export async function takeTour(demo) {
  const pages = [
    { name: 'desk', page: await demo.open() },
    { name: 'phone', page: await demo.open({ theme: 'dark', size: sizes.phone }) },
  ];
  for (const { name, page } of pages) {
    for (const { file, channel, view, reach, leave, keepPointer } of stops) {
      if (view === undefined) await openChannel(page, demo.slug, channel);
      else await openView(page, demo.slug, view);
      await reach?.(page);
      await isDrawn(page);
      await shoot(page, join(root, 'docs', 'images', 'tour', `${file}-${name}.jpg`), { keepPointer });
      await leave?.(page);
    }
    if (name === 'phone') {
      for (const { file, view } of phoneStops) {
        await openView(page, demo.slug, view);
        await shoot(page, join(root, 'docs', 'images', 'tour', `${file}-phone.jpg`));
      }
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

${parts.join('\n')}
## On a phone

One pane at a time, with a bar for the thumb: chats, what is unread, and you.

<p>
${phoneStops.map(({ file, alt }) => `  <img src="images/tour/${file}-phone.jpg" width="160" alt="${alt}">`).join('\n')}
</p>
`;
  writeFileSync(join(root, 'docs', 'tour.md'), page);
}
