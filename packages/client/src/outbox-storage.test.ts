import 'fake-indexeddb/auto';
import { messageSend } from '@parley/protocol';
import { describe, expect, it, vi } from 'vitest';
import { indexedDbOutboxStorage } from './outbox-indexed-db.js';
import { memoryOutboxStorage, type OutboxStorage, restoredEntries } from './outbox-storage.js';
import type { OutboxEntry } from './store/state.js';
import { sampleId } from './testing/samples.js';

const anna = { userId: sampleId(1), workspaceId: sampleId(9) };
const ben = { userId: sampleId(2), workspaceId: sampleId(9) };
const entry = (n: number, change: Partial<OutboxEntry> = {}): OutboxEntry => ({
  commandId: sampleId(n),
  type: messageSend.type,
  payload: { text: `message ${n}` },
  channelId: sampleId(5),
  queuedAt: n,
  state: 'queued',
  error: null,
  isKept: true,
  ...change,
});

let made = 0;
const makers: readonly (readonly [string, () => OutboxStorage])[] = [
  ['in memory', () => memoryOutboxStorage()],
  [
    'in IndexedDB',
    () => {
      made += 1;
      return indexedDbOutboxStorage(`outbox-${made}`);
    },
  ],
];

describe.each(makers)('an outbox %s', (_, make) => {
  it('gives back what was put, for its owner alone', async () => {
    const storage = make();
    await storage.write(anna, [entry(1)], []);
    await storage.write(anna, [entry(2)], []);
    await storage.write(ben, [entry(3)], []);
    expect(restoredEntries(await storage.load(anna))).toEqual([entry(1), entry(2)]);
    expect(restoredEntries(await storage.load(ben))).toEqual([entry(3)]);
    await storage.close();
  });

  it('replaces, removes and clears', async () => {
    const storage = make();
    for (const n of [1, 2, 3]) await storage.write(anna, [entry(n)], []);
    await storage.write(ben, [entry(1)], []);
    await storage.write(anna, [entry(2, { state: 'failed' })], []);
    await storage.write(anna, [], [sampleId(1), sampleId(77)]);
    expect(restoredEntries(await storage.load(anna))).toEqual([entry(2, { state: 'failed' }), entry(3)]);
    await storage.clear(anna);
    expect(await storage.load(anna)).toEqual([]);
    expect(await storage.load(ben)).toHaveLength(1);
    await storage.close();
  });
});

describe('an outbox in IndexedDB', () => {
  it('[R-SEND-4] outlives the page, and the closing of its database', async () => {
    const first = indexedDbOutboxStorage('outlives');
    await first.write(anna, [entry(1)], []);
    await first.close();
    await first.write(anna, [entry(2)], []);
    const second = indexedDbOutboxStorage('outlives');
    expect(restoredEntries(await second.load(anna))).toEqual([entry(1), entry(2)]);
  });

  it('asks for writes that are on the disk when they are done', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const storage = indexedDbOutboxStorage('strict');
    await storage.write(anna, [entry(1)], []);
    expect(transaction).toHaveBeenCalledWith('entries', 'readwrite', { durability: 'strict' });
    transaction.mockRestore();
  });
});

describe('what a reload finds', () => {
  it('is in the order queued, with what was on the line queued again', () => {
    const found = [entry(3, { state: 'sending' }), entry(1), entry(2, { state: 'failed' })];
    expect(restoredEntries(found).map((one) => [one.queuedAt, one.state])).toEqual([
      [1, 'queued'],
      [2, 'failed'],
      [3, 'queued'],
    ]);
  });

  it('leaves out what it cannot read', () => {
    expect(restoredEntries([null, {}, { ...entry(1), state: 'flying' }, entry(2)])).toEqual([entry(2)]);
  });
});
