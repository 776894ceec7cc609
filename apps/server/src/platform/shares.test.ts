import { describe, expect, it } from 'vitest';
import { createShares } from './shares.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Work that ends when it is told to, by its number. */
function bench() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => async () => {
    begun.push(name);
    await new Promise<void>((resolve) => ends.set(name, resolve));
    return name;
  };
  return { begun, work, end: (name: string) => ends.get(name)?.() };
}

describe('shares', () => {
  it('lets each owner have so much at work, and the rest wait in order', async () => {
    const shares = createShares({ places: 2 });
    const { begun, work, end } = bench();
    const results = ['a1', 'a2', 'a3', 'a4'].map((name) => shares.run('a', work(name)));
    await turn();
    expect(begun).toEqual(['a1', 'a2']);
    end('a2');
    await turn();
    expect(begun).toEqual(['a1', 'a2', 'a3']);
    end('a1');
    await turn();
    end('a3');
    end('a4');
    expect(await Promise.all(results)).toEqual(['a1', 'a2', 'a3', 'a4']);
  });

  it('lets nobody wait for another', async () => {
    const shares = createShares({ places: 1 });
    const { begun, work } = bench();
    for (const name of ['a1', 'a2', 'a3']) void shares.run('a', work(name));
    void shares.run('b', work('b1'));
    await turn();
    expect(begun).toEqual(['a1', 'b1']);
  });

  it('gives a place back when the work fails, at once or later', async () => {
    const shares = createShares({ places: 1 });
    const fails = async () => {
      throw new Error('no');
    };
    const throws = () => {
      throw new Error('no');
    };
    await expect(shares.run('a', fails)).rejects.toThrow('no');
    await expect(shares.run('a', throws)).rejects.toThrow('no');
    expect(await shares.run('a', async () => 'well')).toBe('well');
  });

  it('never has more at work than there are places, whoever comes when a place is handed on', async () => {
    const shares = createShares({ places: 2 });
    let working = 0;
    let most = 0;
    const job = async () => {
      working += 1;
      most = Math.max(most, working);
      await turn();
      working -= 1;
    };
    const all: Promise<void>[] = [];
    for (let round = 0; round < 30; round += 1) {
      for (let index = 0; index < 1 + (round % 4); index += 1) all.push(shares.run('a', job));
      await turn();
    }
    await Promise.all(all);
    expect(most).toBe(2);
  });
});
