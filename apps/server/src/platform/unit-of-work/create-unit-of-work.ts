import { setTimeout as sleep } from 'node:timers/promises';
import type { Envelope } from '@parley/protocol';
import type { Clock } from '../clock.js';
import { asDomainError, databaseFault } from '../database-errors.js';
import type { Ids } from '../ids.js';
import type { PrismaClient } from '../prisma-client/client.js';
import type { Publisher, Transaction, UnitOfWork } from '../unit-of-work.js';
import { onceOnly } from './receipts.js';
import { openTransaction } from './transaction.js';

export interface UnitOfWorkParts {
  readonly prisma: PrismaClient;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly ids: Ids;
}

const attempts = 5;
const limits = { isolationLevel: 'ReadCommitted', maxWait: 5_000, timeout: 15_000 } as const;

export function createUnitOfWork({ prisma, publisher, clock, ids }: UnitOfWorkParts): UnitOfWork {
  async function run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { result, events } = await runOnce(work);
        if (events.length > 0) publisher.publish(events);
        return result;
      } catch (error) {
        if (databaseFault(error) !== 'conflict' || attempt === attempts) throw asDomainError(error);
        await sleep(attempt * 10 * Math.random());
      }
    }
  }

  function runOnce<T>(
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<{ result: T; events: Envelope[] }> {
    return prisma.$transaction(async (db) => {
      const transaction = openTransaction(db, { now: clock.now(), ids });
      const result = await work(transaction.face);
      return { result, events: await transaction.finish() };
    }, limits);
  }

  return {
    run,
    runCommand: (command, work, receipt) =>
      run((transaction) => onceOnly(transaction, command, { work, receipt })),
  };
}
