import { beforeEach, describe, expect, it } from 'vitest';
import { createPresentPeople, type PresentPeople } from './present-people.js';

const ada = '01985f10-0003-7a00-8000-000000000301';
const nobody = { idle: [], gone: [] };

let now: number;
let people: PresentPeople;
beforeEach(() => {
  now = 1_000_000;
  people = createPresentPeople({ now: () => now, awayAfterMs: 300_000, graceMs: 5_000 });
});

describe('[R-PRES-1] somebody on this node', () => {
  it('comes with the first connection, and is idle until they do something', () => {
    expect(people.came(ada)).toBe(true);
    expect(people.came(ada)).toBe(false);
    expect(people.activeAt(ada)).toBe(0);
    expect(people.active(ada)).toBe('returned');
    expect(people.activeAt(ada)).toBe(now);
  });

  it('is idle once nothing was done for the whole time, which is told once', () => {
    people.came(ada);
    people.active(ada);
    now += 299_999;
    expect(people.sweep()).toEqual(nobody);
    now += 1;
    expect(people.sweep()).toEqual({ idle: [ada], gone: [] });
    now += 300_000;
    expect(people.sweep()).toEqual(nobody);
    expect(people.active(ada)).toBe('returned');
  });

  it('is not told of with every key: others need to know the minute', () => {
    people.came(ada);
    people.active(ada);
    now += 29_999;
    expect(people.active(ada)).toBe('nothing new');
    now += 1;
    expect(people.active(ada)).toBe('noted');
    expect(people.activeAt(ada)).toBe(now);
  });

  it('stays idle as long as the last sign says, however often it went untold', () => {
    people.came(ada);
    people.active(ada);
    now += 20_000;
    people.active(ada);
    now += 299_999;
    expect(people.sweep()).toEqual(nobody);
  });

  it('is gone a moment after the last connection ended, with when they were last active', () => {
    people.came(ada);
    people.came(ada);
    people.active(ada);
    const activeAt = now;
    people.left(ada, false);
    now += 60_000;
    expect(people.sweep()).toEqual(nobody);
    people.left(ada, false);
    now += 4_999;
    expect(people.sweep()).toEqual(nobody);
    now += 1;
    expect(people.sweep()).toEqual({ idle: [], gone: [[ada, activeAt]] });
    expect(people.activeAt(ada)).toBeUndefined();
    expect([...people.all()]).toEqual([]);
  });

  it('who is back within the moment never left, and is as active as before', () => {
    people.came(ada);
    people.active(ada);
    const activeAt = now;
    people.left(ada, false);
    now += 4_999;
    expect(people.came(ada)).toBe(false);
    now += 60_000;
    expect(people.sweep()).toEqual(nobody);
    expect(people.activeAt(ada)).toBe(activeAt);
  });

  it('whose line was silent for long is not waited for again', () => {
    people.came(ada);
    people.left(ada, true);
    expect(people.sweep().gone).toEqual([[ada, 0]]);
  });

  it('says itself how long ago it was', () => {
    people.came(ada);
    expect(people.active(ada, 400_000)).toBe('noted');
    expect(people.activeAt(ada)).toBe(now - 400_000);
    expect(people.sweep()).toEqual(nobody);
    expect(people.active(ada, 299_999)).toBe('returned');
    expect(people.active(ada, 299_999)).toBe('nothing new');
    now += 1;
    expect(people.sweep()).toEqual({ idle: [ada], gone: [] });
  });

  it('is not taken back by what was longer ago', () => {
    people.came(ada);
    people.active(ada);
    expect(people.active(ada, 60_000)).toBe('nothing new');
    expect(people.activeAt(ada)).toBe(now);
  });

  it('who is not here does nothing here', () => {
    expect(people.active(ada)).toBe('nothing new');
    people.left(ada, false);
    expect(people.sweep()).toEqual(nobody);
  });
});
