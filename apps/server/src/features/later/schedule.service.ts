import {
  type CommandPayload,
  type ScheduledMessage,
  scheduleChanged,
  type UserId,
  userStream,
} from '@parley/protocol';
import { reserveOne } from '../../platform/change.js';
import { DomainError } from '../../platform/domain-error.js';
import type { Ids } from '../../platform/ids.js';
import { permit } from '../../platform/permit.js';
import { queriesOf } from '../../platform/queries.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import { mayHappenAt, mayWrite } from './later.policy.js';
import { scheduledFromRow } from './later.wire.js';
import { type Reading, requireRoom, requireRoot } from './saved.service.js';
import { insertScheduled, lockScheduled, type SendableRow, updateScheduled } from './schedule.repository.js';
import type { Deliver } from './schedule.sending.js';

type Asked<T extends 'schedule.create' | 'schedule.update' | 'schedule.cancel'> = CommandPayload<T> & {
  readonly userId: UserId;
};

export async function createScheduled(
  transaction: Transaction,
  { reading, ids }: { reading: Reading; ids: Ids },
  { channelId, threadRootId, alsoInChannel, text, sendAt, timeZone, userId }: Asked<'schedule.create'>,
): Promise<ScheduledMessage> {
  const { db, now } = transaction;
  const view = await reading.channels.view(queriesOf(db), { channelId, userId });
  permit(mayWrite(view));
  if (threadRootId !== undefined) await requireRoot(transaction, reading, { threadRootId, channelId });
  const due = new Date(sendAt);
  permit(mayHappenAt(due, now));
  const { workspaceId } = view.channel;
  await requireRoom(transaction, 'scheduled', { userId, workspaceId });
  const at = await reserveOne(transaction, userStream(userId));
  const row = await insertScheduled(db, {
    id: ids.next(),
    clientMessageId: ids.next(),
    userId,
    workspaceId,
    channelId,
    threadRootId: threadRootId ?? null,
    alsoInChannel: alsoInChannel ? true : null,
    text,
    sendAt: due,
    timeZone,
    createdAt: now,
    version: at.sequence,
  });
  const scheduled = scheduledFromRow(row);
  transaction.record(at, scheduleChanged, { scheduled }, scheduled.id);
  return scheduled;
}

export async function changeScheduled(
  transaction: Transaction,
  { channels }: Reading,
  { scheduledId, text, sendAt, timeZone, userId }: Asked<'schedule.update'>,
): Promise<ScheduledMessage> {
  const { db, now } = transaction;
  const before = await requireOpen(transaction, scheduledId, userId);
  permit(mayWrite(await channels.view(queriesOf(db), { channelId: before.channelId, userId })));
  const due = new Date(sendAt);
  permit(mayHappenAt(due, now));
  return settle(transaction, before, { state: 'waiting', failure: null, text, sendAt: due, timeZone });
}

export async function cancelScheduled(
  transaction: Transaction,
  { scheduledId, userId }: Asked<'schedule.cancel'>,
): Promise<ScheduledMessage> {
  const row = await lockScheduled(transaction.db, scheduledId, userId);
  if (row?.state === 'cancelled') return scheduledFromRow(row);
  const before = await requireOpen(transaction, scheduledId, userId);
  return settle(transaction, before, { state: 'cancelled', failure: null, text: '' });
}

/** Also one that failed at its time, and may succeed now. */
export async function sendScheduled(
  transaction: Transaction,
  deliver: Deliver,
  { scheduledId, userId }: { readonly scheduledId: string; readonly userId: UserId },
): Promise<ScheduledMessage> {
  const row = await lockScheduled(transaction.db, scheduledId, userId);
  if (!row || row.state === 'cancelled') throw new DomainError('not_found');
  if (row.state === 'sent') return scheduledFromRow(row);
  await deliver(row);
  return settle(transaction, row, { state: 'sent', failure: null, text: '' });
}

/** One that waits or has failed. When its time has come a node may be sending it: then it is too late to change it. */
async function requireOpen(transaction: Transaction, id: string, userId: UserId): Promise<SendableRow> {
  const row = await lockScheduled(transaction.db, id, userId);
  if (!row || row.state === 'cancelled') throw new DomainError('not_found');
  const isTooLate = row.state === 'sent' || (row.state === 'waiting' && row.sendAt <= transaction.now);
  if (isTooLate) throw new DomainError('time_past');
  return row;
}

async function settle(
  transaction: Transaction,
  { id, userId }: SendableRow,
  what: Omit<Parameters<typeof updateScheduled>[2], 'version' | 'changedAt'>,
): Promise<ScheduledMessage> {
  const at = await reserveOne(transaction, userStream(userId));
  const changed = { ...what, version: at.sequence, changedAt: transaction.now };
  const scheduled = scheduledFromRow(await updateScheduled(transaction.db, id, changed));
  transaction.record(at, scheduleChanged, { scheduled }, id);
  return scheduled;
}
