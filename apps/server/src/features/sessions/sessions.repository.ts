import type { Account, UserId } from '@parley/protocol';
import { DomainError } from '../../platform/domain-error.js';
import { statement } from '../../platform/postgres.js';
import { Prisma } from '../../platform/prisma-client/client.js';
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

/** Writes an account that signs in with a password, in the tables and the way of the sign-in library. */
export async function insertAccount(
  db: Prisma.TransactionClient,
  { id, name, email }: Account,
  { accountId, passwordHash, now }: { accountId: string; passwordHash: string; now: Date },
): Promise<void> {
  const password = { id: accountId, accountId: id, providerId: 'credential', password: passwordHash };
  const times = { createdAt: now, updatedAt: now };
  try {
    await db.user.create({
      data: { id, name, email, ...times, accounts: { create: { ...password, ...times } } },
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      throw new DomainError('address_taken');
    throw error;
  }
}
