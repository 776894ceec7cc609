import type { Envelope, EventDefinition, PayloadOf, StreamName } from '@parley/protocol';
import type { CommandContext } from './handlers.js';
import type { Prisma } from './prisma-client/client.js';

/** A number of a stream, taken inside a transaction: its event must be recorded in the same one. */
export interface Reservation {
  readonly stream: StreamName;
  readonly sequence: number;
}

/** What a service sees of the running transaction. */
export interface Transaction {
  readonly db: Prisma.TransactionClient;
  /** The transaction's time; every event and row of it carries this one. */
  readonly now: Date;
  /**
   * Takes the next sequence of each stream, in the order given, and locks their counters until commit. Call it once
   * per transaction with all streams: counters are locked in name order, which is what rules out deadlocks.
   */
  reserve(streams: readonly StreamName[]): Promise<Reservation[]>;
  /** Records the event of a reservation. With `reference` the log keeps only the id of the entity to read it from. */
  record<D extends EventDefinition>(
    at: Reservation,
    definition: D,
    payload: PayloadOf<D>,
    reference?: string,
  ): void;
}

/**
 * Runs work in one transaction and publishes the recorded events after commit, never before and never if it failed.
 * Rolls back when a reservation was left without an event (it would be a hole).
 */
export interface UnitOfWork {
  /** `work` may be called again when the database asks for it (deadlock), so it changes nothing but the database. */
  run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /**
   * The same for a command: a repeat of its id is answered with the first result and changes nothing; with another
   * payload it is an `idempotency_conflict`.
   */
  runCommand<T>(
    command: Command,
    work: (transaction: Transaction) => Promise<T>,
    receipt?: ReceiptForm<T>,
  ): Promise<T>;
}

export type Command = CommandContext & { readonly type: string; readonly payload: unknown };

/**
 * How a result is kept for repeats. Without one it is kept whole, for seven days: give one when the result holds what
 * must not outlive its row, such as a secret or a text that can be deleted.
 */
export interface ReceiptForm<T> {
  keep(result: T): unknown;
  restore(kept: unknown, transaction: Transaction): Promise<T>;
}

/** Hands committed events to whoever listens live. A lost publish only delays: the log is the truth. */
export interface Publisher {
  publish(events: readonly Envelope[]): void;
}
