import type { SignedIn, UserId } from '@parley/protocol';
import type { Clock } from '../../platform/clock.js';
import { gather } from '../../platform/gather.js';
import type { EndpointHandler } from '../../platform/handlers.js';
import type { Ids } from '../../platform/ids.js';
import type { Logger } from '../../platform/logger.js';
import type { Postgres } from '../../platform/postgres.js';
import type { RateLimiter } from '../../platform/rate-limiter.js';
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
  readonly secretKey: string;
  /** How people reach this server, if that is known: with https the cookie is never sent without. */
  readonly publicUrl: string | undefined;
  readonly sessionDays: number;
  /** Of wrong passwords, per account: many addresses may guess at one. */
  readonly failures: Pick<RateLimiter, 'consume' | 'refund'>;
  /** The workspaces slice, which is built later: asked at each request. */
  readonly directory: () => SessionDirectory;
  /** Sign-ins that a demo server offers to everybody; none on any other. */
  readonly demoAccounts?: () => readonly DemoAccount[];
}

export interface SessionDirectory {
  isSetUp(): Promise<boolean>;
  workspacesOf(userId: UserId): Promise<SignedIn['workspaces']>;
}

export interface Sessions extends CachedSessionReader {
  readonly endpoints: readonly EndpointHandler[];
  readonly accounts: Accounts;
}

export function createSessions(parts: SessionsParts): Sessions {
  const { postgres, clock, ids, directory } = parts;
  const passwords = createPasswordHashing();
  const library = createLibrary({
    ...parts,
    prisma: postgres.prisma,
    isSecure: parts.publicUrl?.startsWith('https:') ?? false,
    passwords,
    onEnded: (sessionId) => reader.end(sessionId),
  });
  const reader = createSessionReader({
    clock,
    look: async (headers) => {
      const query = { disableRefresh: true };
      const found = await library.api.getSession({ headers: headersForLibrary(headers, ''), query });
      if (!found) return null;
      const { id: sessionId, userId, expiresAt } = found.session;
      return { actor: { userId, sessionId }, expiresAt };
    },
    alive: gather<readonly string[], ReadonlySet<string>>(async (asked) => {
      const alive = await findAlive(postgres, [...new Set(asked.flat())], clock.now());
      return (sessionIds) => new Set(sessionIds.filter((id) => alive.has(id)));
    }),
  });
  const accounts = createAccounts({
    library,
    passwords,
    ids,
    clock,
    postgres,
    failures: parts.failures,
    onEnded: (sessionId) => reader.end(sessionId),
    workspacesOf: (userId) => directory().workspacesOf(userId),
  });
  const endpoints = sessionRoutes({
    library,
    accounts,
    reader,
    isSetUp: () => directory().isSetUp(),
    demoAccounts: parts.demoAccounts ?? (() => []),
  });
  return { ...reader, endpoints, accounts };
}
