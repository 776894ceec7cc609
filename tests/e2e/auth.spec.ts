import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inviteCreate, inviteRevoke, memberRemove, sessionSignOut } from '@parley/protocol';
import { chromium, type Page } from '@playwright/test';
import { chromiumLaunchOptions } from '../support/chromium.js';
import { expectAccessible } from './support/axe.js';
import { newAccountFor, type Person, password, signIn } from './support/person.js';
import { composer, isReady } from './support/screen.js';
import { expect, test } from './support/test.js';

interface Credentials {
  readonly email: string;
  readonly password: string;
}

async function signInByHand(page: Page, { email, password: secret }: Credentials): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a wrong password and an unknown address get the same polite answer', async ({ team, windows }) => {
  const { people } = await team('Ines');
  windows.expectProblems(/status of 401/);
  const page = await windows.open(null);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  const { email } = people.Ines.account;
  for (const credentials of [
    { email, password: 'not the password' },
    { email: 'nobody-at-all@parley.example', password },
  ]) {
    await signInByHand(page, credentials);
    await expect(page.getByText('This address and password do not belong together.')).toBeVisible();
  }
  await signInByHand(page, { email: email.toUpperCase(), password });
  await isReady(page);
});

test('a form is told what is missing before anything is sent', async ({ windows }) => {
  const page = await windows.open(null);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Enter your e-mail address.')).toBeVisible();
  await expect(page.getByText('Enter your password.')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toBeFocused();
  await page.getByLabel('E-mail').fill('no address');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('This does not look like an e-mail address')).toBeVisible();
});

test('invites that are over say why', async ({ team, windows, server, address }) => {
  const { workspace, people } = await team('Ines');
  const { Ines } = people;
  const make = async (maxUses: number | null) =>
    Ines.command(inviteCreate, { workspaceId: workspace.id, expiresInHours: 1, maxUses });
  const expired = await make(null);
  await server.parley.query(`UPDATE invite SET expires_at = now() - interval '1 minute' WHERE id = $1`, [
    expired.invite.id,
  ]);
  const revoked = await make(null);
  await Ines.command(inviteRevoke, { inviteId: revoked.invite.id });
  const used = await make(1);
  const other = await windows.open(null, { viewport: { width: 360, height: 740 } });
  await other.goto(`/join/${used.code}`);
  await fillAccount(other, newAccountFor('Joao'));
  // Whoever is new begins in a channel, on a phone too.
  await expect(composer(other)).toBeVisible();

  windows.expectProblems(/status of 4(04|10|09)/);
  const page = await windows.open(null);
  for (const [code, words] of [
    [expired.code, 'This invite has run out. Ask for a new one.'],
    [revoked.code, 'This invite was withdrawn. Ask for a new one.'],
    [used.code, 'This invite has been used as often as it allows. Ask for a new one.'],
    ['AAAAAAAAAAAAAAAAAAAAAAAA', 'This invite link does not exist. Check that it was copied whole.'],
    ['too-short', 'This invite link does not exist. Check that it was copied whole.'],
  ] as const) {
    await page.goto(`/join/${code}`);
    await expect(page.getByRole('heading', { name: 'This invite does not work' })).toBeVisible();
    await expect(page.getByText(words)).toBeVisible();
  }
  await page.getByRole('link', { name: 'Go to the start page' }).click();
  await expect(page).toHaveURL(`${address}/sign-in`);
});

test('a taken address is said beside its field, and whoever has it can sign in and join', async ({
  team,
  windows,
}) => {
  const first = await team('Ines');
  const second = await team('Luc');
  const { code } = await second.people.Luc.command(inviteCreate, {
    workspaceId: second.workspace.id,
    expiresInHours: 1,
    maxUses: null,
  });
  windows.expectProblems(/status of 409/);
  const page = await windows.open(null);
  await page.goto(`/join/${code}`);
  await fillAccount(page, { ...first.people.Ines.account, name: 'Somebody Else' });
  await expect(page.getByText('There is an account with this address already.')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('E-mail')).toBeFocused();

  await page.getByRole('link', { name: 'Sign in first' }).click();
  // Both forms ask for an address and a password.
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await signInByHand(page, first.people.Ines.account);
  await page.getByRole('button', { name: 'Join as Ines' }).click();
  await isReady(page);
  await expect(page).toHaveURL(new RegExp(`/w/${second.workspace.slug}/`));
});

