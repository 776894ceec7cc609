import { sessionChangePassword, sessionRead, sessionSignIn, sessionSignOut } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf, type Slices, startSlices } from '../../../../../tests/support/slices.js';
import { hashToken } from './hashed-tokens.js';

let slices: Slices;
const email = 'noor@example.org';
const password = 'correct horse battery staple';

beforeAll(async () => {
  slices = await startSlices();
  const { accounts } = slices.sessions;
  const account = await accounts.prepare({ name: 'Noor', email, password });
  await slices.unitOfWork.run((transaction) => accounts.create(transaction, account));
});
afterAll(() => slices.stop());

const cookieOf = (setCookies: readonly string[] = []) =>
  new Headers({ cookie: setCookies.map((line) => line.split(';')[0]).join('; ') });

async function signIn({ email: address, password: secret } = { email, password }) {
  const body = { email: address, password: secret };
  const { setCookies, result } = await slices.call(sessionSignIn, { body });
  return { headers: cookieOf(setCookies), setCookies: setCookies ?? [], session: result.session };
}

function storedSessions() {
  return slices.postgres.prisma.session.findMany({ orderBy: { createdAt: 'asc' } });
}

describe('signing in', () => {
  it('gives a cookie that the reader knows, and says who it is', async () => {
    const { headers, setCookies, session } = await signIn();
    expect(session).toEqual({ account: { id: session.account.id, email, name: 'Noor' }, workspaces: [] });
    expect(setCookies).toHaveLength(1);
    expect(setCookies[0]).toMatch(/^parley\.session_token=/);
    expect(setCookies[0]).toMatch(/; HttpOnly/);
    expect(setCookies[0]).toMatch(/; SameSite=Lax/i);
    expect(setCookies[0]).toMatch(/; Max-Age=2592000/);
    expect(setCookies[0]).not.toMatch(/; Secure/);

    const read = await slices.sessions.read(headers);
    expect(read?.actor.userId).toBe(session.account.id);
    const { result } = await slices.call(sessionRead, { headers });
    expect(result).toEqual({ session, isSetUp: false, demoAccounts: [] });
  });

  it('stores a hash of the token only', async () => {
    const { headers } = await signIn();
    const [token = ''] = decodeURIComponent(headers.get('cookie')?.split('=')[1] ?? '').split('.');
    const stored = (await storedSessions()).at(-1);
    expect(token).toHaveLength(32);
    expect(stored?.token).toBe(hashToken(token));
    expect(stored?.ipAddress).toBe('127.0.0.1');
    expect(
      await slices.sessions.read(new Headers({ cookie: `parley.session_token=${stored?.token}` })),
    ).toBeNull();
  });

  it('refuses a wrong password and an unknown address in the same words', async () => {
    const attempts = [
      { email, password: 'wrong password' },
      { email: 'nobody@example.org', password },
    ];
    for (const attempt of attempts) expect(await refusalOf(signIn(attempt))).toBe('wrong_credentials');
  });

  it('stops guessing at one account, known or not, and forgets what was guessed right', async () => {
    const { accounts } = slices.sessions;
    const guessed = { name: 'Ilse', email: 'ilse@example.org', password };
    const prepared = await accounts.prepare(guessed);
    await slices.unitOfWork.run((transaction) => accounts.create(transaction, prepared));
    for (let count = 0; count < 8; count += 1) await signIn(guessed);
    for (const address of [guessed.email, 'no-one@example.org']) {
      const wrong = { email: address, password: 'wrong password' };
      const refusals = await Promise.all(Array.from({ length: 7 }, () => refusalOf(signIn(wrong))));
      expect(refusals.filter((code) => code === 'wrong_credentials')).toHaveLength(5);
      expect(refusals.filter((code) => code === 'rate_limited')).toHaveLength(2);
    }
    expect(await refusalOf(signIn(guessed))).toBe('rate_limited');
    await signIn();
  });

  it('is not fooled by a forged or foreign cookie', async () => {
    const { headers } = await signIn();
    const cookie = headers.get('cookie') ?? '';
    for (const bad of ['', 'parley.session_token=', 'parley.session_token=x.y', `${cookie.slice(0, -4)}AAA=`])
      expect(await slices.sessions.read(new Headers({ cookie: bad }))).toBeNull();
    expect(await slices.sessions.read(new Headers())).toBeNull();
  });
});

describe('signing out', () => {
  it('[R-AUTH-1] ends this session at once, tells who listens, and leaves others alone', async () => {
    const here = await signIn();
    const there = await signIn();
    const ended: string[] = [];
    slices.sessions.onRevoked((sessionId) => ended.push(sessionId));
    const before = await slices.sessions.read(here.headers);
    const other = await slices.sessions.read(there.headers);
    const { setCookies } = await slices.call(sessionSignOut, { headers: here.headers });
    expect(setCookies?.[0]).toMatch(/^parley\.session_token=;.*Max-Age=0/);
    expect(ended).toEqual([before?.actor.sessionId]);
    expect(await slices.sessions.read(here.headers)).toBeNull();
    expect(await slices.sessions.read(there.headers)).toEqual(other);
    const both = [before, other].map((one) => one?.actor.sessionId ?? '');
    expect([...(await slices.sessions.alive(both))]).toEqual([both[1]]);
    expect((await slices.call(sessionRead, { headers: here.headers })).result.session).toBeNull();
  });

  it('without a session is no error', async () => {
    expect((await slices.call(sessionSignOut)).result).toEqual({});
  });
});

