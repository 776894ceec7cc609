import type { ChatState } from '@parley/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand';
import { settledTimeline } from './settled-timeline.js';

type Status = 'live' | 'catching-up';

/** A state with one channel; its rows are given by their sequences, and a version tells timelines apart. */
function stateWith(
  status: Status,
  rows: readonly { readonly sequence: number }[],
  version: number,
): ChatState {
  const channels = new Map([['c', { timeline: { rows, version } }]]);
  return { channels, streams: new Map([['channel:c', { status }]]) } as unknown as ChatState;
}

describe('settledTimeline', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function begin() {
    const rows = [{ sequence: 5 }];
    const store = createStore<ChatState>()(() => stateWith('live', rows, 1));
    const settled = settledTimeline(store, 'c');
    settled.subscribe(() => {});
    const become = (status: Status, version: number) =>
      store.setState(stateWith(status, rows, version), true);
    return { rows, store, become, shown: () => settled.read()?.version };
  }

  it('stays as it was until what was missed has come', () => {
    const { become, shown } = begin();
    become('live', 2);
    expect(shown()).toBe(2);
    become('catching-up', 3);
    become('catching-up', 4);
    expect(shown()).toBe(2);
    become('live', 5);
    expect(shown()).toBe(5);
  });

  it('shows what came so far when it takes long, and from then on as it comes', () => {
    const { become, shown } = begin();
    become('catching-up', 2);
    vi.advanceTimersByTime(999);
    expect(shown()).toBe(1);
    vi.advanceTimersByTime(1);
    expect(shown()).toBe(2);
    become('catching-up', 3);
    expect(shown()).toBe(3);
    become('live', 4);
    become('catching-up', 5);
    expect(shown()).toBe(4);
  });

  it('shows history that is put in above, and another window, at once', () => {
    const { rows, store, become, shown } = begin();
    become('catching-up', 2);
    rows.unshift({ sequence: 4 });
    become('catching-up', 3);
    expect(shown()).toBe(3);
    store.setState(stateWith('catching-up', [{ sequence: 4 }], 4), true);
    expect(shown()).toBe(4);
  });

  it('shows the first rows of a channel that had none', () => {
    const rows: { sequence: number }[] = [];
    const store = createStore<ChatState>()(() => stateWith('catching-up', rows, 1));
    const settled = settledTimeline(store, 'c');
    settled.subscribe(() => {});
    rows.push({ sequence: 1 });
    store.setState(stateWith('catching-up', rows, 2), true);
    expect(settled.read()?.version).toBe(2);
  });
});
