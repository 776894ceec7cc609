import type { UserId } from '@parley/protocol';
import type { Prisma } from '../../platform/prisma-client/client.js';
import type { ReminderRow } from './later.wire.js';

type ReminderState = ReminderRow['state'];

export interface NewReminder {
  readonly id: string;
  readonly userId: UserId;
  readonly workspaceId: string;
  readonly messageId: string | null;
  readonly channelId: string | null;
  readonly sequence: number | null;
  readonly text: string;
  readonly dueAt: Date;
  readonly timeZone: string;
  readonly createdAt: Date;
  readonly version: number;
}

export function insertReminder(db: Prisma.TransactionClient, row: NewReminder): Promise<ReminderRow> {
  return db.reminder.create({ data: { ...row, state: 'waiting', changedAt: row.createdAt } });
}

/** Somebody's own reminder, which nobody else can change until the transaction ends. */
export async function lockReminder(
  db: Prisma.TransactionClient,
  id: string,
  userId: UserId,
): Promise<ReminderRow | null> {
  await db.$queryRaw`SELECT 1 FROM reminder WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return db.reminder.findUnique({ where: { id, userId } });
}

export function updateReminder(
  db: Prisma.TransactionClient,
  id: string,
  change: {
    state: ReminderState;
    version: number;
    changedAt: Date;
    text?: string;
    dueAt?: Date;
    timeZone?: string;
  },
): Promise<ReminderRow> {
  return db.reminder.update({ where: { id }, data: change });
}

/** Those whose time has come and that no other node has in hand; locked until the transaction ends. */
export async function claimDueReminders(
  db: Prisma.TransactionClient,
  now: Date,
  limit: number,
): Promise<{ id: string; userId: UserId }[]> {
  return db.$queryRaw`
    SELECT id, user_id AS "userId" FROM reminder WHERE state = 'waiting' AND due_at <= ${now}
    ORDER BY due_at LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED`;
}
