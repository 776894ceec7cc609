import type { Account, UserId } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { PrismaClient } from '../../platform/prisma-client/client.js';
import type { Queries } from '../../platform/queries.js';

const lookForTable = statement<{ isThere: boolean }>(
  'sessions_reset_table',
  `SELECT to_regclass('password_reset') IS NOT NULL AS "isThere"`,
);

/** Whether the migrations have come as far as here: a command of the operator brings none. */
export async function hasPasswordResets(queries: Queries): Promise<boolean> {
  const [row] = await queries.query(lookForTable, []);
  return row?.isThere ?? false;
}

const writeReset = statement<{ userId: UserId }>(
  'sessions_reset_issue',
  `INSERT INTO password_reset (user_id, token_hash, created_at, expires_at)
   SELECT u.id, $2, $3, $4 FROM "user" u JOIN account a ON a.user_id = u.id
   WHERE u.email = $1 AND a.provider_id = 'credential'
   ON CONFLICT (user_id) DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at,
     expires_at = excluded.expires_at, used_at = NULL
   RETURNING user_id AS "userId"`,
);

/** Keeps a link for the account at an address, in place of an earlier one. Undefined when no password belongs to it. */
export async function issueReset(
  queries: Queries,
  { email, tokenHash, now, expiresAt }: { email: string; tokenHash: string; now: Date; expiresAt: Date },
): Promise<UserId | undefined> {
  const [row] = await queries.query(writeReset, [email, tokenHash, now, expiresAt]);
  return row?.userId;
}

/** Accounts with these words in their name or address, ten of them. For the operator: it reads all there are. */
export function findAccountsAlike(prisma: PrismaClient, words: string): Promise<Omit<Account, 'id'>[]> {
  const like = { contains: words, mode: 'insensitive' } as const;
  return prisma.user.findMany({
    where: { OR: [{ name: like }, { email: like }] },
    select: { name: true, email: true },
    orderBy: { email: 'asc' },
    take: 10,
  });
}

export interface ResetRow {
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

const readReset = statement<ResetRow>(
  'sessions_reset',
  `SELECT r.user_id AS "userId", u.name, u.email, r.expires_at AS "expiresAt", r.used_at AS "usedAt"
   FROM password_reset r JOIN "user" u ON u.id = r.user_id WHERE r.token_hash = $1`,
);

export async function findReset(queries: Queries, tokenHash: string): Promise<ResetRow | undefined> {
  const [row] = await queries.query(readReset, [tokenHash]);
  return row;
}

/**
 * Uses up a link, replaces the password and ends all sessions of the person, in one transaction.
 * @returns the ids of the sessions; undefined when the link does not open the door any more.
 */
export function redeemReset(
  prisma: PrismaClient,
  {
    userId,
    tokenHash,
    password,
    now,
  }: { readonly userId: UserId; readonly tokenHash: string; readonly password: string; readonly now: Date },
): Promise<string[] | undefined> {
  return prisma.$transaction(async (db) => {
    // The account before the link, like a change of the password: this rules out deadlocks.
    await db.$queryRaw`
      SELECT FROM account WHERE user_id = ${userId}::uuid AND provider_id = 'credential' FOR UPDATE`;
    const used = await db.passwordReset.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (used.count === 0) return undefined;
    await db.account.updateMany({
      where: { userId, providerId: 'credential' },
      data: { password, updatedAt: now },
    });
    const ended = await db.$queryRaw<{ id: string }[]>`
      DELETE FROM session WHERE user_id = ${userId}::uuid RETURNING id`;
    return ended.map((one) => one.id);
  });
}
