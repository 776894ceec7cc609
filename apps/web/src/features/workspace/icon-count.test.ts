import { FakeBrowser, FakeClock } from '@parley/client/testing';
import { describe, expect, it } from 'vitest';
import { createIconCount } from './icon-count.js';

/** Tabs of one browser, and what is written on its icon. */
function browser() {
  const clock = new FakeClock();
  const tabs = new FakeBrowser(clock);
  const icon: number[] = [];
  let opened = 0;
  const open = async (workspace: string, count: number) => {
    opened += 1;
    const tab = tabs.tab();
    const id = `${opened}`;
    const write = (sum: number) => tab.run(() => icon.push(sum));
    const counted = createIconCount({ place: tab.place, tab: id, workspace, write });
    const tell = async (next: number) => {
      counted.tell(next);
      await clock.advance(10);
    };
    await tell(count);
    return {
      tell,
      close: async () => {
        counted.end();
        await clock.advance(10);
      },
      crash: async () => {
        tab.crash();
        await clock.advance(10);
      },
    };
  };
  return { open, shown: () => icon.at(-1) };
}

describe('the number on the icon', () => {
  it('[R-TAB-1] is the sum over the workspaces that are open, however many tabs show them', async () => {
    const { open, shown } = browser();
    const harbour = await open('harbour', 2);
    expect(shown()).toBe(2);
    const fernweh = await open('fernweh', 3);
    expect(shown()).toBe(5);
    const again = await open('fernweh', 3);
    expect(shown()).toBe(5);
    await again.tell(1);
    await fernweh.tell(1);
    expect(shown()).toBe(3);
    await harbour.tell(0);
    expect(shown()).toBe(1);
  });

  it.each(['close', 'crash'] as const)('is right again when a tab goes by a %s', async (how) => {
    const { open, shown } = browser();
    const [first, second] = [await open('harbour', 2), await open('fernweh', 3)];
    const third = await open('fernweh', 3);
    await second[how]();
    expect(shown(), 'another tab shows it still').toBe(5);
    await first[how]();
    expect(shown(), 'the one that wrote').toBe(3);
    await third.tell(4);
    expect(shown()).toBe(4);
  });

  it('goes with the last workspace that is left', async () => {
    const { open, shown } = browser();
    const only = await open('harbour', 2);
    await only.close();
    expect(shown()).toBe(0);
    await open('fernweh', 1);
    expect(shown()).toBe(1);
  });
});
