import type { Redis } from 'ioredis';
import { DomainError } from './domain-error.js';
import type { Logger } from './logger.js';
import type { Metrics } from './metrics.js';
import { createAgreement, type Share } from './rate-limiter/agreement.js';
import {
  type Allowance,
  type BucketKind,
  bucketOf,
  createBucketKind,
  take,
  waitMs,
} from './rate-limiter/buckets.js';

export type { Allowance } from './rate-limiter/buckets.js';

/** Token buckets with one allowance, one for each key. */
export interface RateLimiter {
  /** @throws DomainError `rate_limited` with `retryAfterMs` when the bucket is empty. */
  consume(key: string): Promise<void>;
  /** Gives a point back. */
  refund(key: string): void;
  /** For `consumeAll`. */
  charge(key: string): Charge;
}

/** One point of one bucket. */
export interface Charge {
  readonly kind: BucketKind;
  readonly key: string;
}

export interface RateLimits {
  /**
   * `name` keeps the keys of one limiter apart from those of another. An exact one asks Redis every time: for guesses,
   * which are rare and must not be more than allowed.
   */
  limiter(name: string, allowance: Allowance, options?: { readonly isExact?: boolean }): RateLimiter;
  /** Takes a point from every bucket, or from none. @throws DomainError as `RateLimiter.consume`. */
  consumeAll(charges: readonly Charge[]): Promise<void>;
}

export interface RateLimitsOptions {
  /** With Redis all nodes share the buckets; without, or while it is away, each node has its own. */
  readonly redis?: Redis | undefined;
  readonly metrics: Pick<Metrics, 'rateLimited' | 'redisFaults'>;
  readonly log: Pick<Logger, 'warn'>;
  /** Milliseconds of a clock that only goes forward. */
  readonly nowMs?: () => number;
}

/** What the nodes agreed on may be gone by for so long before they are asked again. */
const freshMs = 2_000;
/** And an empty bucket for so long: points may have been given back elsewhere. */
const certainMs = 500;

/**
 * A node takes points without asking from a bucket that it has heard of lately and that is more than half full, and
 * tells the others 50 ms later; otherwise it asks. So a limit can be passed by what a node takes within that time, at
 * most half a bucket, which is then owed, and a busy sender does not wait for Redis. While somebody waits for an answer
 * about a bucket, all who come after ask as well: what one connection sends keeps its order (R-EVT-2).
 */
export function createRateLimits(options: RateLimitsOptions): RateLimits {
  const { redis, metrics, log, nowMs = () => performance.now() } = options;
  const agreement = redis && createAgreement({ redis, nowMs, onFault });

  function onFault(error: unknown): void {
    metrics.redisFaults.inc();
    log.warn({ err: error }, 'Redis does not answer in time; each node limits rates for itself for a while');
  }

  async function consumeAll(charges: readonly Charge[]): Promise<void> {
    const now = nowMs();
    const shares = charges.map(({ kind, key }) => ({ bucket: bucketOf(kind, key, now), cost: 1 }));
    if (!agreement?.isReachable()) {
      refuseEmpty(shares, now);
      return takeHere(shares, now);
    }
    // The others have taken more since, if anything: somebody who floods costs Redis little.
    refuseEmpty(
      shares.filter(({ bucket }) => now - bucket.agreedAtMs < certainMs),
      now,
    );
    if (shares.every((share) => mayTakeUnasked(share, now))) {
      takeHere(shares, now);
      for (const { bucket, cost } of shares) agreement.tell(bucket, cost);
      return;
    }
    const wait = await agreement.ask(shares);
    if (wait === 0) return;
    const then = nowMs();
    refuseEmpty(shares, then);
    if (wait !== undefined) throw refusal(wait);
    takeHere(shares, then);
  }

  function refuseEmpty(shares: readonly Share[], now: number): void {
    let longest = 0;
    let emptiest = '';
    for (const { bucket, cost } of shares) {
      const wait = waitMs(bucket, cost, now);
      if (wait <= longest) continue;
      longest = wait;
      emptiest = bucket.kind.name;
    }
    if (longest === 0) return;
    metrics.rateLimited.inc({ limit: emptiest });
    throw refusal(longest);
  }

  return {
    limiter: (name, allowance, { isExact = false } = {}) => {
      const kind = createBucketKind(name, allowance, isExact);
      return {
        consume: (key) => consumeAll([{ kind, key }]),
        refund: (key) => {
          const now = nowMs();
          const bucket = bucketOf(kind, key, now);
          take(bucket, -1, now);
          if (agreement?.isReachable()) agreement.tell(bucket, -1);
        },
        charge: (key) => ({ kind, key }),
      };
    },
    consumeAll,
  };
}

function refusal(wait: number): DomainError {
  return new DomainError('rate_limited', { retryAfterMs: String(Math.ceil(wait)) });
}

function mayTakeUnasked({ bucket, cost }: Share, now: number): boolean {
  const { kind, fullAtMs, agreedAtMs, asked } = bucket;
  if (kind.isExact || asked > 0 || now - agreedAtMs > freshMs) return false;
  return Math.max(0, fullAtMs - now) + cost * kind.intervalMs <= kind.windowMs / 2;
}

function takeHere(shares: readonly Share[], now: number): void {
  for (const { bucket, cost } of shares) take(bucket, cost, now);
}
