import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { sampleId, sampleState } from '../testing/samples.js';
import { indexedDbCacheStorage } from './cache-indexed-db.js';
import { type CacheChange, type CacheStorage, type Cut, memoryCacheStorage } from './cache-storage.js';

const { me } = sampleState;
if (!me) throw new Error('The sample state has nobody in it');
const cutOf = (slug: string, userId = me.account.id): Cut => ({
  slug,
  me: { ...me, account: { ...me.account, id: userId } },
  stamp: 1,
  cursors: { [`user:${userId}`]: 3 },
});
const change = (
  cut: Cut,
  put: Record<string, unknown>,
  remove: string[] = [],
  isFresh = false,
): CacheChange => ({
  cut,
  isFresh,
  put: new Map(Object.entries(put)),
  remove,
});

let made = 0;
const makers: readonly (readonly [string, () => CacheStorage])[] = [
  ['in memory', () => memoryCacheStorage()],
  [
    'in IndexedDB',
    () => {
      made += 1;
      return indexedDbCacheStorage(`cache-${made}`);
    },
  ],
];

describe.each(makers)('a cache %s', (_, make) => {
  it('gives back what was written, of its workspace alone', async () => {
    const storage = make();
    expect(await storage.load('home')).toBeNull();
    await storage.write('home', () => change(cutOf('home'), { people: ['Anna'], 'channel/1': { n: 1 } }));
    await storage.write('away', () => change(cutOf('away'), { people: ['Ben'] }));
    const kept = await storage.load('home');
    expect(kept?.cut).toEqual(cutOf('home'));
    expect(Object.fromEntries(kept?.records ?? [])).toEqual({ people: ['Anna'], 'channel/1': { n: 1 } });
  });

  it('shows what is kept to whoever decides, and changes nothing when they want nothing', async () => {
    const storage = make();
    await storage.write('home', () => change(cutOf('home'), { people: 1, 'window/1': 1 }));
    let seen: unknown;
    await storage.write('home', (kept) => {
      seen = kept;
      return null;
    });
    expect(seen).toEqual(cutOf('home'));
    await storage.write('home', () => change(cutOf('home'), { people: 2 }, ['window/1']));
    expect(Object.fromEntries((await storage.load('home'))?.records ?? [])).toEqual({ people: 2 });
    await storage.write('home', () => change(cutOf('home'), { directory: 3 }, [], true));
    expect(Object.fromEntries((await storage.load('home'))?.records ?? [])).toEqual({ directory: 3 });
  });

  it('writes all or nothing', async () => {
    const storage = make();
    await storage.write('home', () => change(cutOf('home'), { people: 1 }));
    const impossible = change(cutOf('home'), { people: 2, broken: () => {} });
    await expect(storage.write('home', () => impossible)).rejects.toThrow();
    expect(Object.fromEntries((await storage.load('home'))?.records ?? [])).toEqual({ people: 1 });
  });

  it('is wiped by workspace, by person and as a whole', async () => {
    const storage = make();
    const ben = sampleId(77);
    const fill = async () => {
      await storage.write('home', () => change(cutOf('home'), { people: 1 }));
      await storage.write('away', () => change(cutOf('away', ben), { people: 1 }));
    };
    const kept = async () => [(await storage.load('home')) !== null, (await storage.load('away')) !== null];
    await fill();
    await storage.wipe({ slug: 'away' });
    expect(await kept()).toEqual([true, false]);
    await fill();
    await storage.wipe({ everybodyBut: ben });
    expect(await kept()).toEqual([false, true]);
    await fill();
    await storage.wipe({ everybodyBut: ben, workspaceIds: [me.workspace.id] });
    expect(await kept()).toEqual([false, true]);
    await storage.wipe({ everybodyBut: ben, workspaceIds: [] });
    expect(await kept()).toEqual([false, false]);
    await fill();
    await storage.wipe({ everything: true });
    expect(await kept()).toEqual([false, false]);
  });
});

it('a cache in IndexedDB that cannot be wiped in part, as a newer page has made it, goes as a whole', async () => {
  const newer = await openDB('cache-newer', 99, { upgrade: (fresh) => void fresh.createObjectStore('kept') });
  newer.close();
  await indexedDbCacheStorage('cache-newer').wipe({ slug: 'home' });
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('cache-newer');
});
