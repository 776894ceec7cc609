import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from './domain-error.js';

/** So many points per window, for each key. */
export interface Allowance {
  readonly points: number;
  readonly windowSeconds: number;
}

export interface RateLimiter {
  /** @throws DomainError `rate_limited` with `retryAfterMs` when the key has used up its points. */
  consume(key: string, points?: number): Promise<void>;
  /** Gives a point back. */
  refund(key: string): Promise<void>;
}

export interface RateLimiterOptions {
  /** Keeps the keys of one limiter apart from those of another. */
  readonly name: string;
  readonly allowance: Allowance;
  /** With Redis all nodes share the count; without, or while it is away, each node counts for itself. */
  readonly redis?: Redis | undefined;
}

export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  const { points, windowSeconds } = options.allowance;
  const settings = { keyPrefix: `parley:limit:${options.name}`, points, duration: windowSeconds };
  const memory = new RateLimiterMemory(settings);
  const limiter = options.redis
    ? new RateLimiterRedis({
        ...settings,
        storeClient: options.redis,
        insuranceLimiter: memory,
        // A key that is over its limit costs no more calls to Redis until its window ends.
        inMemoryBlockOnConsumed: points + 1,
      })
    : memory;
  return {
    consume: async (key, cost = 1) => {
      try {
        await limiter.consume(key, cost);
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes)
          throw new DomainError('rate_limited', { retryAfterMs: String(Math.ceil(refusal.msBeforeNext)) });
        throw refusal;
      }
    },
    refund: async (key) => void (await limiter.reward(key)),
  };
}

/** One key for all the addresses a single customer is usually given: an IPv4 address, or an IPv6 /64. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1] as string;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const groups = [...before, ...gap, ...after].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
