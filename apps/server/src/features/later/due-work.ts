import type { Clock } from '../../platform/clock.js';
import type { Logger } from '../../platform/logger.js';
import type { Queries } from '../../platform/queries.js';
import type { Transaction, UnitOfWork } from '../../platform/unit-of-work.js';
import { announceDue } from './reminders.service.js';
import { dropOver, findDue, holdBriefly } from './schedule.repository.js';
import { type Deliver, sendDue } from './schedule.sending.js';

export interface DueWorkParts {
  readonly postgres: Queries;
  readonly unitOfWork: UnitOfWork;
  readonly deliver: Deliver;
  readonly clock: Clock;
  readonly log: Logger;
  /** What is over is dropped after this: the log, which may name it, reaches back no further. */
  readonly eventLogDays: number;
}

/** Reminders and scheduled messages whose time has come. Every node does this; no two take the same row. */
export interface DueWork {
  /** Does all there is to do now. */
  runOnce(): Promise<void>;
  start(): void;
  /** Resolves when what was begun is done. */
  stop(): Promise<void>;
}

/** Of the five seconds within which a message is sent, at most one is spent waiting for a look. */
const lookEveryMs = 1_000;
const forgetEveryMs = 3_600_000;
const dayMs = 86_400_000;
/** Rows a transaction takes: it ends well within its time, and another node has something to do as well. */
const batchRows = 50;

export function createDueWork(parts: DueWorkParts): DueWork {
  const { postgres, unitOfWork, clock, log } = parts;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isAway = false;
  let forgetAt = 0;

  async function runOnce(): Promise<void> {
    const due = await findDue(postgres, clock.now());
    if (due.messages) await untilDone((transaction) => sendDue(transaction, parts, batchRows));
    if (due.reminders) await untilDone((transaction) => announceDue(transaction, batchRows));
    const now = clock.now().getTime();
    if (now < forgetAt) return;
    forgetAt = now + forgetEveryMs;
    await dropOver(postgres, new Date(now - parts.eventLogDays * dayMs), 1_000);
  }

  /** A full batch may have left some behind; what could not be settled waits for the next look. */
  async function untilDone(takeBatch: (transaction: Transaction) => Promise<number>): Promise<void> {
    const take = async (transaction: Transaction) => {
      await holdBriefly(transaction.db);
      return takeBatch(transaction);
    };
    while ((await unitOfWork.run(take)) === batchRows);
  }

  function look(): void {
    running ??= runOnce()
      .then(
        () => {
          isAway = false;
        },
        (error: unknown) => {
          // Said once: the next look finds what is due whenever the database is back.
          if (!isAway) log.warn({ err: error }, 'What is due could not be looked for');
          isAway = true;
        },
      )
      .finally(() => {
        running = undefined;
      });
  }

  return {
    runOnce,
    start: () => {
      timer = setInterval(look, lookEveryMs).unref();
    },
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
