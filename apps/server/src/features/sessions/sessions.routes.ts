import {
  type SignedIn,
  sessionChangePassword,
  sessionRead,
  sessionSignIn,
  sessionSignOut,
} from '@parley/protocol';
import { APIError } from 'better-auth';
import { DomainError } from '../../platform/domain-error.js';
import { type EndpointHandler, handleEndpoint, requireActor } from '../../platform/handlers.js';
import { headersForLibrary, type Library } from './better-auth.js';
import type { Visitor } from './entrance.js';
import type { CachedSessionReader } from './session-reader.js';
import type { Accounts } from './sessions.service.js';

export interface DemoAccount {
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly password: string;
}

export interface SessionRouteParts {
  readonly library: Library;
  readonly accounts: Accounts;
  readonly reader: CachedSessionReader;
  readonly isSetUp: () => Promise<boolean>;
  readonly demoAccounts: () => readonly DemoAccount[];
}

export function sessionRoutes(parts: SessionRouteParts): EndpointHandler[] {
  const { library, accounts, reader, isSetUp, demoAccounts } = parts;

  /** Asks the library and not the cache: this is where a session that is used gets its next thirty days. */
  async function readAndRenew({ headers, address }: Visitor) {
    const answer = await library.api
      .getSession({ headers: headersForLibrary(headers, address), returnHeaders: true })
      // It ended between being read and being renewed.
      .catch((error: unknown) => {
        if (error instanceof APIError && error.statusCode === 401) return null;
        throw error;
      });
    const userId = answer?.response?.user.id;
    const session: SignedIn | null = userId === undefined ? null : await accounts.signedIn(userId);
    return { session, setCookies: answer?.headers.getSetCookie() ?? [] };
  }

  return [
    handleEndpoint(sessionRead, async (request) => {
      const { session, setCookies } = await readAndRenew(request);
      return {
        result: { session, isSetUp: await isSetUp(), demoAccounts: [...demoAccounts()] },
        setCookies,
      };
    }),
    handleEndpoint(sessionSignIn, async (request) => {
      const { session, setCookies } = await accounts.signIn(request.body, request);
      return { result: { session }, setCookies };
    }),
    handleEndpoint(sessionSignOut, async ({ headers, address }) => {
      const current = await reader.read(headers);
      const answer = await library.api.signOut({
        headers: headersForLibrary(headers, address),
        returnHeaders: true,
      });
      // The library only logs it when it could not delete the session; a sign-out that did not happen must say so.
      if (current && (await reader.alive([current.actor.sessionId])).size > 0)
        throw new DomainError('unavailable');
      return { result: {}, setCookies: answer.headers.getSetCookie() };
    }),
    handleEndpoint(sessionChangePassword, async ({ body, actor }) => ({
      result: { endedSessions: await accounts.changePassword(body, requireActor(actor)) },
    })),
  ];
}
