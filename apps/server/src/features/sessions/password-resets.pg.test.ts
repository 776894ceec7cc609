import {
  passwordResetComplete,
  passwordResetPreview,
  sessionChangePassword,
  sessionSignIn,
} from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer } from '../../../../../tests/support/server.js';
import { refusalOf, type Slices, startSlices } from '../../../../../tests/support/slices.js';
import { createVisitor } from '../../../../../tests/support/visitor.js';
import { hashToken } from './hashed-tokens.js';
import { issuePasswordReset } from './password-resets.service.js';

let slices: Slices;
let aheadMs = 0;
const clock = { now: () => new Date(Date.now() + aheadMs) };
const password = 'correct horse battery staple';
const newPassword = 'another horse, another staple';
const dayMs = 24 * 60 * 60 * 1_000;

beforeAll(async () => {
  slices = await startSlices({ clock });
});
afterAll(() => slices.stop());

async function addPerson(name: string) {
  const { accounts } = slices.sessions;
  const email = `${name.toLowerCase()}-${slices.ids.next()}@example.org`;
  const account = await accounts.prepare({ name, email, password });
  await slices.unitOfWork.run((transaction) => accounts.create(transaction, account));
  return { id: account.id, name, email };
}

const cookieOf = (setCookies: readonly string[] = []) =>
  new Headers({ cookie: setCookies.map((line) => line.split(';')[0]).join('; ') });

async function signIn(email: string, secret = password) {
  const { setCookies } = await slices.call(sessionSignIn, { body: { email, password: secret } });
  return cookieOf(setCookies);
}

async function issue(email: string) {
  const issued = await issuePasswordReset({ postgres: slices.postgres, clock }, email);
  if (!issued) throw new Error('There is no such account.');
  return issued;
}

const preview = async (token: string) =>
  (await slices.call(passwordResetPreview, { body: { token } })).result;
const complete = (token: string, chosen = newPassword) =>
  slices.call(passwordResetComplete, { body: { token, newPassword: chosen } });

