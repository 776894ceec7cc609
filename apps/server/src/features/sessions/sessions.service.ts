import { createHash } from 'node:crypto';
import type { Account, NewAccount, SignedIn, UserId } from '@parley/protocol';
import type { Clock } from '../../platform/clock.js';
import { DomainError } from '../../platform/domain-error.js';
import type { Actor } from '../../platform/handlers.js';
import type { Ids } from '../../platform/ids.js';
import type { Postgres } from '../../platform/postgres.js';
import type { Queries } from '../../platform/queries.js';
import type { RateLimiter } from '../../platform/rate-limiter.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import type { Entrance, SignInResult, Visitor } from './entrance.js';
import type { PasswordHashing } from './password-hashing.js';
import { isUsableAddress } from './sessions.policy.js';
import {
  findAccount,
  findPassword,
  insertAccount,
  isAddressKnown,
  replacePassword,
} from './sessions.repository.js';

/** A new account whose password is hashed already: the slow part, done before any transaction is open. */
export interface PreparedAccount extends Account {
  readonly passwordHash: string;
}

/** Accounts for the slices that bring people in. */
export interface Accounts {
  /** @throws DomainError `invalid_input` for an address that could not sign in. */
  prepare(account: NewAccount): Promise<PreparedAccount>;
  /** @throws DomainError `address_taken`. */
  create(transaction: Transaction, account: PreparedAccount): Promise<void>;
  find(queries: Queries, userId: UserId): Promise<Account | undefined>;
  isKnown(email: string): Promise<boolean>;
  /** @throws DomainError `rate_limited` after many wrong passwords; `wrong_credentials`, in the same time whether or not the address is known. */
  signIn(credentials: { email: string; password: string }, visitor: Visitor): Promise<SignInResult>;
  /**
   * Ends all sessions of the person but the one that asks, and gives their number.
   * @throws DomainError `wrong_credentials`; `rate_limited` after many wrong passwords.
   */
  changePassword(passwords: PasswordChange, actor: Actor): Promise<number>;
  /** What a person is told about themselves; throws `unauthenticated` for an account that is gone. */
  signedIn(userId: UserId): Promise<SignedIn>;
}

export interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
}

export interface AccountsParts {
  readonly enter: Entrance;
  readonly passwords: PasswordHashing;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly postgres: Postgres;
  readonly signedIn: Accounts['signedIn'];
  /** Of wrong passwords, per account. */
  readonly failures: Pick<RateLimiter, 'consume' | 'refund'>;
  readonly onEnded: (sessionId: string) => void;
}

export function createAccounts(parts: AccountsParts): Accounts {
  const { enter, passwords, ids, clock, postgres, signedIn, failures } = parts;

  return {
    prepare: async ({ name, email, password }) => {
      if (!isUsableAddress(email)) throw new DomainError('invalid_input', { path: 'body.account.email' });
      return { id: ids.next(), name, email, passwordHash: await passwords.hash(password) };
    },
    create: ({ db, now }, { passwordHash, id, name, email }) =>
      insertAccount(db, { id, name, email }, { accountId: ids.next(), passwordHash, now }),
    find: findAccount,
    isKnown: (email) => isAddressKnown(postgres, email),
    signIn: async (credentials, visitor) => {
      const key = guessKey(credentials.email);
      await failures.consume(key);
      const entered = await enter(credentials, visitor);
      failures.refund(key);
      return entered;
    },
    changePassword: async ({ currentPassword, newPassword }, { userId, sessionId }) => {
      const known = await findPassword(postgres, userId);
      if (!known) throw new DomainError('wrong_credentials');
      const key = guessKey(known.email);
      await failures.consume(key);
      if (!(await passwords.verify({ hash: known.password, password: currentPassword })))
        throw new DomainError('wrong_credentials');
      failures.refund(key);
      const change = { before: known.password, after: await passwords.hash(newPassword), now: clock.now() };
      const ended = await replacePassword(postgres.prisma, { userId, sessionId, ...change });
      if (!ended) throw new DomainError('wrong_credentials');
      for (const id of ended) parts.onEnded(id);
      return ended.length;
    },
    signedIn,
  };
}

/**
 * What wrong passwords are counted by. It is taken before the guess and given back after a right one, so that many at
 * once are no way around it. Unknown addresses have their count too, which tells nothing.
 */
const guessKey = (email: string): string => createHash('sha256').update(email).digest('base64url');
