import { channelCreate } from '@parley/protocol';
import type { Page } from '@playwright/test';
import { composer, isReady, message, write } from './support/screen.js';
import { expect, test } from './support/test.js';
import { medium, wide } from './support/windows.js';

/** Pastes as another program would hand it over. */
async function paste(page: Page, data: Readonly<Record<string, string>>): Promise<void> {
  await composer(page).evaluate((field, given) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

const options = (page: Page) => page.getByRole('listbox').getByRole('option');

test('write with every format, by keys and by pasting', async ({ windows, team }) => {
  const { people, workspace } = await team('Mira');
  const page = await windows.open(people.Mira, wide);
  await page.goto(`/w/${workspace.slug}`);
  await isReady(page);
  const field = composer(page);

  await test.step('wrap and unwrap, and undo it by the browser', async () => {
    await field.fill('so');
    await field.press('Control+a');
    await field.press('Control+b');
    await expect(field).toHaveValue('**so**');
    await field.press('Control+b');
    await expect(field).toHaveValue('so');
    await field.press('Control+z');
    await expect(field).toHaveValue('**so**');
  });

  await test.step('every format by its keys, on keyboards as people have them', async () => {
    const formatted: Readonly<Record<string, string>> = {
      'Control+b': '**so**',
      'Control+i': '_so_',
      'Control+Shift+x': '~~so~~',
      'Control+e': '`so`',
      'Control+Alt+c': '```\nso\n```',
      'Control+Shift+u': '[so](https://)',
      // By their place: with Shift they give `&`, `*` and `(`.
      'Control+Shift+Digit7': '1. so',
      'Control+Shift+Digit8': '- so',
      'Control+Shift+Digit9': '> so',
    };
    for (const [keys, text] of Object.entries(formatted)) {
      await field.fill('so');
      await field.press('Control+a');
      await field.press(keys);
      await expect(field, keys).toHaveValue(text);
    }
    // A German keyboard gives `/` there, which elsewhere calls the help.
    await field.fill('so');
    await field.dispatchEvent('keydown', {
      ...{ key: '/', code: 'Digit7', ctrlKey: true, shiftKey: true, bubbles: true, cancelable: true },
    });
    await expect(field).toHaveValue('1. so');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('a list goes on, in and out', async () => {
    await field.fill('');
    await field.pressSequentially('- one');
    await field.press('Shift+Enter');
    await field.press('Tab');
    await field.pressSequentially('inner');
    await expect(field).toHaveValue('- one\n  - inner');
    await field.press('Shift+Tab');
    await expect(field).toHaveValue('- one\n- inner');
  });

  await test.step('an address over words links them', async () => {
    await field.fill('docs');
    await field.press('Control+a');
    await paste(page, { 'text/plain': 'https://example.org/a' });
    await expect(field).toHaveValue('[docs](https://example.org/a)');
  });

  await test.step('formatted text, a table and code become Markdown', async () => {
    await field.fill('');
    const html = `<meta charset="utf-8"><h2>Plan</h2><p>It is <b>bold</b> and <span style="font-style:italic">new</span>,
      see <a href="https://example.org">here</a><script>alert(1)</script> 2 * 3</p>
      <ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>
      <table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>x|y</td></tr></table>
      <pre><code class="language-ts">const a = 1;</code></pre>`;
    await paste(page, { 'text/html': html, 'text/plain': 'plain' });
    await expect(field).toHaveValue(
      [
        '## Plan',
        'It is **bold** and _new_, see [here](https://example.org) 2 \\* 3',
        '- one\n  - inner\n- two',
        '| a | b |\n| --- | --- |\n| 1 | x\\|y |',
        '```ts\nconst a = 1;\n```',
      ].join('\n\n'),
    );
    await field.press('Control+z');
    await expect(field).toHaveValue('');
  });

  await test.step('an address that could run code is only its words', async () => {
    await paste(page, {
      'text/html': '<a href="javascript:alert(1)"><b>click</b></a>',
      'text/plain': 'click',
    });
    await expect(field).toHaveValue('**click**');
    await field.fill('');
  });

  await test.step('the shortcut for plain text pastes plain text', async () => {
    await field.press('Control+Shift+v');
    await field.fill('');
    await field.dispatchEvent('keydown', { key: 'V', shiftKey: true, ctrlKey: true, bubbles: true });
    const isTaken = await field.evaluate((element) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', '<b>bold</b>');
      clipboardData.setData('text/plain', 'bold');
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      return !element.dispatchEvent(event);
    });
    expect(isTaken, 'left to the browser').toBe(false);
  });

  await test.step('Enter of an input method sends nothing', async () => {
    await field.fill('にほん');
    await field.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true });
    await expect(field).toHaveValue('にほん');
    await expect(message(page, 'にほん')).toHaveCount(0);
  });
});

test('commands: helped, run, asked about, and never losing what was typed', async ({
  windows,
  team,
  server: { parley },
}) => {
  const { people, workspace } = await team('Mira', 'Noah', 'Ola');
  const { Mira, Ola } = people;
  const workspaceId = workspace.id;
  const { channel } = await Mira.command(channelCreate, {
    ...{ workspaceId, kind: 'private', name: 'plans', topic: '', memberIds: [people.Noah.userId] },
  });
  const page = await windows.open(Mira);
  await page.goto(`/w/${workspace.slug}/c/${channel.id}`);
  await isReady(page);
  const field = composer(page);

  await test.step('the list helps', async () => {
    await field.pressSequentially('/to');
    await expect(options(page).first()).toContainText('topic');
    await field.press('Tab');
    await expect(field).toHaveValue('/topic ');
  });

  await test.step('a topic', async () => {
    await field.pressSequentially('What comes next');
    await field.press('Enter');
    await expect(field).toHaveValue('');
    await expect(page.getByText('What comes next').first()).toBeVisible();
  });

  await test.step('while one runs the next waits its turn, and what is written stays', async () => {
    parley.freeze();
    await write(page, '/topic Soon');
    await write(page, '/topic Sooner');
    await field.fill('Half a sentence');
    parley.thaw();
    await expect(page.getByText('Sooner', { exact: true }).first()).toBeVisible();
    await expect(field).toHaveValue('Half a sentence');
  });

  await test.step('an action, and a shrug', async () => {
    await write(page, '/me waves at @Noah');
    await expect(message(page, 'waves at')).toContainText('Mira waves at @Noah');
    await write(page, '/shrug who knows');
    await expect(message(page, 'who knows')).toContainText('who knows ¯\\_(ツ)_/¯');
  });

  await test.step('what is refused or unknown keeps the text', async () => {
    await write(page, '/join #nowhere');
    await expect(page.getByText('There is no channel of that name')).toBeVisible();
    await expect(field).toHaveValue('/join #nowhere');
    await write(page, '/dance all night');
    await expect(page.getByText('There is no command /dance.')).toBeVisible();
    await expect(message(page, '/dance all night')).toHaveCount(0);
    await page.getByRole('button', { name: 'Send as text' }).click();
    await expect(message(page, '/dance all night')).toBeVisible();
    await expect(field).toHaveValue('');
  });

  await test.step('somebody outside is named, and added', async () => {
    await write(page, 'Ask @Ola');
    await expect(page.getByText('not told of your message: Ola')).toBeVisible();
    await page.getByRole('button', { name: 'Add to channel' }).click();
    await expect(page.getByRole('button', { name: 'Add to channel' })).toHaveCount(0);
    const theirs = await windows.open(Ola);
    await theirs.goto(`/w/${workspace.slug}/c/${channel.id}`);
    await expect(message(theirs, 'Ask @Ola')).toBeVisible();
  });

  await test.step('leaving a private channel is asked about', async () => {
    await write(page, '/leave');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
  });
});

test('groups and everybody: found, asked about above twenty, and told', async ({ windows, team }) => {
  const { people, workspace, generalId } = await team('Mira', 'Noah');
  const page = await windows.open(people.Mira, medium);
  await page.goto(`/w/${workspace.slug}/people?tab=groups`);

  await test.step('a group is made by hand', async () => {
    await page.getByRole('button', { name: 'Create group' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create group' });
    await dialog.getByLabel('Name').fill('Support');
    await dialog.getByRole('combobox', { name: 'People, besides you' }).fill('Noah');
    await dialog.getByRole('option', { name: 'Noah' }).click();
    await dialog.getByRole('button', { name: 'Create group' }).click();
    await expect(page.getByRole('dialog', { name: '@support' })).toContainText('Noah');
    await page
      .getByRole('dialog', { name: '@support' })
      .getByRole('button', { name: 'Close' })
      .first()
      .click();
  });

  await test.step('and mentioned', async () => {
    await page.goto(`/w/${workspace.slug}/c/${generalId}`);
    await isReady(page);
    const field = composer(page);
    await field.pressSequentially('Please @sup');
    await expect(options(page).first()).toContainText('support');
    await field.press('Enter');
    await field.press('Enter');
    await expect(message(page, 'Please')).toContainText('@support');
    const noah = await windows.open(people.Noah);
    await noah.goto(`/w/${workspace.slug}/c/${generalId}`);
    await expect(message(noah, 'Please')).toContainText('@support');
  });

  await test.step('a crowd is asked about first', async () => {
    await write(page, 'Hello @channel');
    await expect(message(page, 'Hello @channel'), 'few people are not').toBeVisible();
  });
});
