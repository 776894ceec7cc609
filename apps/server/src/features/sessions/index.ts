import type { SignedIn, UserId } from '@parley/protocol';
import type { Clock } from '../../platform/clock.js';
import type { CommandHandlers, EndpointHandler } from '../../platform/handlers.js';
import type { Ids } from '../../platform/ids.js';
import type { Logger } from '../../platform/logger.js';
import type { Postgres } from '../../platform/postgres.js';
import { createLibrary, headersForLibrary } from './better-auth.js';
import { createPasswordHashing } from './password-hashing.js';
import { type CachedSessionReader, createSessionReader } from './session-reader.js';
import { findAlive } from './sessions.repository.js';
import { type DemoAccount, sessionRoutes } from './sessions.routes.js';
import { type Accounts, createAccounts } from './sessions.service.js';

export type { DemoAccount } from './sessions.routes.js';
export type { Accounts, PreparedAccount, Visitor } from './sessions.service.js';

export interface SessionsParts {
  readonly postgres: Postgres;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  /** At least 32 random characters; signs the cookie. */
  readonly secret: string;
  /** Whether people reach this server by https: the cookie is then never sent without. */
  readonly isSecure: boolean;
  readonly sessionDays: number;
  /** The workspaces slice, which is built later: asked at each request. */
  readonly directory: () => SessionDirectory;
  /** Sign-ins that a demo server offers to everybody; none on any other. */
  readonly demoAccounts?: () => readonly DemoAccount[];
}

export interface SessionDirectory {
  isSetUp(): Promise<boolean>;
  workspacesOf(userId: UserId): Promise<SignedIn['workspaces']>;
}

export interface Sessions {
  readonly handlers: CommandHandlers<never>;
  readonly endpoints: readonly EndpointHandler[];
  readonly reader: CachedSessionReader;
  readonly accounts: Accounts;
}

export async function createSessions(parts: SessionsParts): Promise<Sessions> {
  const { postgres, clock, ids, directory } = parts;
  const passwords = createPasswordHashing();
  const library = createLibrary({
    ...parts,
    prisma: postgres.prisma,
    passwords,
    onEnded: (sessionId) => reader.end(sessionId),
  });
  const { authCookies } = await library.$context;
  const reader = createSessionReader({
    clock,
    cookieName: authCookies.sessionToken.name,
    look: async (headers) => {
      const query = { disableRefresh: true };
      const found = await library.api.getSession({ headers: headersForLibrary(headers, ''), query });
      if (!found) return null;
      const { id: sessionId, userId, expiresAt } = found.session;
      return { actor: { userId, sessionId }, expiresAt };
    },
    alive: (sessionIds) => findAlive(postgres, sessionIds, clock.now()),
  });
  const accounts = createAccounts({
    library,
    passwords,
    ids,
    postgres,
    workspacesOf: (userId) => directory().workspacesOf(userId),
  });
  const endpoints = sessionRoutes({
    library,
    accounts,
    reader,
    isSetUp: () => directory().isSetUp(),
    demoAccounts: parts.demoAccounts ?? (() => []),
  });
  return { handlers: {}, endpoints, reader, accounts };
}
