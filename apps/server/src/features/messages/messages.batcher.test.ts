import { describe, expect, it } from 'vitest';
import { type BatcherOptions, createBatcher } from './messages.batcher.js';

const even = '00000000-0000-0000-0000-000000000000';
const odd = '00000000-0000-0000-0000-000000000001';
type Item = readonly [key: string, value: number];

/** A batcher over a write that the test lets finish by hand. */
function setUp(options: Partial<BatcherOptions<Item, string>> = {}) {
  const batches: Item[][] = [];
  const finish: (() => void)[] = [];
  const batcher = createBatcher<Item, string>({
    keyOf: ([key]) => key,
    write: async (batch) => {
      batches.push([...batch]);
      await new Promise<void>((resolve) => finish.push(resolve));
      return batch.map(([, value]) => `wrote ${value}`);
    },
    lanes: 2,
    maxBatch: 3,
    maxWaiting: 100,
    ...options,
  });
  return { batcher, batches, finish };
}
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const values = (batches: Item[][]) => batches.map((batch) => batch.map(([, value]) => value));

describe('a batcher', () => {
  it('writes at once what comes in one turn, and then what came meanwhile, in order', async () => {
    const { batcher, batches, finish } = setUp();
    const results = [1, 2].map((value) => batcher.add([even, value]));
    await turn();
    results.push(...[3, 4, 5, 6].map((value) => batcher.add([even, value])));
    await turn();
    expect(values(batches)).toEqual([[1, 2]]);
    finish[0]?.();
    await turn();
    finish[1]?.();
    await turn();
    finish[2]?.();
    expect(await Promise.all(results)).toEqual([1, 2, 3, 4, 5, 6].map((value) => `wrote ${value}`));
    expect(values(batches)).toEqual([[1, 2], [3, 4, 5], [6]]);
  });

  it('does not let one lane wait for another', async () => {
    const { batcher, batches, finish } = setUp();
    const slow = batcher.add([even, 1]);
    await turn();
    const quick = batcher.add([odd, 2]);
    await turn();
    finish[1]?.();
    expect(await quick).toBe('wrote 2');
    finish[0]?.();
    await slow;
    expect(values(batches)).toEqual([[1], [2]]);
  });

  it('writes the others of a batch without the one that cannot be written', async () => {
    const { batcher } = setUp({
      write: async (batch) => {
        if (batch.some(([, value]) => value === 2)) throw new Error('no 2');
        return batch.map(([, value]) => `wrote ${value}`);
      },
    });
    const results = await Promise.allSettled([1, 2, 3].map((value) => batcher.add([even, value])));
    expect(results.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual([
      'wrote 1',
      'no 2',
      'wrote 3',
    ]);
  });

  it('tries a batch again that the database rolled back for another', async () => {
    let tries = 0;
    const { batcher } = setUp({
      write: async (batch) => {
        tries += 1;
        if (tries === 1) throw Object.assign(new Error('deadlock'), { code: '40P01' });
        return batch.map(() => 'written');
      },
    });
    expect(await Promise.all([batcher.add([even, 1]), batcher.add([even, 2])])).toEqual([
      'written',
      'written',
    ]);
    expect(tries).toBe(2);
  });

  it('answers unavailable to all when the database is away, without asking it once each', async () => {
    let tries = 0;
    const { batcher } = setUp({
      write: async () => {
        tries += 1;
        throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
      },
    });
    const results = await Promise.allSettled([1, 2, 3].map((value) => batcher.add([even, value])));
    expect(results.map((one) => one.status === 'rejected' && one.reason.code)).toEqual(
      Array(3).fill('unavailable'),
    );
    expect(tries).toBe(1);
  });

  it('takes no more than it may hold, and again when there is room', async () => {
    const { batcher, finish } = setUp({ maxWaiting: 2 });
    const held = [batcher.add([even, 1]), batcher.add([even, 2])];
    await expect(batcher.add([even, 3])).rejects.toMatchObject({ code: 'unavailable' });
    await turn();
    finish[0]?.();
    await Promise.all(held);
    await turn();
    const next = batcher.add([even, 4]);
    await turn();
    finish[1]?.();
    expect(await next).toBe('wrote 4');
  });

  it('lets a result be late without holding up the next batch', async () => {
    let release: (value: string) => void = () => undefined;
    const late = new Promise<string>((resolve) => {
      release = resolve;
    });
    const { batcher } = setUp({
      write: async (batch) => batch.map(([, value]) => (value === 1 ? late : `wrote ${value}`)),
    });
    const first = batcher.add([even, 1]);
    await turn();
    expect(await batcher.add([even, 2])).toBe('wrote 2');
    release('late');
    expect(await first).toBe('late');
  });
});
