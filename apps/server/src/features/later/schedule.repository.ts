import type { ErrorCode, UserId } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Prisma } from '../../platform/prisma-client/client.js';
import type { Queries } from '../../platform/queries.js';
import type { ScheduledRow } from './later.wire.js';

/** What sending needs beyond what its author sees. */
export type SendableRow = ScheduledRow & { readonly userId: UserId; readonly clientMessageId: string };

export interface NewScheduled {
  readonly id: string;
  readonly userId: UserId;
  readonly workspaceId: string;
  readonly channelId: string;
  readonly clientMessageId: string;
  readonly threadRootId: string | null;
  readonly alsoInChannel: true | null;
  readonly text: string;
  readonly sendAt: Date;
  readonly timeZone: string;
  readonly createdAt: Date;
  readonly version: number;
}

export function insertScheduled(db: Prisma.TransactionClient, row: NewScheduled): Promise<SendableRow> {
  return db.scheduledMessage.create({ data: { ...row, state: 'waiting', changedAt: row.createdAt } });
}

/** Somebody's own scheduled message, which nobody else can send or change until the transaction ends. */
export async function lockScheduled(
  db: Prisma.TransactionClient,
  id: string,
  userId: UserId,
): Promise<SendableRow | null> {
  await db.$queryRaw`SELECT 1 FROM scheduled_message WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return db.scheduledMessage.findUnique({ where: { id, userId } });
}

export function updateScheduled(
  db: Prisma.TransactionClient,
  id: string,
  change: {
    state: ScheduledRow['state'];
    version: number;
    changedAt: Date;
    failure?: ErrorCode | null;
    text?: string;
    sendAt?: Date;
    timeZone?: string;
  },
): Promise<SendableRow> {
  return db.scheduledMessage.update({ where: { id }, data: change });
}

/** A node that stands still with rows in hand loses them after this, and another sends them within their five seconds. */
const longestHold = '3s';

export async function holdBriefly(db: Prisma.TransactionClient): Promise<void> {
  await db.$queryRaw`SELECT set_config('idle_in_transaction_session_timeout', ${longestHold}, true)`;
}

/** Those whose time has come and that no other node has in hand; locked until the transaction ends. */
export async function claimDueMessages(
  db: Prisma.TransactionClient,
  now: Date,
  limit: number,
): Promise<SendableRow[]> {
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM scheduled_message WHERE state = 'waiting' AND send_at <= ${now}
    ORDER BY send_at, id LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED`;
  if (found.length === 0) return [];
  return db.scheduledMessage.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    orderBy: [{ sendAt: 'asc' }, { id: 'asc' }],
  });
}

const lookForDue = statement<{ reminders: boolean; messages: boolean }>(
  'later_due',
  `SELECT EXISTS (SELECT FROM reminder WHERE state = 'waiting' AND due_at <= $1) AS reminders,
          EXISTS (SELECT FROM scheduled_message WHERE state = 'waiting' AND send_at <= $1) AS messages`,
);

/** Whether the time of anything has come: two looks at the ends of two small indexes. */
export async function findDue(
  queries: Queries,
  now: Date,
): Promise<{ reminders: boolean; messages: boolean }> {
  const [row] = await queries.query(lookForDue, [now]);
  return row ?? { reminders: false, messages: false };
}

const forget = statement<{ dropped: number }>(
  'later_forget',
  `WITH reminders AS (
     DELETE FROM reminder WHERE ctid = ANY(ARRAY(
       SELECT ctid FROM reminder WHERE state = 'done' AND changed_at < $1 LIMIT $2)) RETURNING 1
   ), messages AS (
     DELETE FROM scheduled_message WHERE ctid = ANY(ARRAY(
       SELECT ctid FROM scheduled_message WHERE state IN ('sent', 'cancelled') AND changed_at < $1 LIMIT $2)) RETURNING 1
   )
   SELECT (SELECT count(*) FROM reminders) + (SELECT count(*) FROM messages) AS dropped`,
);

/** Drops what was over before then, at most `limit` rows of each kind; gives how many went. */
export async function dropOver(queries: Queries, before: Date, limit: number): Promise<number> {
  const [row] = await queries.query(forget, [before, limit]);
  return Number(row?.dropped ?? 0);
}
