import { afterEach, describe, expect, it, vi } from 'vitest';
import { createChatStore } from './chat-store.js';
import type { ChatState } from './state.js';

const failed = (state: ChatState): ChatState => ({ ...state, phase: { kind: 'refused', code: 'x' } });
const synced = (state: ChatState): ChatState => ({ ...state, connection: { status: 'connected' } });

describe('the store', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('[R-CLI-1] has what all views share, and nothing that concerns one of them', () => {
    const keys = Object.keys(createChatStore().current());
    const shared = ['connection', 'streams', 'channels', 'members', 'outbox', 'presence', 'typing'];
    expect(keys).toEqual(expect.arrayContaining(shared));
    expect(keys.filter((key) => /draft|panel|dialog|scroll|open/i.test(key))).toEqual([]);
  });

  it('[R-CLI-3] shows a burst of changes as one', () => {
    const scheduled: (() => void)[] = [];
    const store = createChatStore((flush) => scheduled.push(flush));
    let shown = 0;
    store.view.subscribe(() => {
      shown += 1;
    });
    store.change(failed);
    store.change(synced);
    expect([store.current().connection.status, store.view.getState().connection.status]).toEqual([
      'connected',
      'connecting',
    ]);
    expect(scheduled).toHaveLength(1);
    scheduled[0]?.();
    expect([shown, store.view.getState()]).toEqual([1, store.current()]);
  });

  it('changes nothing once it is sealed', () => {
    const store = createChatStore((flush) => flush());
    store.seal();
    store.change(synced);
    expect(store.current().connection.status).toBe('connecting');
  });

  it('waits for a frame while the page is seen, and does without one otherwise', async () => {
    const frames: (() => void)[] = [];
    const page = { visibilityState: 'visible' };
    vi.stubGlobal('document', page);
    vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
    const store = createChatStore();
    store.change(synced);
    expect(store.view.getState().connection.status).toBe('connecting');
    frames[0]?.();
    expect(store.view.getState().connection.status).toBe('connected');
    page.visibilityState = 'hidden';
    store.change(failed);
    await Promise.resolve();
    expect(store.view.getState().phase.kind).toBe('refused');
    expect(frames).toHaveLength(1);
  });

  it('[R-CLI-3] leaves views that took long to follow alone for as long again', async () => {
    let nowMs = 1_000;
    let frames: (() => void)[] = [];
    const frame = (ms: number) => {
      nowMs = ms;
      for (const run of frames.splice(0)) run();
      return Promise.resolve();
    };
    vi.stubGlobal('document', { visibilityState: 'visible' });
    vi.stubGlobal('performance', { now: () => nowMs });
    vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
    const store = createChatStore();
    const drawn: number[] = [];
    store.view.subscribe(() => {
      drawn.push(nowMs);
      nowMs += 30;
    });
    const change = (code: string) =>
      store.change((state) => ({ ...state, phase: { kind: 'refused', code } }));
    change('a');
    await frame(1_016);
    change('b');
    await frame(1_050);
    await frame(1_066);
    expect(drawn, 'drawn for 30 ms, then left alone for 30').toEqual([1_016]);
    await frame(1_083);
    expect(drawn).toEqual([1_016, 1_083]);
    change('c');
    store.flush();
    expect(store.view.getState(), 'what a person does is shown at once').toBe(store.current());
    frames = [];
  });
});
