import { prismaAdapter } from '@better-auth/prisma-adapter';
import { limits } from '@parley/protocol';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import type { Ids } from '../../platform/ids.js';
import type { Logger } from '../../platform/logger.js';
import type { PrismaClient } from '../../platform/prisma-client/client.js';
import { hashSessionTokens } from './hashed-tokens.js';
import type { PasswordHashing } from './password-hashing.js';

export interface LibraryParts {
  readonly prisma: PrismaClient;
  readonly passwords: PasswordHashing;
  readonly ids: Ids;
  readonly log: Logger;
  /** Signs the cookie. */
  readonly secretKey: string;
  /** With https the cookie is only ever sent encrypted. */
  readonly isSecure: boolean;
  readonly sessionDays: number;
  readonly onEnded: (sessionId: string) => void;
}

const daySeconds = 24 * 60 * 60;
/** Carries the address to the library, which takes it from nowhere else: a client could have written any other. */
export const addressHeader = 'x-parley-address';

/** The library as we use it: password and session functions behind our own endpoints (docs/adr/0004). */
export function createLibrary(parts: LibraryParts) {
  const { prisma, passwords, ids, log, isSecure, sessionDays } = parts;
  const adapter = prismaAdapter(prisma, { provider: 'postgresql' });
  return betterAuth({
    appName: 'Parley',
    // Only links in mails would be built from it, and its handler is not mounted.
    baseURL: 'http://localhost',
    secret: parts.secretKey,
    database: (options: BetterAuthOptions) => hashSessionTokens(adapter(options)),
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: limits.passwordMinLength,
      maxPasswordLength: limits.passwordMaxLength,
      password: passwords,
    },
    session: { expiresIn: sessionDays * daySeconds, updateAge: daySeconds },
    advanced: {
      cookiePrefix: 'parley',
      useSecureCookies: isSecure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => ids.next() },
    },
    databaseHooks: {
      session: { delete: { after: async (session) => parts.onEnded(session.id) } },
    },
    logger: {
      level: 'error',
      log: (_level, message) => log.error({ library: 'better-auth' }, message),
    },
  });
}

export type Library = ReturnType<typeof createLibrary>;

/** All that the library may see of a request. */
export function headersForLibrary(headers: Headers, address: string): Headers {
  const passed = new Headers({ [addressHeader]: address });
  for (const name of ['cookie', 'user-agent']) {
    const value = headers.get(name);
    if (value !== null) passed.set(name, value);
  }
  return passed;
}
