import type { Page } from '@playwright/test';

export interface FrameRecord {
  readonly frames: number;
  /** The largest part of the list's window, in px, that no row covered in any frame. */
  readonly largestGap: number;
  /** How far, in px, the watched row was from where it started, in the frame in which it was farthest. */
  readonly largestDrift: number;
}

declare global {
  interface Window {
    stopWatchingList?: () => FrameRecord;
  }
}

/**
 * Looks at the message list before every paint until `stopWatching`. `row` is the key of a row whose place is
 * followed; without one only the coverage is watched.
 */
export async function watchList(page: Page, row?: string): Promise<void> {
  await page.evaluate((key) => {
    const list = document.querySelector('[data-timeline]');
    if (!list) throw new Error('No list is on the page.');
    // The list keeps this much free below its last row.
    const endPadding = 17;
    const record = { frames: 0, largestGap: 0, largestDrift: 0 };
    // By its end: it loses its head, which is at its top, when it gets company above it.
    const endOf = () => list.querySelector(`[data-row="${key}"]`)?.getBoundingClientRect().bottom;
    const startedAt = key === undefined ? undefined : endOf();
    const look = () => {
      const { top, bottom } = list.getBoundingClientRect();
      const rows = [...list.querySelectorAll('[data-index]')]
        .filter((one) => one.childElementCount > 0)
        .map((one) => one.getBoundingClientRect())
        .sort((a, b) => a.top - b.top);
      let covered = top;
      let gap = 0;
      for (const one of rows) {
        if (one.top > covered && covered < bottom) gap = Math.max(gap, Math.min(one.top, bottom) - covered);
        covered = Math.max(covered, one.bottom);
      }
      if (covered < bottom - endPadding) gap = Math.max(gap, bottom - covered);
      const now = endOf();
      const drift = startedAt === undefined ? 0 : now === undefined ? 1e6 : Math.abs(now - startedAt);
      record.frames += 1;
      record.largestGap = Math.max(record.largestGap, gap);
      record.largestDrift = Math.max(record.largestDrift, drift);
    };
    // The last moment before the paint: the list measures its new rows in an observer of its own, which comes first.
    const tick = document.createElement('div');
    Object.assign(tick.style, { position: 'fixed', visibility: 'hidden', width: '1px', height: '1px' });
    document.body.append(tick);
    const observer = new ResizeObserver(look);
    observer.observe(tick);
    let handle = 0;
    const everyFrame = () => {
      handle = requestAnimationFrame(everyFrame);
      tick.style.width = tick.style.width === '1px' ? '2px' : '1px';
    };
    everyFrame();
    window.stopWatchingList = () => {
      cancelAnimationFrame(handle);
      observer.disconnect();
      tick.remove();
      return record;
    };
  }, row);
}

export async function stopWatching(page: Page): Promise<FrameRecord> {
  return page.evaluate(() => {
    if (!window.stopWatchingList) throw new Error('Nobody watches the list.');
    return window.stopWatchingList();
  });
}

/** The key and the index of the first row that is wholly in sight. */
export async function firstVisibleRow(page: Page): Promise<{ key: string; index: number }> {
  return page.evaluate(() => {
    const list = document.querySelector('[data-timeline]');
    const { top = 0, bottom = 0 } = list?.getBoundingClientRect() ?? {};
    const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const visible = rows
      .filter((row) => row.getBoundingClientRect().top >= top && row.getBoundingClientRect().bottom <= bottom)
      .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)[0];
    const holder = visible?.closest<HTMLElement>('[data-index]');
    return { key: visible?.dataset.row ?? '', index: Number(holder?.dataset.index ?? -1) };
  });
}

export async function indexOfRow(page: Page, key: string): Promise<number> {
  const row = page.locator(`[data-timeline] [data-index]:has([data-row="${key}"])`);
  return Number(await row.getAttribute('data-index'));
}

export async function nextFrames(page: Page, count: number): Promise<void> {
  await page.evaluate(async (frames) => {
    for (let frame = 0; frame < frames; frame += 1) await new Promise(requestAnimationFrame);
  }, count);
}

/** Waits until the list has stood still for a while: a browser scrolls on for some frames after the wheel. */
export async function isStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const list = document.querySelector('[data-timeline]');
    let last = list?.scrollTop;
    for (let frames = 0; frames < 15; frames += 1) {
      await new Promise(requestAnimationFrame);
      if (list?.scrollTop !== last) frames = 0;
      last = list?.scrollTop;
    }
  });
}

/** To the oldest message that is loaded, of which so many px stay in sight; or else to the top of the list. */
export async function scrollToOldest(page: Page, px?: number): Promise<void> {
  const list = page.locator('[data-timeline]');
  await list.evaluate((element) => element.scrollTo(0, 0));
  await nextFrames(page, 5);
  if (px === undefined) return;
  await list.evaluate((element, left) => {
    const oldest = element.querySelector('[data-row]')?.getBoundingClientRect().bottom ?? 0;
    element.scrollBy(0, oldest - element.getBoundingClientRect().top - left);
  }, px);
}
