import type { Page } from '@playwright/test';
import { composer, isReady } from '../../e2e/support/screen.js';
import { expect, test } from '../../e2e/support/test.js';
import { installProbe, takeFelt } from './support/probe.js';
import { longest, spread, tell } from './support/tell.js';

const many = 10_000;
const words = ['maya lind', 'jona', 'zoe brandt', 'ines car', 'lu'];

/** People straight into the tables: signing up so many would take an hour of hashing. */
const addPeople = `
  with made as (
    insert into "user" (id, name, email, updated_at)
    select gen_random_uuid(),
           (array['Maya','Jonas','Zoë','Inès','Luca','Olga','Tomás','Priya','Noor','Søren'])[1 + n % 10] || ' ' ||
           (array['Lindqvist','Brandt','Carvalho','Okafor','Weber','Novák','Haddad','Ito','Rossi','Quint'])[1 + n / 10 % 10] ||
           ' ' || n,
           'person-' || n || '@many.example', now()
    from generate_series(1, $2::int) as n
    returning id, name
  )
  insert into member (workspace_id, user_id, display_name, title, role, joined_at, version)
  select $1::uuid, id, name, 'Somebody', 'member', now(), 1 from made`;

test(`finding one of ${many}`, async ({ windows, team, server }) => {
  const { workspace, people, generalId } = await team('Ada');
  await server.parley.query(addPeople, [workspace.id, many - 1]);
  const page = await windows.open(people.Ada);
  await installProbe(page);
  await page.goto(`/w/${workspace.slug}/c/${generalId}`);
  await isReady(page);
  await page.waitForTimeout(3_000);

  await takeFelt(page);
  for (const word of words) {
    await composer(page).fill('');
    await composer(page).pressSequentially(`@${word}`, { delay: 120 });
    await expect(page.getByRole('listbox')).toBeVisible();
  }
  await report(page, 'completing a name');
  await composer(page).fill('');

  await page.keyboard.press('ControlOrMeta+k');
  const field = page.getByRole('combobox', { name: 'Channel, person or command' });
  await expect(field).toBeFocused();
  await page.waitForTimeout(500);
  const { longTasks } = await takeFelt(page);
  tell('opening the quick switcher, tasks over 50 ms', longest(longTasks), 'none');
  for (const word of words) {
    await field.fill('');
    await field.pressSequentially(word, { delay: 120 });
    await expect(page.getByRole('option').first()).toBeVisible();
  }
  await report(page, 'quick switcher');
});

async function report(page: Page, what: string): Promise<void> {
  const { keys, work, longTasks } = await takeFelt(page);
  expect(keys.length).toBeGreaterThanOrEqual(words.join('').length);
  tell(`${what}: until the page is done with a key`, spread(work), '16 ms or less');
  tell(`${what}: from the key to the end of the frame that shows it`, spread(keys));
  tell(`${what}: tasks over 50 ms`, longest(longTasks), 'none');
}
