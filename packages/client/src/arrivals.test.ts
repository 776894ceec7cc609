import type { Envelope, StreamName } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { createArrivals } from './arrivals.js';
import { heldInAll } from './stream-buffer.js';
import { FakeClock } from './testing/fake-clock.js';
import { sampleId } from './testing/samples.js';
import { createTurns, eventsPerStep } from './turns.js';

const [seen, hidden, other]: StreamName[] = [1, 2, 3].map((n) => `channel:${sampleId(n)}` as const);
if (!seen || !hidden || !other) throw new Error('Three streams');

const run = (stream: StreamName, from: number, count: number): Envelope[] =>
  Array.from({ length: count }, (_, index) => ({
    eventId: sampleId(from + index),
    schemaVersion: 1,
    stream,
    sequence: from + index,
    type: 'message.created',
    payload: {},
    timestamp: '2026-03-01T09:00:00.000Z',
  }));

/** Applying costs time: so many milliseconds for a step. */
function bench(msPerStep: number) {
  const clock = new FakeClock();
  let spent = 0;
  const slow = {
    now: () => clock.now() + spent,
    after: clock.after.bind(clock),
    soon: clock.soon.bind(clock),
  };
  const budget = { left: heldInAll };
  const delivered: [StreamName, number, number][] = [];
  const overflown: [StreamName, number][] = [];
  const longest = { turn: 0 };
  let turnStart = 0;
  const turns = createTurns({
    ...slow,
    soon: (task) =>
      clock.soon(() => {
        turnStart = spent;
        task();
      }),
  });
  const arrivals = createArrivals({
    budget,
    turns,
    isVisible: (stream) => stream === seen,
    deliver(stream, envelopes) {
      spent += msPerStep;
      longest.turn = Math.max(longest.turn, spent - turnStart);
      delivered.push([stream, envelopes[0]?.sequence ?? 0, envelopes.at(-1)?.sequence ?? 0]);
    },
    onOverflow: (stream, highest) => overflown.push([stream, highest]),
  });
  return { clock, arrivals, budget, delivered, overflown, longest };
}

describe('arrivals', () => {
  it('are applied at once while there is time', () => {
    const { arrivals, delivered, budget } = bench(0);
    arrivals.put([...run(hidden, 1, 2), ...run(seen, 7, 1)]);
    expect(delivered).toEqual([
      [seen, 7, 7],
      [hidden, 1, 2],
    ]);
    expect(budget.left).toBe(heldInAll);
  });

  it('[R-CLI-2] wait for the next turn when there is none left, what is on screen before the rest', async () => {
    const { clock, arrivals, delivered, budget, longest } = bench(4);
    arrivals.put(run(hidden, 1, 10 * eventsPerStep));
    expect(delivered.length).toBeLessThan(10);
    arrivals.put(run(seen, 1, eventsPerStep));
    const before = delivered.length;
    await clock.advance(1_000);
    expect(delivered[before]).toEqual([seen, 1, eventsPerStep]);
    const ofHidden = delivered.filter(([stream]) => stream === hidden);
    expect(ofHidden.map(([, first]) => first)).toEqual(
      Array.from({ length: 10 }, (_, step) => step * eventsPerStep + 1),
    );
    expect(budget.left).toBe(heldInAll);
    expect(longest.turn).toBeLessThanOrEqual(16);
  });

  it('[R-CLI-2] hold at most 5,000 events, and give up hidden streams first', async () => {
    const { clock, arrivals, delivered, budget, overflown } = bench(20);
    arrivals.put(run(other, 1, eventsPerStep));
    arrivals.put(run(hidden, 1, 3_000));
    arrivals.put(run(seen, 1, 1_500));
    expect(budget.left).toBe(500);
    arrivals.put(run(other, 51, 600));
    expect(overflown).toEqual([[hidden, 3_000]]);
    arrivals.put(run(seen, 1_501, 2_000));
    arrivals.put(run(seen, 3_501, 2_000));
    expect(overflown).toEqual([
      [hidden, 3_000],
      [other, 650],
      [seen, 5_500],
    ]);
    expect(budget.left).toBe(heldInAll);
    await clock.advance(10_000);
    expect(delivered).toEqual([[other, 1, eventsPerStep]]);
  });

  it('[R-CLI-2] take in no passing facts when nearly full, and again when there is room', () => {
    const { arrivals } = bench(20);
    arrivals.put(run(other, 1, eventsPerStep));
    arrivals.put(run(hidden, 1, 4_000));
    expect(arrivals.isNearFull()).toBe(false);
    arrivals.put(run(seen, 1, 1));
    expect(arrivals.isNearFull()).toBe(true);
    arrivals.clear();
    expect(arrivals.isNearFull()).toBe(false);
  });
});
