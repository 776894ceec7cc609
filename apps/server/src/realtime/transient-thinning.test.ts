import { beforeEach, describe, expect, it } from 'vitest';
import { createThinning, type SlowLine, type Thinning } from './transient-thinning.js';

describe('passing facts on a slow line', () => {
  let now: number;
  let timers: { at: number; run: () => void }[];
  let thin: Thinning;
  let sent: unknown[];
  let isQuiet: boolean;
  const line: SlowLine = { isQuiet: () => isQuiet, send: ([frame]) => void sent.push(frame) };
  const key = {};
  const offer = (frame: string) => thin(key, line, [frame]);

  function advance(ms: number): void {
    now += ms;
    const due = timers.filter((one) => one.at <= now);
    timers = timers.filter((one) => one.at > now);
    for (const one of due) one.run();
  }

  beforeEach(() => {
    now = 1_000_000;
    timers = [];
    sent = [];
    isQuiet = true;
    thin = createThinning({
      now: () => now,
      after: (ms, run) => void timers.push({ at: now + ms, run }),
    });
  });

  it('[R-FB-2] go at once after a silence, then together, once in three seconds', () => {
    offer('a');
    expect(sent).toEqual(['a']);
    offer('b');
    offer('c');
    advance(2_999);
    expect(sent).toEqual(['a']);
    advance(1);
    expect(sent).toEqual(['a', 'b', 'c']);
    offer('d');
    expect(sent).toEqual(['a', 'b', 'c']);
    advance(3_000);
    expect(sent).toEqual(['a', 'b', 'c', 'd']);
    advance(10_000);
    offer('e');
    expect([sent.at(-1), timers]).toEqual(['e', []]);
  });

  it('[R-FB-2] are dropped when something else waits for the line', () => {
    isQuiet = false;
    offer('a');
    isQuiet = true;
    advance(3_000);
    expect([sent, timers]).toEqual([[], []]);
    offer('b');
    offer('c');
    isQuiet = false;
    advance(3_000);
    expect(sent).toEqual(['b']);
  });

  it('wait in a number that has an end: the newest stay', () => {
    offer('first');
    for (let index = 0; index < 500; index += 1) offer(String(index));
    advance(3_000);
    expect(sent).toEqual(['first', ...Array.from({ length: 50 }, (_, index) => String(450 + index))]);
  });

  it('are thinned line by line', () => {
    offer('a');
    thin({}, line, ['b']);
    expect(sent).toEqual(['a', 'b']);
  });
});
