import type { SignedIn, UserId } from '@parley/protocol';
import { APIError } from 'better-auth';
import { DomainError } from '../../platform/domain-error.js';
import type { Postgres } from '../../platform/postgres.js';
import { headersForLibrary, type Library } from './better-auth.js';
import { hashToken } from './hashed-tokens.js';
import type { PasswordHashing } from './password-hashing.js';
import { awaitPassword, deleteSession, findPasswordAt } from './sessions.repository.js';

/** Who sends a request, as far as a session is about it. */
export interface Visitor {
  readonly headers: Headers;
  readonly address: string;
}

export interface SignInResult {
  readonly session: SignedIn;
  readonly setCookies: readonly string[];
}

export interface EntranceParts {
  readonly library: Library;
  readonly passwords: PasswordHashing;
  readonly postgres: Postgres;
  readonly signedIn: (userId: UserId) => Promise<SignedIn>;
}

/**
 * Begins a session with address and password; whoever calls it counts the guesses.
 * @throws DomainError `wrong_credentials`.
 */
export type Entrance = (
  credentials: { readonly email: string; readonly password: string },
  visitor: Visitor,
) => Promise<SignInResult>;

export function createEntrance({ library, passwords, postgres, signedIn }: EntranceParts): Entrance {
  return async (credentials, { headers, address }) => {
    const before = await findPasswordAt(postgres, credentials.email);
    try {
      const answer = await library.api.signInEmail({
        body: credentials,
        headers: headersForLibrary(headers, address),
        returnHeaders: true,
      });
      const { user, token } = answer.response;
      // Whoever changes the password meanwhile may have ended the other sessions before this one was there.
      const hash = await awaitPassword(postgres, user.id);
      if (hash === undefined || (hash !== before && !(await passwords.verify({ hash, ...credentials })))) {
        await deleteSession(postgres, hashToken(token));
        throw new DomainError('wrong_credentials');
      }
      return { session: await signedIn(user.id), setCookies: answer.headers.getSetCookie() };
    } catch (error) {
      throw isRefusal(error) ? new DomainError('wrong_credentials') : error;
    }
  };
}

/** Unknown address, wrong password, or an address no account can have: one answer for all. */
function isRefusal(error: unknown): boolean {
  return error instanceof APIError && [400, 401].includes(error.statusCode);
}
