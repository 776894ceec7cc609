import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Bucket } from './buckets.js';

/** Points to take from one bucket. */
export interface Share {
  readonly bucket: Bucket;
  readonly cost: number;
}

/**
 * Several requests in one call. Each takes from all its buckets or from none; a debt, which has been taken already, is
 * only written down. A bucket is the moment it will be full again, in microseconds of Redis's clock, and goes by itself
 * then. Answers per request with the microseconds to wait, and per bucket with those until it is full.
 */
const script = `
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local answer, key, arg = {}, 0, 1
while arg <= #ARGV do
  local isDebt, size = ARGV[arg] == 'debt', tonumber(ARGV[arg + 1])
  local before, after, wait = {}, {}, 0
  arg = arg + 2
  for i = 1, size do
    local interval, points, cost = tonumber(ARGV[arg]), tonumber(ARGV[arg + 1]), tonumber(ARGV[arg + 2])
    arg = arg + 3
    before[i] = math.max(now, tonumber(redis.call('GET', KEYS[key + i]) or now))
    after[i] = math.max(now, before[i] + cost * interval)
    wait = math.max(wait, after[i] - points * interval - now)
  end
  local isTaken = isDebt or wait <= 0
  answer[#answer + 1] = isTaken and 0 or wait
  for i = 1, size do
    if isTaken and after[i] > now then
      redis.call('SET', KEYS[key + i], string.format('%.0f', after[i]), 'PX', math.ceil((after[i] - now) / 1000))
    elseif isTaken then
      redis.call('DEL', KEYS[key + i])
    end
    answer[#answer + 1] = (isTaken and after[i] or before[i]) - now
  end
  key = key + size
end
return answer`;
const scriptHash = createHash('sha1').update(script).digest('hex');

/** A limiter must never be what a command waits for. */
const patienceMs = 100;
/** After Redis was too slow once, nobody waits for it again for so long. */
const pauseMs = 5_000;
/** How long a node keeps to itself what it has taken. */
const tellingMs = 50;
const requestsPerCall = 200;
const debtsPerCall = 500;

interface Asked {
  readonly shares: readonly Share[];
  /** With ms to wait, 0 when taken; undefined when Redis does not answer. */
  readonly answer: (waitMs: number | undefined) => void;
}

export interface AgreementParts {
  readonly redis: Redis;
  readonly nowMs: () => number;
  /** A call failed or took too long. */
  readonly onFault: (error: unknown) => void;
}

/** What the nodes agree on about their buckets. */
export interface Agreement {
  /** Whether Redis is worth asking now. */
  isReachable(): boolean;
  /** Takes all shares, or none and tells how long to wait; undefined when Redis does not answer in time. Answers in turn. */
  ask(shares: readonly Share[]): Promise<number | undefined>;
  /** Passes on, a little later, what has been taken here without asking. */
  tell(bucket: Bucket, cost: number): void;
}

/** One call is under way at a time; what comes meanwhile shares the next one. */
export function createAgreement({ redis, nowMs, onFault }: AgreementParts): Agreement {
  const waiting: Asked[] = [];
  let untold = new Set<Bucket>();
  let isBusy = false;
  let isTelling = false;
  let awayUntilMs = Number.NEGATIVE_INFINITY;

  const isReachable = () => nowMs() >= awayUntilMs;

  function start(): void {
    if (isBusy) return;
    isBusy = true;
    // After this turn, so that everything it brings is in the call.
    setImmediate(() => void run());
  }

  async function run(): Promise<void> {
    while (waiting.length > 0 || untold.size > 0) {
      const asked = waiting.splice(0, requestsPerCall);
      const debts = takeDebts();
      try {
        learn(await inTime(call(asked, debts)), { asked, debts, nowMs: nowMs() });
      } catch (error) {
        awayUntilMs = nowMs() + pauseMs;
        onFault(error);
        for (const { answer } of [...asked, ...waiting.splice(0)]) answer(undefined);
        forget();
      }
    }
    isBusy = false;
  }

  /** What was taken here counts here, and for the others it never was. */
  function forget(): void {
    for (const bucket of untold) bucket.untold = 0;
    untold = new Set();
  }

  function takeDebts(): Share[] {
    const debts: Share[] = [];
    for (const bucket of untold) {
      if (debts.length === debtsPerCall) break;
      untold.delete(bucket);
      debts.push({ bucket, cost: bucket.untold });
      bucket.untold = 0;
    }
    return debts;
  }

  function call(asked: readonly Asked[], debts: readonly Share[]): Promise<number[]> {
    const keys: string[] = [];
    const values: (string | number)[] = [];
    const add = (kind: 'request' | 'debt', shares: readonly Share[]) => {
      values.push(kind, shares.length);
      for (const { bucket, cost } of shares) {
        const { name, intervalMs, points } = bucket.kind;
        keys.push(`parley:limit:${name}:${bucket.key}`);
        values.push(Math.round(intervalMs * 1_000), points, cost);
      }
    };
    // Debts first: they are older than the questions.
    for (const debt of debts) add('debt', [debt]);
    for (const { shares } of asked) add('request', shares);
    return evaluate(redis, keys, values);
  }

  return {
    isReachable,
    ask: (shares) =>
      new Promise((resolve) => {
        for (const { bucket } of shares) bucket.asked += 1;
        const answer = (waitMs: number | undefined) => {
          for (const { bucket } of shares) bucket.asked -= 1;
          resolve(waitMs);
        };
        waiting.push({ shares, answer });
        start();
      }),
    tell: (bucket, cost) => {
      bucket.untold += cost;
      untold.add(bucket);
      if (isTelling) return;
      isTelling = true;
      setTimeout(() => {
        isTelling = false;
        if (isReachable()) start();
        else forget();
      }, tellingMs).unref();
    },
  };
}

/** Takes over what Redis says about each bucket, and answers who asked. */
function learn(
  answer: readonly number[],
  { asked, debts, nowMs }: { asked: readonly Asked[]; debts: readonly Share[]; nowMs: number },
): void {
  let at = 0;
  const next = () => (answer[at++] ?? 0) / 1_000;
  const read = (shares: readonly Share[]): number => {
    const wait = next();
    for (const { bucket } of shares) {
      bucket.fullAtMs = nowMs + next() + bucket.untold * bucket.kind.intervalMs;
      bucket.agreedAtMs = nowMs;
    }
    return wait;
  };
  for (const debt of debts) read([debt]);
  for (const one of asked) one.answer(read(one.shares));
}

async function evaluate(redis: Redis, keys: string[], values: (string | number)[]): Promise<number[]> {
  try {
    return (await redis.evalsha(scriptHash, keys.length, ...keys, ...values)) as number[];
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
    return (await redis.eval(script, keys.length, ...keys, ...values)) as number[];
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      // An answer that came while this process was busy has been read by then.
      setImmediate(() => reject(new Error(`Redis took longer than ${patienceMs} ms`)));
    }, patienceMs);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
