/** So many points at once, and as many again over a window: they flow back evenly. */
export interface Allowance {
  readonly points: number;
  readonly windowSeconds: number;
}

/** What a node knows of one bucket. */
export interface Bucket {
  readonly kind: BucketKind;
  readonly key: string;
  /** When it will be full again if nobody takes from it, in ms of the node's own clock: all there is to know (GCRA). */
  fullAtMs: number;
  /** When the nodes last agreed on it. */
  agreedAtMs: number;
  /** Points taken here that the other nodes have not been told of. */
  untold: number;
  /** Requests for it that the other nodes have not answered yet. */
  asked: number;
}

/** All buckets with the same allowance, e.g. the commands of each person. */
export interface BucketKind {
  readonly name: string;
  readonly points: number;
  /** Until one point has flown back. */
  readonly intervalMs: number;
  /** Until all points have flown back. */
  readonly windowMs: number;
  /** Whether it is never taken from without asking the other nodes. */
  readonly isExact: boolean;
  readonly buckets: Map<string, Bucket>;
}

/** Keys of one kind that a node remembers; the oldest go first, and count as full when they come back. */
const maxBuckets = 100_000;
const leftAfterSweep = 0.9 * maxBuckets;
/** Lets a point that flows back at this very moment count as there. */
const rounding = 1e-3;

export function createBucketKind(
  name: string,
  { points, windowSeconds }: Allowance,
  isExact = false,
): BucketKind {
  // Whole microseconds, because that is what nodes exchange.
  const intervalMs = Math.max(1, Math.floor((windowSeconds * 1e6) / points)) / 1e3;
  return { name, points, intervalMs, windowMs: points * intervalMs, isExact, buckets: new Map() };
}

/** A full one. */
export function newBucket(kind: BucketKind, key: string, nowMs: number): Bucket {
  return { kind, key, fullAtMs: nowMs, agreedAtMs: Number.NEGATIVE_INFINITY, untold: 0, asked: 0 };
}

/** The bucket of a key, full when it is not known. */
export function bucketOf(kind: BucketKind, key: string, nowMs: number): Bucket {
  const known = kind.buckets.get(key);
  if (known) return known;
  if (kind.buckets.size >= maxBuckets) sweep(kind.buckets, nowMs);
  const bucket = newBucket(kind, key, nowMs);
  kind.buckets.set(key, bucket);
  return bucket;
}

/** How long until `cost` points are there; 0 when they are. */
export function waitMs({ kind, fullAtMs }: Bucket, cost: number, nowMs: number): number {
  const wait = Math.max(fullAtMs, nowMs) + cost * kind.intervalMs - kind.windowMs - nowMs;
  return wait > rounding ? wait : 0;
}

/** Takes points, or gives them back when `cost` is negative. */
export function take(bucket: Bucket, cost: number, nowMs: number): void {
  bucket.fullAtMs = Math.max(bucket.fullAtMs, nowMs) + cost * bucket.kind.intervalMs;
}

/** Drops what is full again, then the oldest. */
function sweep(buckets: Map<string, Bucket>, nowMs: number): void {
  for (const [key, { fullAtMs, asked }] of buckets) if (fullAtMs <= nowMs && asked === 0) buckets.delete(key);
  for (const key of buckets.keys()) {
    if (buckets.size <= leftAfterSweep) return;
    buckets.delete(key);
  }
}