describe('changing the password', () => {
  const newPassword = 'another horse, another staple';

  async function addPerson(address: string) {
    const { accounts } = slices.sessions;
    const account = await accounts.prepare({ name: 'Kenji', email: address, password });
    await slices.unitOfWork.run((transaction) => accounts.create(transaction, account));
    return { email: address, password };
  }
  async function change(headers: Headers, currentPassword: string) {
    const actor = (await slices.sessions.read(headers))?.actor ?? null;
    const body = { currentPassword, newPassword };
    return (await slices.call(sessionChangePassword, { actor, body })).result;
  }

  it('[R-AUTH-1] ends the other sessions at once, and leaves this one and those of others', async () => {
    const known = await addPerson('kenji@example.org');
    const [here, there, phone, other] = [
      await signIn(known),
      await signIn(known),
      await signIn(known),
      await signIn(),
    ];
    const ended: string[] = [];
    slices.sessions.onRevoked((sessionId) => ended.push(sessionId));
    const before = await Promise.all([there, phone].map((one) => slices.sessions.read(one.headers)));
    expect(await change(here.headers, password)).toEqual({ endedSessions: 2 });
    expect(new Set(ended)).toEqual(new Set(before.map((one) => one?.actor.sessionId)));
    for (const one of [there, phone]) expect(await slices.sessions.read(one.headers)).toBeNull();
    for (const one of [here, other]) expect(await slices.sessions.read(one.headers)).not.toBeNull();
    expect(await refusalOf(signIn(known))).toBe('wrong_credentials');
    await signIn({ ...known, password: newPassword });
  });

  it('needs the present one, and does not let it be guessed', async () => {
    const known = await addPerson('amelie@example.org');
    const { headers } = await signIn(known);
    const other = await signIn(known);
    const guesses = Array.from({ length: 6 }, (_, nth) => refusalOf(change(headers, `guess ${nth}`)));
    const codes = await Promise.all(guesses);
    expect(codes.filter((code) => code === 'wrong_credentials')).toHaveLength(5);
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(1);
    expect(await slices.sessions.read(other.headers)).not.toBeNull();
  });

  it('leaves nobody signed in who came with the old one meanwhile', async () => {
    for (let round = 0; round < 5; round += 1) {
      const known = await addPerson(`round-${round}@example.org`);
      const { headers } = await signIn(known);
      const late = Array.from({ length: 3 }, () => signIn(known).catch(() => null));
      await change(headers, password);
      for (const one of await Promise.all(late))
        expect(one && (await slices.sessions.read(one.headers))).toBeNull();
    }
  });
});

describe('a session', () => {
  it('that has run out is none', async () => {
    const { headers } = await signIn();
    const last = (await storedSessions()).at(-1);
    await slices.postgres.prisma.session.update({
      where: { id: last?.id ?? '' },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    });
    expect(await slices.sessions.read(headers)).toBeNull();
    expect([...(await slices.sessions.alive([last?.id ?? '']))]).toEqual([]);
  });

  it('rolls on when it is used a day later', async () => {
    const { headers } = await signIn();
    const last = (await storedSessions()).at(-1);
    const soon = new Date(Date.now() + 24 * 60 * 60 * 1_000);
    await slices.postgres.prisma.session.update({ where: { id: last?.id ?? '' }, data: { expiresAt: soon } });
    const { setCookies } = await slices.call(sessionRead, { headers });
    expect(cookieOf(setCookies).get('cookie')).toBe(headers.get('cookie'));
    const renewed = await slices.postgres.prisma.session.findUnique({ where: { id: last?.id ?? '' } });
    expect(renewed?.expiresAt.getTime()).toBeGreaterThan(soon.getTime());
    expect(renewed?.token).toBe(last?.token);
  });
});

describe('an account', () => {
  it('has an address of its own, in a form that can sign in', async () => {
    const { accounts } = slices.sessions;
    const again = await accounts.prepare({ name: 'Other', email, password });
    const create = slices.unitOfWork.run((transaction) => accounts.create(transaction, again));
    expect(await refusalOf(create)).toBe('address_taken');
    const odd = accounts.prepare({ name: 'Jörg', email: 'jörg@example.org', password });
    expect(await refusalOf(odd)).toBe('invalid_input');
  });

  it('keeps its password as Argon2id with the parameters of OWASP', async () => {
    const stored = await slices.postgres.prisma.account.findFirstOrThrow();
    expect(stored.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
