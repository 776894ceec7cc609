import { sessionSignIn } from '@parley/protocol';
import type { Config } from './config.js';
import { issuePasswordReset } from './features/sessions/index.js';
import { systemClock } from './platform/clock.js';
import { createLogger, type Logger } from './platform/logger.js';
import { connectPostgres, type Postgres } from './platform/postgres.js';

/**
 * What the operator gets for somebody who forgot their password: a link that works once, and what to do with it. Works
 * beside a running server and without one.
 *
 * @throws Error with words for a person when there is no such account, or no database to look in.
 */
export async function resetPassword(config: Config, address: string | undefined): Promise<string> {
  const email = sessionSignIn.body.shape.email.safeParse(address);
  if (!email.success)
    throw new Error(
      address === undefined
        ? 'Say whose password it is: npm run reset-password -- ada@example.org'
        : `"${address}" is not an e-mail address, such as ada@example.org.`,
    );
  const log = await createLogger({ level: 'warn', format: config.LOG_FORMAT });
  const database = await openDatabase(config, log);
  try {
    const postgres = await connectPostgres({ connection: database.connection, poolSize: 1, log });
    try {
      return await issueLink({ postgres, config, email: email.data });
    } finally {
      await postgres.close();
    }
  } finally {
    await database.stop();
  }
}

async function openDatabase(config: Config, log: Logger) {
  if (config.DATABASE_URL)
    return { connection: { connectionString: config.DATABASE_URL }, stop: async () => undefined };
  // Loaded only when needed: a container image leaves the binaries out.
  const { borrowEmbeddedPostgres } = await import('./platform/embedded-postgres/borrow.js');
  return borrowEmbeddedPostgres({ dataDir: config.DATA_DIR, log });
}

interface LinkParts {
  readonly postgres: Postgres;
  readonly config: Config;
  readonly email: string;
}

async function issueLink({ postgres, config, email }: LinkParts): Promise<string> {
  const issued = await issuePasswordReset({ postgres, clock: systemClock }, email).catch((error: unknown) => {
    throw isTableMissing(error)
      ? new Error(
          'This database was never used by this version of Parley. Start the server once, then try again.',
        )
      : error;
  });
  if (!issued) {
    const where = config.DATABASE_URL ? 'the Postgres of DATABASE_URL' : `the database in ${config.DATA_DIR}`;
    throw new Error(`Nobody has the address ${email} in ${where}.`);
  }
  const { account, token, expiresAt } = issued;
  const begin = config.PUBLIC_URL ?? `http://localhost:${config.PORT ?? 3_000}`;
  const until = expiresAt.toLocaleString('en-GB', {
    ...{ weekday: 'long', day: 'numeric', month: 'long' },
    ...{ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
  });
  return `${[
    `A link for ${account.name} (${account.email}) to choose a new password:`,
    '',
    `  ${begin.replace(/\/$/, '')}/reset#${token}`,
    '',
    ...(config.PUBLIC_URL
      ? []
      : [
          'PUBLIC_URL is not set: if people open Parley at another address, put it in place of the beginning.',
        ]),
    `It works once, until ${until}, and in place of every earlier one. Whoever has it gets into the`,
    'account, so hand it to nobody else. When it is used, the account is signed out everywhere else.',
  ].join('\n')}\n`;
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: undefined_table. */
function isTableMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42P01';
}
