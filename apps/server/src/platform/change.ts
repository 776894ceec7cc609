import type { StreamName } from '@parley/protocol';
import type { Reservation, Transaction } from './unit-of-work.js';

/**
 * A part of a transaction that waits for its numbers: the streams it needs, and what it then writes. The locks it
 * rests on are taken when it is planned, so that several can share the one reservation of their transaction.
 */
export interface Change {
  readonly streams: readonly StreamName[];
  /** Gets one reservation per stream, in the same order. */
  apply(at: readonly Reservation[]): Promise<void>;
}

/** Reserves the streams of all changes at once, then applies them in the order given. */
export async function carryOut(transaction: Transaction, changes: readonly Change[]): Promise<void> {
  const reserved = await transaction.reserve(changes.flatMap((change) => change.streams));
  let from = 0;
  for (const change of changes) {
    const until = from + change.streams.length;
    await change.apply(reserved.slice(from, until));
    from = until;
  }
}

/** The next sequence of one stream. */
export async function reserveOne(transaction: Transaction, stream: StreamName): Promise<Reservation> {
  const [at] = await transaction.reserve([stream]);
  if (!at) throw new Error(`No sequence was reserved in ${stream}.`);
  return at;
}
