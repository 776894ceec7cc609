import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenToPage, type PageSignals } from './page-signals.js';

class Page extends EventTarget {
  visibilityState: 'visible' | 'hidden' = 'visible';

  turn(state: 'visible' | 'hidden'): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

describe('what the page says', () => {
  const window = new EventTarget();
  const page = new Page();
  const heard: string[] = [];
  const active: number[] = [];
  const signals: PageSignals = {
    onOnline: () => heard.push('online'),
    onOffline: () => heard.push('offline'),
    onResume: () => heard.push('resume'),
    onHidden: () => heard.push('hidden'),
    onActivity: () => active.push(Date.now()),
  };

  beforeEach(() => {
    vi.stubGlobal('window', window);
    vi.stubGlobal('document', page);
    vi.useFakeTimers();
    heard.length = 0;
    active.length = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('is heard until listening ends', () => {
    const stop = listenToPage(signals);
    window.dispatchEvent(new Event('offline'));
    window.dispatchEvent(new Event('online'));
    stop();
    window.dispatchEvent(new Event('offline'));
    expect(heard).toEqual(['offline', 'online']);
  });

  it('[R-REC-4] is a return only after a while, or out of the page cache', () => {
    const stop = listenToPage(signals);
    page.turn('visible');
    page.turn('hidden');
    vi.advanceTimersByTime(5_000);
    page.turn('visible');
    expect(heard).toEqual(['hidden']);
    page.turn('hidden');
    vi.advanceTimersByTime(20_000);
    page.turn('visible');
    expect(heard).toEqual(['hidden', 'hidden', 'resume']);
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    expect(heard).toEqual(['hidden', 'hidden', 'resume', 'resume']);
    window.dispatchEvent(new Event('pagehide'));
    expect(heard.at(-1)).toBe('hidden');
    stop();
  });

  it('[R-PRES-1] is a sign of activity at most once a second, and coming to the page is one', () => {
    const stop = listenToPage(signals);
    expect(active).toHaveLength(1);
    window.dispatchEvent(new Event('keydown'));
    expect(active).toHaveLength(1);
    vi.advanceTimersByTime(1_000);
    window.dispatchEvent(new Event('pointermove'));
    window.dispatchEvent(new Event('keydown'));
    expect(active).toHaveLength(2);
    page.turn('hidden');
    vi.advanceTimersByTime(60_000);
    page.turn('visible');
    expect(active).toHaveLength(3);
    stop();
    vi.advanceTimersByTime(60_000);
    window.dispatchEvent(new Event('keydown'));
    expect(active).toHaveLength(3);
  });

  it('in the background is none', () => {
    page.visibilityState = 'hidden';
    listenToPage(signals)();
    expect(active).toEqual([]);
    page.visibilityState = 'visible';
  });

  it('is nothing outside a browser', () => {
    vi.unstubAllGlobals();
    expect(() => listenToPage(signals)()).not.toThrow();
  });
});
