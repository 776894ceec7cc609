import type { Account, UserId } from '@parley/protocol';
import { orTaken } from '../../platform/or-taken.js';
import { statement } from '../../platform/postgres.js';
import type { Prisma, PrismaClient } from '../../platform/prisma-client/client.js';
import type { Queries } from '../../platform/queries.js';

const readAlive = statement<{ id: string }>(
  'sessions_alive',
  'SELECT id FROM session WHERE id = ANY($1::uuid[]) AND expires_at > $2',
);

export async function findAlive(
  queries: Queries,
  sessionIds: readonly string[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const rows = await queries.query(readAlive, [sessionIds, now]);
  return new Set(rows.map((row) => row.id));
}

const readAccount = statement<Account>(
  'sessions_account',
  'SELECT id, email, name FROM "user" WHERE id = $1::uuid',
);

export async function findAccount(queries: Queries, userId: UserId): Promise<Account | undefined> {
  const [row] = await queries.query(readAccount, [userId]);
  return row;
}

const readByAddress = statement<{ id: string }>(
  'sessions_account_by_address',
  'SELECT id FROM "user" WHERE email = $1',
);

export async function isAddressKnown(queries: Queries, email: string): Promise<boolean> {
  return (await queries.query(readByAddress, [email])).length > 0;
}

const readPassword = statement<{ email: string; password: string }>(
  'sessions_password',
  `SELECT u.email, a.password FROM account a JOIN "user" u ON u.id = a.user_id
   WHERE a.user_id = $1::uuid AND a.provider_id = 'credential'`,
);

/** The hash of a person's password, and the address it belongs to. */
export async function findPassword(
  queries: Queries,
  userId: UserId,
): Promise<{ readonly email: string; readonly password: string } | undefined> {
  const [row] = await queries.query(readPassword, [userId]);
  return row;
}

const readPasswordAt = statement<{ password: string }>(
  'sessions_password_at',
  `SELECT a.password FROM account a JOIN "user" u ON u.id = a.user_id
   WHERE u.email = $1 AND a.provider_id = 'credential'`,
);

/** The hash that somebody signs in with at an address. */
export async function findPasswordAt(queries: Queries, email: string): Promise<string | undefined> {
  const [row] = await queries.query(readPasswordAt, [email]);
  return row?.password;
}

const deleteByToken = statement<{ id: string }>(
  'sessions_delete_by_token',
  'DELETE FROM session WHERE token = $1 RETURNING id',
);

export async function deleteSession(queries: Queries, tokenHash: string): Promise<void> {
  await queries.query(deleteByToken, [tokenHash]);
}

const readPasswordToCome = statement<{ password: string }>(
  'sessions_password_to_come',
  `SELECT password FROM account WHERE user_id = $1::uuid AND provider_id = 'credential' FOR SHARE`,
);

/** The same, once whoever is changing it has done so. */
export async function awaitPassword(queries: Queries, userId: UserId): Promise<string | undefined> {
  const [row] = await queries.query(readPasswordToCome, [userId]);
  return row?.password;
}

/**
 * Replaces a password and ends the person's sessions but one, in one transaction.
 * @returns the ids of those that ended; undefined when the password is not the one given any more.
 */
export function replacePassword(
  prisma: PrismaClient,
  {
    userId,
    sessionId,
    before,
    after,
    now,
  }: {
    readonly userId: UserId;
    /** The one that stays. */
    readonly sessionId: string;
    readonly before: string;
    readonly after: string;
    readonly now: Date;
  },
): Promise<string[] | undefined> {
  return prisma.$transaction(async (db) => {
    const { count } = await db.account.updateMany({
      where: { userId, providerId: 'credential', password: before },
      data: { password: after, updatedAt: now },
    });
    if (count === 0) return undefined;
    // Whoever knows the password needs no way back in, and nobody else should have one.
    await db.passwordReset.deleteMany({ where: { userId, usedAt: null } });
    // A statement of its own: it sees the sessions that were made while the update waited for its row.
    const ended = await db.$queryRaw<{ id: string }[]>`
      DELETE FROM session WHERE user_id = ${userId}::uuid AND id <> ${sessionId}::uuid RETURNING id`;
    return ended.map((one) => one.id);
  });
}

/** Writes an account that signs in with a password, in the tables and the way of the sign-in library. */
export async function insertAccount(
  db: Prisma.TransactionClient,
  { id, name, email }: Account,
  { accountId, passwordHash, now }: { accountId: string; passwordHash: string; now: Date },
): Promise<void> {
  const password = { id: accountId, accountId: id, providerId: 'credential', password: passwordHash };
  const times = { createdAt: now, updatedAt: now };
  const data = { id, name, email, ...times, accounts: { create: { ...password, ...times } } };
  await orTaken('address_taken', db.user.create({ data }));
}
