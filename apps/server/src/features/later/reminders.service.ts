import {
  type CommandPayload,
  type Reminder,
  reminderChanged,
  type UserId,
  userStream,
} from '@parley/protocol';
import { reserveOne } from '../../platform/change.js';
import { DomainError } from '../../platform/domain-error.js';
import type { Ids } from '../../platform/ids.js';
import { permit } from '../../platform/permit.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import { mayHappenAt } from './later.policy.js';
import { lockMembership } from './later.repository.js';
import { type ReminderRow, reminderFromRow } from './later.wire.js';
import { claimDueReminders, insertReminder, lockReminder, updateReminder } from './reminders.repository.js';
import { type Reading, requireKeepable, requireRoom } from './saved.service.js';

type Asked<T extends 'reminder.create' | 'reminder.snooze' | 'reminder.complete'> = CommandPayload<T> & {
  readonly userId: UserId;
};

export async function createReminder(
  transaction: Transaction,
  { reading, ids }: { reading: Reading; ids: Ids },
  { workspaceId, messageId, text, dueAt, timeZone, userId }: Asked<'reminder.create'>,
): Promise<Reminder> {
  const { db, now } = transaction;
  const due = new Date(dueAt);
  if (!(await lockMembership(db, workspaceId, userId))) throw new DomainError('not_found');
  permit(mayHappenAt(due, now));
  const about =
    messageId === null ? null : await requireKeepable(transaction, reading, { messageId, userId });
  if (about && about.workspaceId !== workspaceId) throw new DomainError('not_found');
  await requireRoom(transaction, 'reminders', { userId, workspaceId });
  const at = await reserveOne(transaction, userStream(userId));
  const row = await insertReminder(db, {
    id: ids.next(),
    userId,
    workspaceId,
    messageId,
    channelId: about?.message.channelId ?? null,
    sequence: about?.message.sequence ?? null,
    text,
    dueAt: due,
    timeZone,
    createdAt: now,
    version: at.sequence,
  });
  const reminder = reminderFromRow(row);
  transaction.record(at, reminderChanged, { reminder }, reminder.id);
  return reminder;
}

export async function snoozeReminder(
  transaction: Transaction,
  { reminderId, dueAt, timeZone, userId }: Asked<'reminder.snooze'>,
): Promise<Reminder> {
  const before = await requireReminder(transaction, reminderId, userId);
  if (before.state === 'done') throw new DomainError('not_found');
  const due = new Date(dueAt);
  permit(mayHappenAt(due, transaction.now));
  return change(transaction, { reminderId, userId }, { state: 'waiting', dueAt: due, timeZone });
}

export async function completeReminder(
  transaction: Transaction,
  { reminderId, userId }: Asked<'reminder.complete'>,
): Promise<Reminder> {
  const before = await requireReminder(transaction, reminderId, userId);
  if (before.state === 'done') return reminderFromRow(before);
  return change(transaction, { reminderId, userId }, { state: 'done', text: '' });
}

/** Those whose time has come become due. Gives how many there were. */
export async function announceDue(transaction: Transaction, limit: number): Promise<number> {
  const { db, now } = transaction;
  const claimed = await claimDueReminders(db, now, limit);
  const reserved = await transaction.reserve(claimed.map(({ userId }) => userStream(userId)));
  for (const [index, at] of reserved.entries()) {
    const { id } = claimed[index] as { id: string };
    const row = await updateReminder(db, id, { state: 'due', version: at.sequence, changedAt: now });
    transaction.record(at, reminderChanged, { reminder: reminderFromRow(row) }, id);
  }
  return claimed.length;
}

async function requireReminder({ db }: Transaction, id: string, userId: UserId): Promise<ReminderRow> {
  const row = await lockReminder(db, id, userId);
  if (!row) throw new DomainError('not_found');
  return row;
}

async function change(
  transaction: Transaction,
  { reminderId, userId }: { reminderId: string; userId: UserId },
  what: { state: Reminder['state']; text?: string; dueAt?: Date; timeZone?: string },
): Promise<Reminder> {
  const at = await reserveOne(transaction, userStream(userId));
  const changed = { ...what, version: at.sequence, changedAt: transaction.now };
  const reminder = reminderFromRow(await updateReminder(transaction.db, reminderId, changed));
  transaction.record(at, reminderChanged, { reminder }, reminderId);
  return reminder;
}
