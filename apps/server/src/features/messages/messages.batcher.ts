import { asDomainError, databaseFault } from '../../platform/database-errors.js';
import { DomainError } from '../../platform/domain-error.js';

export interface BatcherOptions<Item, Result> {
  /** Items of one key are written in the order they came. */
  readonly keyOf: (item: Item) => string;
  /** Writes a batch in one transaction; one result per item, in the same order. A promise among them may be late. */
  readonly write: (batch: readonly Item[]) => Promise<readonly (Result | PromiseLike<Result>)[]>;
  /** Transactions in flight at once. */
  readonly lanes: number;
  readonly maxBatch: number;
  /** Items that wait or are being written; beyond, the caller is told to come back later. */
  readonly maxWaiting: number;
}

export interface Batcher<Item, Result> {
  add(item: Item): Promise<Result>;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result | PromiseLike<Result>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets items that come at the same time share a transaction. Each key has one lane, each lane writes one batch at a
 * time; what comes meanwhile makes up the next batch, so batches grow with the load and a lone item does not wait.
 */
export function createBatcher<Item, Result>(options: BatcherOptions<Item, Result>): Batcher<Item, Result> {
  const { keyOf, write, maxBatch, maxWaiting } = options;
  const lanes = Array.from({ length: options.lanes }, () => ({
    queue: [] as Waiting<Item, Result>[],
    isBusy: false,
  }));
  type Lane = (typeof lanes)[number];
  let waiting = 0;

  async function drain(lane: Lane): Promise<void> {
    while (lane.queue.length > 0) {
      const batch = lane.queue.splice(0, maxBatch);
      await settle(batch);
      waiting -= batch.length;
    }
    lane.isBusy = false;
  }

  async function settle(batch: readonly Waiting<Item, Result>[], isRetry = false): Promise<void> {
    try {
      const results = await write(batch.map((one) => one.item));
      batch.forEach((one, index) => {
        one.resolve(results[index] as Result | PromiseLike<Result>);
      });
    } catch (error) {
      const fault = databaseFault(error);
      if (fault === 'conflict' && !isRetry) return settle(batch, true);
      if (fault === 'unreachable' || batch.length === 1) {
        for (const one of batch) one.reject(asDomainError(error));
        return;
      }
      // One of them is at fault; the others must not suffer for it.
      for (const one of batch) await settle([one]);
    }
  }

  return {
    add: (item) => {
      if (waiting >= maxWaiting) return Promise.reject(new DomainError('unavailable'));
      waiting += 1;
      const lane = lanes[laneOf(keyOf(item), lanes.length)] as Lane;
      return new Promise((resolve, reject) => {
        lane.queue.push({ item, resolve, reject });
        if (lane.isBusy) return;
        lane.isBusy = true;
        // After this turn of the event loop, so that everything read from the sockets in it is in the batch.
        setImmediate(() => void drain(lane));
      });
    },
  };
}

/** Keys are UUIDs, whose last digits are random. */
function laneOf(key: string, lanes: number): number {
  return Number.parseInt(key.slice(-4), 16) % lanes;
}
