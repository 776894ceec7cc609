import { sessionSignIn } from '@parley/protocol';
import type { Config } from './config.js';
import { findAccountsAlike, hasPasswordResets, issuePasswordReset } from './features/sessions/index.js';
import { systemClock } from './platform/clock.js';
import { databaseFault } from './platform/database-errors.js';
import { createLogger, type Logger } from './platform/logger.js';
import { connectPostgres, type Postgres } from './platform/postgres.js';

/**
 * What the operator gets for somebody who forgot their password: a link that works once, and what to do with it. Works
 * beside a running server and without one.
 *
 * @throws Error with words for a person when there is no such account, or no database to look in.
 */
export async function resetPassword(config: Config, address: string | undefined): Promise<string> {
  if (!address) throw new Error('Say whose password it is: npm run reset-password -- ada@example.org');
  // Whoever borrows a database tears lines to it when it stops, which is nothing to warn of.
  const log = await createLogger({ level: 'error', format: config.LOG_FORMAT });
  const database = await openDatabase(config, log);
  try {
    const { connection } = database;
    const postgres = await connectPostgres({ connection, poolSize: 1, log }).catch((error: unknown) => {
      if (databaseFault(error) !== 'unreachable') throw error;
      throw new Error('The database cannot be reached. Is DATABASE_URL as it is for the server?', {
        cause: error,
      });
    });
    try {
      if (!(await hasPasswordResets(postgres)))
        throw new Error('No server of this version has used this database yet. Start one, then try again.');
      return await issueLink({ postgres, config, address });
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
  /** As the operator wrote it, perhaps a name or a part of one. */
  readonly address: string;
}

async function issueLink({ postgres, config, address }: LinkParts): Promise<string> {
  const email = sessionSignIn.body.shape.email.safeParse(address);
  const issued = email.success && (await issuePasswordReset({ postgres, clock: systemClock }, email.data));
  if (!issued) {
    const where = config.DATABASE_URL ? 'the Postgres of DATABASE_URL' : `the database in ${config.DATA_DIR}`;
    throw new Error(
      [`Nobody signs in as ${address} in ${where}.`, ...(await alike(postgres, address))].join('\n'),
    );
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
    `It works once, until ${until}, and replaces every earlier one.`,
    'Whoever has it gets into the account, so hand it to nobody else.',
    'When it is used, the account is signed out everywhere else.',
  ].join('\n')}\n`;
}

/** Who may be meant, for an operator who knows a name, or an address not quite. */
async function alike(postgres: Postgres, address: string): Promise<string[]> {
  const [words = ''] = address.split('@');
  const found = words.trim() === '' ? [] : await findAccountsAlike(postgres.prisma, words.trim());
  if (found.length === 0) return [];
  return ['Did you mean one of these?', ...found.map(({ email, name }) => `  ${email.padEnd(32)} ${name}`)];
}
