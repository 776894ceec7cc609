import { randomBytes } from 'node:crypto';
import type { Account } from '@parley/protocol';
import type { Clock } from '../../platform/clock.js';
import { DomainError } from '../../platform/domain-error.js';
import type { Logger } from '../../platform/logger.js';
import { permit } from '../../platform/permit.js';
import type { Postgres } from '../../platform/postgres.js';
import type { Queries } from '../../platform/queries.js';
import type { Entrance, SignInResult, Visitor } from './entrance.js';
import { hashToken } from './hashed-tokens.js';
import type { PasswordHashing } from './password-hashing.js';
import { mayReset } from './password-resets.policy.js';
import { findReset, issueReset, type ResetRow, redeemReset } from './password-resets.repository.js';
import { findAccount } from './sessions.repository.js';

/**
 * People hand such a link on by hand, over a night and to other time zones, and a forgotten one should not stay a key.
 * A day is also what Mattermost gives its links (docs/adr/0043).
 */
const validMs = 24 * 60 * 60 * 1_000;

export interface IssuedReset {
  readonly account: Account;
  /** Told once; only its hash is kept. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** Makes the way back in for an address, in place of any earlier one. Undefined: no account signs in with it. */
export async function issuePasswordReset(
  { postgres, clock }: { readonly postgres: Queries; readonly clock: Clock },
  email: string,
): Promise<IssuedReset | undefined> {
  const token = randomBytes(32).toString('base64url');
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + validMs);
  const userId = await issueReset(postgres, { email, tokenHash: hashToken(token), now, expiresAt });
  const account = userId && (await findAccount(postgres, userId));
  return account ? { account, token, expiresAt } : undefined;
}

export interface PasswordResets {
  /** @throws DomainError `reset_unknown`, `reset_expired`, `reset_used`. */
  preview(token: string): Promise<Pick<Account, 'name' | 'email'>>;
  /** Ends all sessions of the account and begins one for the visitor. @throws DomainError as `preview`. */
  complete(reset: { token: string; newPassword: string }, visitor: Visitor): Promise<SignInResult>;
}

export interface PasswordResetsParts {
  readonly postgres: Postgres;
  readonly clock: Clock;
  readonly log: Logger;
  readonly passwords: PasswordHashing;
  readonly enter: Entrance;
  readonly onEnded: (sessionId: string) => void;
}

export function createPasswordResets(parts: PasswordResetsParts): PasswordResets {
  const { postgres, clock, log, passwords, enter, onEnded } = parts;

  async function requireReset(tokenHash: string): Promise<ResetRow> {
    const reset = await findReset(postgres, tokenHash);
    permit(mayReset(reset, clock.now()));
    if (!reset) throw new DomainError('reset_unknown');
    return reset;
  }

  return {
    preview: async (token) => {
      const { name, email } = await requireReset(hashToken(token));
      return { name, email };
    },
    complete: async ({ token, newPassword }, visitor) => {
      const tokenHash = hashToken(token);
      // Before the slow work of hashing; the transaction looks again.
      const { userId, email } = await requireReset(tokenHash);
      const password = await passwords.hash(newPassword);
      const ended = await redeemReset(postgres.prisma, { userId, tokenHash, password, now: clock.now() });
      if (!ended) {
        await requireReset(tokenHash);
        throw new DomainError('reset_unknown');
      }
      for (const sessionId of ended) onEnded(sessionId);
      log.info({ userId, endedSessions: ended.length }, 'A forgotten password was replaced');
      // Not counted among the guesses: somebody who guesses at the account does not keep its owner out.
      return enter({ email, password: newPassword }, visitor);
    },
  };
}
