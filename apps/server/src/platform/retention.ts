import type pg from 'pg';
import type { Clock } from './clock.js';
import type { Logger } from './logger.js';
import type { Postgres } from './postgres.js';

export interface RetentionParts {
  readonly postgres: Pick<Postgres, 'pool'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly eventLogDays: number;
}

/** Rows. */
export interface Dropped {
  readonly events: number;
  readonly receipts: number;
  readonly sessions: number;
}

export interface Retention {
  /** Drops what is too old now; does nothing while another node is at it. */
  runOnce(): Promise<Dropped>;
  start(): void;
  stop(): void;
}

/** Longer than any client keeps trying to send a command. */
const receiptDays = 7;
/** After it has run out, so that clocks need not agree to the second. */
const sessionDays = 1;
const dayMs = 86_400_000;
const intervalMs = 3_600_000;
/** Rows per transaction: short enough that a sender never waits noticeably for the counter row. */
const batchRows = 2_000;
/** Any number that nothing else in the database takes as an advisory lock. */
const advisoryLock = '7310579620';

/**
 * Everything up to the newest old row of a stream goes, also a row whose clock ran ahead, so that the log keeps no
 * hole above its floor. A stream that is being written to is left for the next time.
 */
const dropEvents = `
  WITH old AS (
    SELECT stream, max(sequence) AS newest
    FROM (SELECT stream, sequence FROM stream_event WHERE recorded_at < $1 LIMIT $2) AS batch
    GROUP BY stream
  ), locked AS (
    SELECT s.name, old.newest FROM stream s JOIN old ON old.stream = s.name
    ORDER BY s.name COLLATE "C" FOR UPDATE OF s SKIP LOCKED
  ), raised AS (
    UPDATE stream s SET floor = greatest(s.floor, locked.newest) FROM locked WHERE s.name = locked.name
    RETURNING s.name, s.floor
  )
  DELETE FROM stream_event e USING raised WHERE e.stream = raised.name AND e.sequence <= raised.floor`;

const dropReceipts = `
  DELETE FROM command_receipt WHERE ctid = ANY(ARRAY(
    SELECT ctid FROM command_receipt WHERE recorded_at < $1 LIMIT $2
  ))`;

const dropSessions = `
  DELETE FROM session WHERE ctid = ANY(ARRAY(
    SELECT ctid FROM session WHERE expires_at < $1 LIMIT $2
  ))`;

export function createRetention(parts: RetentionParts): Retention {
  const { postgres, clock, log, eventLogDays } = parts;
  let timer: NodeJS.Timeout | undefined;

  const runOnce = async () => {
    const client = await postgres.pool.connect();
    let isDone = false;
    try {
      const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS taken', [advisoryLock]);
      isDone = rows[0]?.taken !== true;
      if (isDone) return { events: 0, receipts: 0, sessions: 0 };
      const before = (days: number) => new Date(clock.now().getTime() - days * dayMs);
      const events = await inBatches(client, dropEvents, before(eventLogDays));
      const receipts = await inBatches(client, dropReceipts, before(receiptDays));
      const sessions = await inBatches(client, dropSessions, before(sessionDays));
      await client.query('SELECT pg_advisory_unlock($1)', [advisoryLock]);
      isDone = true;
      const dropped = { events, receipts, sessions };
      if (events + receipts + sessions > 0) log.info(dropped, 'Dropped rows that are too old');
      return dropped;
    } finally {
      // A connection that may still hold the lock is closed, which lets go of it.
      client.release(!isDone);
    }
  };

  return {
    runOnce,
    start: () => {
      const run = () => {
        runOnce().catch((error: unknown) =>
          log.warn({ err: error }, 'Rows that are too old were not dropped'),
        );
      };
      timer = setInterval(run, intervalMs).unref();
    },
    stop: () => clearInterval(timer),
  };
}

async function inBatches(client: pg.PoolClient, statement: string, before: Date): Promise<number> {
  let total = 0;
  for (;;) {
    const { rowCount } = await client.query(statement, [before, batchRows]);
    total += rowCount ?? 0;
    if (!rowCount) return total;
  }
}