test('signing out ends the session on this device only', async ({ team, windows, address }) => {
  const { workspace, people } = await team('Ines');
  const phone = await signIn(address, people.Ines.account);
  const page = await windows.open(people.Ines);
  const other = await windows.open(phone);
  for (const window of [page, other]) {
    await window.goto(`/w/${workspace.slug}`);
    await isReady(window);
  }
  const inside = page.url();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('button', { name: 'Save profile' })).toBeVisible();
  await page.getByRole('button', { name: 'Workspace menu' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await page.goto(inside);
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await other.reload();
  await isReady(other);
  await phone.requests.dispose();
});

test('[R-AUTH-1] a session that is ended elsewhere is over here, at once', async ({ team, windows }) => {
  const { workspace, people } = await team('Ines');
  windows.expectProblems(/status of 401/);
  const page = await windows.open(people.Ines);
  await page.goto(`/w/${workspace.slug}`);
  await isReady(page);
  // The same session as the window's.
  await people.Ines.call(sessionSignOut);
  await expect(page.getByText(/signed out/i).first()).toBeVisible();
  await expect(page.getByRole('log')).toHaveCount(0);
});

test('[R-AUTH-1] a new password signs out every other device at once, and not this one', async ({
  team,
  windows,
  address,
}) => {
  const { workspace, people } = await team('Ines');
  const phone = await signIn(address, people.Ines.account);
  windows.expectProblems(/status of 401/);
  const page = await windows.open(people.Ines);
  const other = await windows.open(phone);
  await other.goto(`/w/${workspace.slug}`);
  await isReady(other);
  await page.goto(`/w/${workspace.slug}/settings/account`);
  const form = page.getByRole('form', { name: 'Change password' });
  const change = async (current: string) => {
    await form.getByLabel('Current password', { exact: true }).fill(current);
    await form.getByLabel('New password', { exact: true }).fill('a newer password');
    await form.getByRole('button', { name: 'Change password' }).click();
  };
  await change('not the password');
  await expect(form.getByText('This is not your current password.')).toBeVisible();
  await expect(form.getByLabel('Current password', { exact: true })).toBeFocused();
  await change(password);
  await expect(page.getByText('You were signed out on 1 other device.')).toBeVisible();
  await expect(other.getByText(/signed out/i).first()).toBeVisible();
  await expect(other.getByRole('log')).toHaveCount(0);
  await page.reload();
  await expect(form).toBeVisible();
  await phone.requests.dispose();
});

test('[R-AUTH-1] whoever forgot their password comes back with a link of the operator, which works once', async ({
  team,
  windows,
  server,
}) => {
  const { workspace, people } = await team('Ines');
  const { email } = people.Ines.account;
  windows.expectProblems(/status of 4(01|04|10)/);
  const other = await windows.open(people.Ines);
  await other.goto(`/w/${workspace.slug}`);
  await isReady(other);

  const page = await windows.open(null);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  const forgot = page.getByRole('button', { name: 'Forgot your password?' });
  await expect(page.getByText('npm run reset-password')).toBeHidden();
  await forgot.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(`npm run reset-password -- ${email}`)).toBeVisible();
  await expectAccessible(page, 'forgot the password');

  const [link = ''] = /\/reset#\S+/.exec(await server.parley.run('reset-password', email)) ?? [];
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();
  const field = page.getByLabel('New password', { exact: true });
  await expect(field).toBeFocused();
  await field.fill('short');
  await page.getByRole('button', { name: 'Change password and sign in' }).click();
  await expect(page.getByText('Use at least 8 characters.')).toBeVisible();
  await expectAccessible(page, 'a new password');
  await field.fill('a password to remember');
  await page.keyboard.press('Enter');
  await isReady(page);
  await expect(page.getByText('Password changed')).toBeVisible();
  await expect(other.getByText(/signed out/i).first()).toBeVisible();
  await expect(other.getByRole('log')).toHaveCount(0);

  const late = await windows.open(null);
  const expectDead = async (address: string, words: string) => {
    await late.goto(address);
    await expect(late.getByText(words)).toBeVisible();
    await expect(late.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  };
  await expectDead(link, 'This link was used already.');
  await expectDead('/reset#not-one', 'This link does not exist, or a newer one took its place.');
  await server.parley.query('UPDATE password_reset SET used_at = NULL, expires_at = now()');
  await expectDead(link, 'This link has run out.');
  await late.getByRole('link', { name: 'Sign in' }).click();
  await expect(late.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
});

test('[R-AUTH-1] whoever is removed from the workspace is out of it, at once', async ({ team, windows }) => {
  const { workspace, people } = await team('Ines', 'Luc');
  windows.expectProblems(/status of 40[134]/);
  const page = await windows.open(people.Luc);
  await page.goto(`/w/${workspace.slug}`);
  await isReady(page);
  await people.Ines.command(memberRemove, { workspaceId: workspace.id, memberId: people.Luc.userId });
  await expect(page.getByRole('log')).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Channels and direct messages' })).toHaveCount(0);
});

test('one stays signed in over a reload and a restart of the browser', async ({ team, windows, address }) => {
  const { workspace, people } = await team('Ines');
  const profile = mkdtempSync(join(tmpdir(), 'parley-e2e-profile-'));
  const launch = async () => {
    const context = await chromium.launchPersistentContext(profile, {
      ...chromiumLaunchOptions(),
      baseURL: address,
      locale: 'en-GB',
    });
    await windows.watch(context);
    return context;
  };
  try {
    const before = await launch();
    const page = await before.newPage();
    await page.goto('/');
    await signInByHand(page, people.Ines.account);
    await isReady(page);
    await page.goto(`/w/${workspace.slug}`);
    await isReady(page);
    await page.reload();
    await isReady(page);
    await before.close();

    const after = await launch();
    const again = await after.newPage();
    await again.goto('/');
    await isReady(again);
    await expect(again).toHaveURL(new RegExp(`/w/${workspace.slug}/`));
    await after.close();
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});

async function fillAccount(page: Page, account: Person['account']): Promise<void> {
  await page.getByLabel('Your name').fill(account.name);
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Create account and join' }).click();
}
