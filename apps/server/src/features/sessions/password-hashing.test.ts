import { expect, it } from 'vitest';
import { createPasswordHashing } from './password-hashing.js';

it('knows a password by its hash, and no other', async () => {
  const passwords = createPasswordHashing();
  const hash = await passwords.hash('a password');
  expect(await passwords.verify({ hash, password: 'a password' })).toBe(true);
  expect(await passwords.verify({ hash, password: 'another' })).toBe(false);
});

it('hashes whoever waits in turn, and sends away whoever finds the queue full', async () => {
  const passwords = createPasswordHashing();
  const hash = await passwords.hash('x');
  const outcomes = await Promise.allSettled(
    Array.from({ length: 105 }, () =>
      passwords.verify({ hash: hash.replace('argon2id', 'unknown'), password: 'x' }),
    ),
  );
  const refused = outcomes.filter((one) => one.status === 'rejected' && one.reason.code === 'rate_limited');
  expect(refused).toHaveLength(3);
  expect(await passwords.verify({ hash, password: 'x' })).toBe(true);
});
