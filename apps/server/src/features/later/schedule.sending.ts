import { type ErrorCode, errors, scheduleChanged, userStream } from '@parley/protocol';
import { DomainError } from '../../platform/domain-error.js';
import type { Logger } from '../../platform/logger.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import type { Messages } from '../messages/index.js';
import { scheduledFromRow } from './later.wire.js';
import { claimDueMessages, type SendableRow, updateScheduled } from './schedule.repository.js';

/** Writes the message; when it was written before, by whomever, nothing happens. @throws DomainError */
export type Deliver = (row: SendableRow) => Promise<void>;

/**
 * The row's own client message id makes every further try harmless. An `idempotency_conflict` says that a message was
 * sent under it before the row got its present text: it is out, and a second one would be wrong.
 */
export function createDeliver(messages: Pick<Messages, 'send'>): Deliver {
  return async ({ channelId, clientMessageId, text, userId, ...reply }) => {
    const placed = reply.threadRootId !== null && {
      threadRootId: reply.threadRootId,
      alsoInChannel: reply.alsoInChannel === true,
    };
    try {
      await messages.send({ channelId, clientMessageId, text, ...placed }, userId);
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'idempotency_conflict')) throw error;
    }
  };
}

type Outcome =
  | { readonly state: 'sent' }
  | { readonly state: 'failed'; readonly failure: ErrorCode }
  | 'later';

/**
 * Sends those whose time has come, and that no other node has in hand. The rows stay locked until the outcome is
 * written with them: when this node dies meanwhile they are free again, and the next one finds the message written.
 *
 * @returns how many are settled.
 */
export async function sendDue(
  transaction: Transaction,
  { deliver, log }: { deliver: Deliver; log: Logger },
  limit: number,
): Promise<number> {
  const { db, now } = transaction;
  const rows = await claimDueMessages(db, now, limit);
  const outcomes = await Promise.all(rows.map((row) => outcomeOf(deliver(row), log)));
  const settled = rows.flatMap((row, index) => {
    const outcome = outcomes[index];
    return outcome === undefined || outcome === 'later' ? [] : [{ row, outcome }];
  });
  const reserved = await transaction.reserve(settled.map(({ row }) => userStream(row.userId)));
  for (const [index, at] of reserved.entries()) {
    const { row, outcome } = settled[index] as (typeof settled)[number];
    const what = outcome.state === 'sent' ? { ...outcome, failure: null, text: '' } : outcome;
    const changed = { ...what, version: at.sequence, changedAt: now };
    const scheduled = scheduledFromRow(await updateScheduled(db, row.id, changed));
    transaction.record(at, scheduleChanged, { scheduled }, row.id);
  }
  return settled.length;
}

/** What may yet succeed is tried again; any other refusal is told to the author. */
async function outcomeOf(delivery: Promise<void>, log: Logger): Promise<Outcome> {
  try {
    await delivery;
    return { state: 'sent' };
  } catch (error) {
    if (!(error instanceof DomainError)) {
      log.error({ err: error }, 'A scheduled message could not be sent');
      return { state: 'failed', failure: 'internal' };
    }
    return errors[error.code].retry === 'never' ? { state: 'failed', failure: error.code } : 'later';
  }
}
