import type { CommandType } from '@parley/protocol';
import { DomainError } from '../../platform/domain-error.js';
import type { CommandContext, CommandHandlers } from '../../platform/handlers.js';
import type { Ids } from '../../platform/ids.js';
import { type Queries, queriesOf } from '../../platform/queries.js';
import type { ReceiptForm, Transaction, UnitOfWork } from '../../platform/unit-of-work.js';
import { findRemindersByIds, findScheduledByIds } from './later.repository.js';
import { reminderFromRow, scheduledFromRow } from './later.wire.js';
import { completeReminder, createReminder, snoozeReminder } from './reminders.service.js';
import { type Reading, saveMessage, setDraft, unsaveMessage } from './saved.service.js';
import type { Deliver } from './schedule.sending.js';
import { cancelScheduled, changeScheduled, createScheduled, sendScheduled } from './schedule.service.js';

export type LaterCommands =
  | 'message.save'
  | 'message.unsave'
  | Extract<CommandType, `draft.${string}` | `reminder.${string}` | `schedule.${string}`>;

export function laterCommands(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly reading: Reading;
  readonly ids: Ids;
  readonly deliver: Deliver;
}): CommandHandlers<LaterCommands> {
  const { unitOfWork, reading, deliver } = parts;

  /** What changes nothing when it is done again needs no receipt. */
  const repeatable =
    <P extends object, T>(work: (transaction: Transaction, caller: P & { userId: string }) => Promise<T>) =>
    (payload: P, { actor }: CommandContext) =>
      unitOfWork.run((transaction) => work(transaction, { ...payload, userId: actor.userId }));

  /** Making a thing twice would be two: a repeat is answered from the receipt. */
  const once =
    <P extends object, T>(
      type: LaterCommands,
      receipt: ReceiptForm<T>,
      work: (transaction: Transaction, caller: P & { userId: string }) => Promise<T>,
    ) =>
    (payload: P, context: CommandContext) =>
      unitOfWork.runCommand(
        { ...context, type, payload },
        (transaction) => work(transaction, { ...payload, userId: context.actor.userId }),
        receipt,
      );

  return {
    'message.save': repeatable(async (transaction, at) => ({
      saved: await saveMessage(transaction, reading, at),
    })),
    'message.unsave': repeatable(async (transaction, at) => {
      await unsaveMessage(transaction, at);
      return {};
    }),
    'draft.set': repeatable(async (transaction, at) => ({ draft: await setDraft(transaction, parts, at) })),
    'reminder.create': once('reminder.create', reminderReceipt, async (transaction, at) => ({
      reminder: await createReminder(transaction, parts, at),
    })),
    'reminder.snooze': once('reminder.snooze', reminderReceipt, async (transaction, at) => ({
      reminder: await snoozeReminder(transaction, at),
    })),
    'reminder.complete': repeatable(async (transaction, at) => ({
      reminder: await completeReminder(transaction, at),
    })),
    'schedule.create': once('schedule.create', scheduledReceipt, async (transaction, at) => ({
      scheduled: await createScheduled(transaction, parts, at),
    })),
    'schedule.update': once('schedule.update', scheduledReceipt, async (transaction, at) => ({
      scheduled: await changeScheduled(transaction, reading, at),
    })),
    'schedule.cancel': repeatable(async (transaction, at) => ({
      scheduled: await cancelScheduled(transaction, at),
    })),
    'schedule.send': repeatable(async (transaction, at) => ({
      scheduled: await sendScheduled(transaction, deliver, at),
    })),
  };
}

/** A receipt that keeps no text: what was thrown away must be gone from everywhere. */
function byId<Row, T>(
  idOf: (result: T) => string,
  find: (queries: Queries, ids: readonly string[]) => Promise<Row[]>,
  resultOf: (row: Row) => T,
): ReceiptForm<T> {
  return {
    keep: idOf,
    restore: async (id, { db }) => {
      const [row] = await find(queriesOf(db), [id as string]);
      if (!row) throw new DomainError('not_found');
      return resultOf(row);
    },
  };
}

const reminderReceipt = byId(
  (result: { reminder: ReturnType<typeof reminderFromRow> }) => result.reminder.id,
  findRemindersByIds,
  (row) => ({ reminder: reminderFromRow(row) }),
);
const scheduledReceipt = byId(
  (result: { scheduled: ReturnType<typeof scheduledFromRow> }) => result.scheduled.id,
  findScheduledByIds,
  (row) => ({ scheduled: scheduledFromRow(row) }),
);