describe('a reset link', () => {
  it('says whose it is, gives them another password, and signs them in', async () => {
    const noor = await addPerson('Noor');
    const { account, token, expiresAt } = await issue(noor.email);
    expect(account).toEqual(noor);
    expect(expiresAt.getTime() - clock.now().getTime()).toBeGreaterThan(dayMs - 60_000);
    expect(await preview(token)).toEqual({ name: 'Noor', email: noor.email });
    const { result, setCookies } = await complete(token);
    expect(result.session.account).toEqual(noor);
    expect((await slices.sessions.read(cookieOf(setCookies)))?.actor.userId).toBe(noor.id);
    expect(await refusalOf(signIn(noor.email))).toBe('wrong_credentials');
    await signIn(noor.email, newPassword);
  });

  it('carries 256 bits, of which a hash is stored', async () => {
    const ada = await addPerson('Ada');
    const { token } = await issue(ada.email);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const stored = await slices.postgres.prisma.passwordReset.findUniqueOrThrow({
      where: { userId: ada.id },
    });
    expect(stored.tokenHash).toBe(hashToken(token));
    expect(await refusalOf(preview(stored.tokenHash))).toBe('reset_unknown');
  });

  it('is given for an address that somebody signs in with, and for no other', async () => {
    expect(
      await issuePasswordReset({ postgres: slices.postgres, clock }, 'nobody@example.org'),
    ).toBeUndefined();
    const { id, email } = await addPerson('Elsewhere');
    await slices.postgres.prisma.account.updateMany({ where: { userId: id }, data: { providerId: 'oidc' } });
    expect(await issuePasswordReset({ postgres: slices.postgres, clock }, email)).toBeUndefined();
  });

  it('[R-AUTH-1] ends every session of its account at once, and none of anybody else', async () => {
    const kenji = await addPerson('Kenji');
    const other = await addPerson('Ilse');
    const own = [await signIn(kenji.email), await signIn(kenji.email)];
    const foreign = await signIn(other.email);
    const before = await Promise.all(own.map((headers) => slices.sessions.read(headers)));
    const { token } = await issue(kenji.email);
    for (const headers of own) expect(await slices.sessions.read(headers)).not.toBeNull();
    const ended: string[] = [];
    slices.sessions.onRevoked((sessionId) => ended.push(sessionId));
    const { setCookies } = await complete(token);
    expect(new Set(ended)).toEqual(new Set(before.map((one) => one?.actor.sessionId)));
    for (const headers of own) expect(await slices.sessions.read(headers)).toBeNull();
    for (const headers of [foreign, cookieOf(setCookies)])
      expect(await slices.sessions.read(headers)).not.toBeNull();
    await signIn(other.email);
  });

  it('works once, also when it is used twice at the same moment', async () => {
    const { email } = await addPerson('Twice');
    const { token } = await issue(email);
    const chosen = ['the first of two', 'the second of two'] as const;
    const outcomes = await Promise.all(
      chosen.map((one) =>
        complete(token, one).then(
          () => 'done',
          (error: Error) => error.message,
        ),
      ),
    );
    expect([...outcomes].sort()).toEqual(['done', 'reset_used']);
    await signIn(email, chosen[outcomes.indexOf('done')]);
    for (const ask of [preview, complete]) expect(await refusalOf(ask(token))).toBe('reset_used');
  });

  it('works for a day', async () => {
    const { email } = await addPerson('Late');
    const { token } = await issue(email);
    aheadMs = dayMs - 60_000;
    await preview(token);
    aheadMs = dayMs;
    for (const ask of [preview, complete]) expect(await refusalOf(ask(token))).toBe('reset_expired');
    aheadMs = 0;
    await signIn(email);
  });

  it('is replaced by a newer one, also after it was used', async () => {
    const { email } = await addPerson('Again');
    const first = await issue(email);
    const second = await issue(email);
    for (const ask of [preview, complete]) expect(await refusalOf(ask(first.token))).toBe('reset_unknown');
    await complete(second.token);
    const third = await issue(email);
    expect(await refusalOf(preview(second.token))).toBe('reset_unknown');
    await complete(third.token, 'a third password');
    await signIn(email, 'a third password');
  });

  it('is void once somebody who is signed in chose another password', async () => {
    const { email } = await addPerson('Remembers');
    const headers = await signIn(email);
    const { token } = await issue(email);
    const actor = (await slices.sessions.read(headers))?.actor ?? null;
    const body = { currentPassword: password, newPassword };
    await slices.call(sessionChangePassword, { actor, body });
    expect(await refusalOf(complete(token, 'not this one'))).toBe('reset_unknown');
    await signIn(email, newPassword);
  });

  it('gets its owner in while others guess at the password', async () => {
    const { email } = await addPerson('Guessed');
    for (let guess = 0; guess < 5; guess += 1) await refusalOf(signIn(email, 'a guess'));
    expect(await refusalOf(signIn(email))).toBe('rate_limited');
    const { setCookies } = await complete((await issue(email)).token);
    expect(await slices.sessions.read(cookieOf(setCookies))).not.toBeNull();
  });

  it('leaves nobody signed in who came with the old password meanwhile', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { email } = await addPerson(`Round${round}`);
      const { token } = await issue(email);
      const late = Array.from({ length: 3 }, () => signIn(email).catch(() => null));
      await complete(token);
      for (const headers of await Promise.all(late))
        expect(headers && (await slices.sessions.read(headers))).toBeNull();
    }
  });

  it('does not wait for a change of the password that waits for it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { email } = await addPerson(`Both${round}`);
      const headers = await signIn(email);
      const actor = (await slices.sessions.read(headers))?.actor ?? null;
      const { token } = await issue(email);
      const body = { currentPassword: password, newPassword: 'by hand at last' };
      const outcome = (work: Promise<unknown>) =>
        work.then(
          () => 'done',
          (error: Error) => error.message,
        );
      const outcomes = await Promise.all([
        outcome(complete(token)),
        outcome(slices.call(sessionChangePassword, { actor, body })),
      ]);
      expect([
        ['done', 'wrong_credentials'],
        ['reset_unknown', 'done'],
      ]).toContainEqual(outcomes);
    }
  });

  it('[R-LIM-2] cannot be guessed at without an end', async () => {
    const server = await startTestServer({ settings: { ATTEMPTS_PER_ADDRESS: '3' } });
    const visitor = createVisitor([server.url]);
    const body = JSON.stringify({ token: 'A'.repeat(43), newPassword });
    const codes: unknown[] = [];
    for (const { path } of [passwordResetPreview, passwordResetComplete, passwordResetPreview, sessionSignIn])
      codes.push(((await visitor.request({ method: 'POST', path, body })).body as { code: string }).code);
    expect(codes).toEqual(['reset_unknown', 'reset_unknown', 'reset_unknown', 'rate_limited']);
    await server.close();
  });
});
