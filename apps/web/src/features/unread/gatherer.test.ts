import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createGatherer } from './gatherer.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('passes on the newest value now and then, also while they never stop coming', () => {
  const passed: number[] = [];
  const { note } = createGatherer((value: number) => passed.push(value), 500);
  for (let value = 1; value <= 20; value += 1) {
    note(value);
    vi.advanceTimersByTime(100);
  }
  expect(passed).toEqual([5, 10, 15, 20]);
  vi.advanceTimersByTime(5_000);
  expect(passed, 'each once').toHaveLength(4);
});

it('passes on nothing after its end', () => {
  const passed: number[] = [];
  const { note, end } = createGatherer((value: number) => passed.push(value), 500);
  note(1);
  end();
  vi.advanceTimersByTime(5_000);
  expect(passed).toEqual([]);
});
