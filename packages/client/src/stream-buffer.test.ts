import type { Envelope, StreamName } from '@parley/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldPerStream, StreamBuffer } from './stream-buffer.js';
import { sampleId } from './testing/samples.js';

const stream: StreamName = `channel:${sampleId(1)}`;
const envelope = (sequence: number): Envelope => ({
  eventId: sampleId(sequence),
  schemaVersion: 1,
  stream,
  sequence,
  type: 'message.created',
  payload: {},
  timestamp: '2026-03-01T09:00:00.000Z',
});
const sequencesOf = (run: readonly Envelope[]) => run.map((one) => one.sequence);

describe('StreamBuffer', () => {
  it('[R-EVT-3] [R-EVT-4] hands out each sequence once and in order, however they arrive', () => {
    const arrivals = fc.integer({ min: 1, max: 60 }).chain((count) => {
      const all = Array.from({ length: count }, (_, index) => index + 1);
      return fc.tuple(
        fc.shuffledSubarray([...all, ...all, ...all], { minLength: count }),
        fc.constant(all),
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 20 }),
      );
    });
    fc.assert(
      fc.property(arrivals, ([shuffled, all, frames]) => {
        const buffer = new StreamBuffer({ left: 1_000 });
        const applied: number[] = [];
        let rest = [...shuffled, ...all].map(envelope);
        for (let frame = 0; rest.length > 0; frame += 1) {
          const size = frames[frame % frames.length] ?? 1;
          applied.push(...sequencesOf(buffer.admit(applied.length, rest.slice(0, size))));
          rest = rest.slice(size);
        }
        expect(applied).toEqual(all);
        expect(buffer.size).toBe(0);
      }),
    );
  });

  it('ignores what lies at or before the cursor', () => {
    const buffer = new StreamBuffer({ left: 10 });
    expect(buffer.admit(5, [3, 4, 5].map(envelope))).toEqual([]);
    expect(buffer.size).toBe(0);
  });

  it('[R-CLI-2] holds no more than its share, and gives it back', () => {
    const budget = { left: 5_000 };
    const buffer = new StreamBuffer(budget);
    buffer.hold(Array.from({ length: heldPerStream + 50 }, (_, index) => envelope(index + 2)));
    expect(buffer.size).toBe(heldPerStream);
    expect(buffer.isFull).toBe(true);
    expect(buffer.admit(0, [envelope(1)])).toHaveLength(heldPerStream + 1);
    expect(budget.left).toBe(5_000);
  });

  it('[R-CLI-2] holds nothing once all streams together hold the most', () => {
    const budget = { left: 3 };
    const [one, other] = [new StreamBuffer(budget), new StreamBuffer(budget)];
    one.hold([5, 6, 7].map(envelope));
    other.hold([5].map(envelope));
    expect([one.size, other.size]).toEqual([3, 0]);
    one.clear();
    expect(budget.left).toBe(3);
  });
});
