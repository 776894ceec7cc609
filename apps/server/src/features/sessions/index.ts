import type { SignedIn, UserId } from '@parley/protocol';
import type { Clock } from '../../platform/clock.js';
import { DomainError } from '../../platform/domain-error.js';
import { gather } from '../../platform/gather.js';
import type { EndpointHandler } from '../../platform/handlers.js';
import type { Ids } from '../../platform/ids.js';
import type { Logger } from '../../platform/logger.js';
import type { Postgres } from '../../platform/postgres.js';
import type { RateLimiter } from '../../platform/rate-limiter.js';
import { createLibrary, headersForLibrary } from './better-auth.js';
import { createEntrance } from './entrance.js';
import { createPasswordHashing } from './password-hashing.js';
import { passwordResetRoutes } from './password-resets.routes.js';
import { createPasswordResets } from './password-resets.service.js';
import { type CachedSessionReader, createSessionReader } from './session-reader.js';
import { findAccount, findAlive } from './sessions.repository.js';
import { type DemoAccount, sessionRoutes } from './sessions.routes.js';
import { type Accounts, createAccounts } from './sessions.service.js';

export type { Visitor } from './entrance.js';
export { findAccountsAlike, hasPasswordResets } from './password-resets.repository.js';
export { issuePasswordReset } from './password-resets.service.js';
export type { DemoAccount } from './sessions.routes.js';
export type { Accounts, PreparedAccount } from './sessions.service.js';

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
  const signedIn = async (userId: UserId): Promise<SignedIn> => {
    const account = await findAccount(postgres, userId);
    if (!account) throw new DomainError('unauthenticated');
    return { account, workspaces: await directory().workspacesOf(userId) };
  };
  const enter = createEntrance({ library, passwords, postgres, signedIn });
  const onEnded = (sessionId: string) => reader.end(sessionId);
  const { failures } = parts;
  const accounts = createAccounts({ enter, passwords, ids, clock, postgres, failures, onEnded, signedIn });
  const resets = createPasswordResets({ ...parts, passwords, enter, onEnded });
  const endpoints = sessionRoutes({
    library,
    accounts,
    reader,
    isSetUp: () => directory().isSetUp(),
    demoAccounts: parts.demoAccounts ?? (() => []),
  });
  return { ...reader, endpoints: [...endpoints, ...passwordResetRoutes(resets)], accounts };
}
