import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../../platform/domain-error.js';

/** OWASP's Password Storage Cheat Sheet for Argon2id, which is the default here: 19 MiB, two passes, one lane. */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash keeps one of the four threads of libuv busy for about 70 ms; files and DNS need theirs too. */
const atOnce = 2;
/** About four seconds of work on two cores: more would only time out. */
const maxWaiting = 100;

export interface PasswordHashing {
  hash(password: string): Promise<string>;
  verify(check: { readonly hash: string; readonly password: string }): Promise<boolean>;
}

/** @throws DomainError `rate_limited` when too many sign-ins come at once. */
export function createPasswordHashing(): PasswordHashing {
  const inTurn = createTurnstile();
  return {
    hash: (password) => inTurn(() => hash(password, settings)),
    verify: (check) => inTurn(() => verify(check.hash, check.password)),
  };
}

function createTurnstile() {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (waiting.length >= maxWaiting) throw new DomainError('rate_limited', { retryAfterMs: '2000' });
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      // The place passes on to the next in line, or becomes free.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
