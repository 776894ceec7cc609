import type { Page } from '@playwright/test';

/** What a page felt like since it was looked at last. Times in ms. */
export interface Felt {
  /** Of tasks over 50 ms. */
  readonly longTasks: readonly number[];
  /** From a key or click to the next paint, as the browser reports it: in steps of 8, and none below 16. */
  readonly interactions: readonly number[];
  /** From a key to the end of the frame that shows it. */
  readonly keys: readonly number[];
  /** Of these keys, how long the page was busy with them before it could draw. */
  readonly work: readonly number[];
  /** Share of the window that moved without anybody having asked for it; the browser's own measure. */
  readonly shift: number;
}

declare global {
  interface Window {
    takeFelt?: () => Felt;
  }
}

/** Call it before the page is opened. */
export async function installProbe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const empty = () => ({
      longTasks: [] as number[],
      byInteraction: new Map<number, number>(),
      keys: [] as number[],
      work: [] as number[],
      shift: 0,
    });
    let felt = empty();
    const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
        ...{ type, buffered: true },
        ...(type === 'event' && { durationThreshold: 16 }),
      });
    observe('longtask', ({ duration }) => felt.longTasks.push(duration));
    observe('event', (entry) => {
      const { interactionId, duration } = entry as PerformanceEventTiming & { interactionId: number };
      if (interactionId === 0) return;
      felt.byInteraction.set(interactionId, Math.max(duration, felt.byInteraction.get(interactionId) ?? 0));
    });
    observe('layout-shift', (entry) => {
      const { hadRecentInput, value } = entry as PerformanceEntry & {
        hadRecentInput: boolean;
        value: number;
      };
      if (!hadRecentInput) felt.shift += value;
    });
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        const { keys, work } = felt;
        // Runs when all that hears the key has run.
        setTimeout(() => work.push(performance.now() - timeStamp));
        requestAnimationFrame(() => {
          // A task that a frame has queued runs when that frame has been handed over.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => keys.push(performance.now() - timeStamp);
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
    window.takeFelt = () => {
      const { byInteraction, ...rest } = felt;
      felt = empty();
      return { ...rest, interactions: [...byInteraction.values()] };
    };
  });
}

export async function takeFelt(page: Page): Promise<Felt> {
  // What was drawn last is reported a frame later.
  await page.waitForTimeout(200);
  return page.evaluate(() => {
    if (!window.takeFelt) throw new Error('The page has no probe.');
    return window.takeFelt();
  });
}
