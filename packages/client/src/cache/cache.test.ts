import { channelStream, messageSend, type UserId } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import type { ChatClient } from '../chat-client.js';
import type { ClientFault } from '../faults.js';
import { selectBadge, selectPending } from '../store/selectors.js';
import { modelChannel } from '../testing/model-channel.js';
import { ModelWorld } from '../testing/model-world.js';
import { type CacheStorage, memoryCacheStorage } from './cache-storage.js';
import { peopleNames } from './kept-people.js';

const slug = 'model';

/** Anna has a private channel with Ben open in which a few things were said, and her cache is written. */
async function keptScene(cache: CacheStorage = memoryCacheStorage()) {
  const world = new ModelWorld();
  const { workspace } = world.server;
  const [anna, ben] = [workspace.addMember('Anna'), workspace.addMember('Ben')];
  const id = modelChannel(workspace, 'plans', [ben, anna]);
  const write = (text: string) =>
    workspace.addMessage({ channelId: id, authorId: ben, clientMessageId: ben, text });
  const first = write('first');
  write('second');
  const open = (userId: UserId = anna) => world.client(userId, { cache });
  const connected = (client: ChatClient) =>
    world.clock.until(() => client.store.getState().connection.status === 'connected');
  const textsOf = (client: ChatClient) =>
    [...(client.store.getState().channels.get(id)?.timeline.rows ?? [])].map((row) => row.text);
  const before = open();
  await connected(before);
  before.timelines.open(id);
  await world.clock.advance(2_000);
  const kept = async () => JSON.stringify([...((await cache.load(slug))?.records ?? [])]);
  return {
    world,
    workspace,
    anna,
    ben,
    id,
    first,
    write,
    open,
    connected,
    textsOf,
    before,
    cache,
    kept,
  };
}

describe('a client with a cache', () => {
  it('[R-REC-4] shows what it knew before the server answers, and asks for nothing but what it missed', async () => {
    const { world, id, write, open, connected, textsOf, before } = await keptScene();
    await before.dispose();
    write('third');
    world.server.stop();
    const client = open();
    await world.clock.advance(0);
    expect(client.store.getState().phase.kind).toBe('ready');
    expect(client.store.getState().connection.status).toBe('connecting');
    expect(textsOf(client)).toEqual(['first', 'second']);
    expect(selectBadge(id)(client.store.getState()).unreadCount).toBe(2);
    world.server.start();
    const replayed = client.store.getState().streams.get(channelStream(id))?.cursor;
    expect(await connected(client)).toBe(true);
    expect(textsOf(client)).toEqual(['first', 'second', 'third']);
    expect(selectBadge(id)(client.store.getState()).unreadCount).toBe(3);
    expect(client.store.getState().line.lastRecovery).toMatchObject({ kind: 'replayed', events: 1 });
    expect(replayed).toBeGreaterThan(0);
  });

  it('[R-REC-4] lets one write without a server, and sends it when there is one', async () => {
    const { world, workspace, id, open, connected, before } = await keptScene();
    await before.dispose();
    world.server.stop();
    const client = open();
    await world.clock.advance(100);
    void client.send(messageSend, { channelId: id, text: 'from afar' });
    await world.clock.advance(100);
    expect(selectPending(id)(client.store.getState())).toMatchObject([
      { text: 'from afar', state: 'queued' },
    ]);
    world.server.start();
    await connected(client);
    await world.clock.advance(1_000);
    expect(workspace.messages.get(id)?.map((one) => one.text)).toEqual(['first', 'second', 'from afar']);
  });

  it('[R-AUTH-1] forgets everything when its session is over', async () => {
    const { world, anna, open, before, cache } = await keptScene();
    await before.dispose();
    world.server.signedOut.add(anna);
    const client = open();
    await world.clock.advance(1_000);
    expect(client.store.getState()).toMatchObject({
      phase: { kind: 'refused', code: 'unauthenticated' },
      me: null,
    });
    expect(client.store.getState().channels.size).toBe(0);
    expect(await cache.load(slug)).toBeNull();
  });

  it('[R-AUTH-1] keeps nothing once its session is over, whatever was being written just then', async () => {
    const kept = memoryCacheStorage();
    let letOn = () => {};
    let slowly = Promise.resolve();
    const cache: CacheStorage = { ...kept, write: (...what) => slowly.then(() => kept.write(...what)) };
    const { world, anna, before, write } = await keptScene(cache);
    slowly = new Promise((resolve) => {
      letOn = resolve;
    });
    write('third');
    await world.clock.advance(1_500);
    world.server.signedOut.add(anna);
    world.server.stop();
    world.server.start();
    expect(await world.clock.until(() => before.store.getState().phase.kind === 'refused')).toBe(true);
    letOn();
    await world.clock.advance(5_000);
    await before.dispose();
    expect(await cache.load(slug)).toBeNull();
  });

  it('[R-AUTH-2] keeps nothing of a channel it was removed from while it was away', async () => {
    const { world, workspace, anna, ben, id, open, connected, before, kept } = await keptScene();
    expect(await kept()).toContain('second');
    await before.dispose();
    workspace.leave(id, anna, ben);
    const client = open();
    await connected(client);
    // Nothing waits here: it goes with the change.
    await world.clock.advance(0);
    expect(client.store.getState().channels.has(id)).toBe(false);
    expect(await kept()).not.toContain('second');
    expect(await kept()).not.toContain('plans');
  });

  it('keeps no text that was deleted, also where another tab had the messages', async () => {
    const { world, workspace, first, open, connected, kept, before } = await keptScene();
    const other = open();
    await connected(other);
    expect(await kept()).toContain('first');
    await before.dispose();
    workspace.changeMessage(first, null);
    await world.clock.advance(3_000);
    expect(await kept()).not.toContain('first');
  });

  it('[R-AUTH-1] shows nothing of one person to another, and lets go of it', async () => {
    const { ben, id, open, connected, before, cache, write, textsOf, world } = await keptScene();
    await before.dispose();
    const client = open(ben);
    await connected(client);
    expect(client.store.getState().me?.account.id).toBe(ben);
    expect(textsOf(client)).toEqual([]);
    client.timelines.open(id);
    await world.clock.advance(100);
    write('to Ben');
    await world.clock.advance(3_000);
    expect(textsOf(client)).toEqual(['first', 'second', 'to Ben']);
    const cut = (await cache.load(slug))?.cut as { me: { account: { id: string } } };
    expect(cut.me.account.id).toBe(ben);
  });

  it('writes nothing any more after another tab has signed out', async () => {
    const { world, cache, write } = await keptScene();
    await cache.wipe({ everything: true });
    write('third');
    await world.clock.advance(5_000);
    expect(await cache.load(slug)).toBeNull();
  });

  it('takes what it cannot read for nothing', async () => {
    const { world, open, connected, textsOf, before, cache } = await keptScene();
    await before.dispose();
    await cache.write(slug, (kept) => ({
      cut: kept as never,
      isFresh: false,
      put: new Map([[peopleNames[0] as string, [{ userId: 'nobody' }]]]),
      remove: [],
    }));
    const client = open();
    await world.clock.advance(0);
    expect(client.store.getState().phase.kind).toBe('starting');
    expect(await connected(client)).toBe(true);
    expect(textsOf(client)).toEqual([]);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('QuotaExceededError'))],
    ['never answers', () => new Promise<never>(() => {})],
  ] as const)('works with a storage that %s', async (_, answer) => {
    const broken: CacheStorage = { load: answer, write: answer, wipe: answer, close: async () => {} };
    const world = new ModelWorld();
    const anna = world.server.workspace.addMember('Anna');
    const faults: ClientFault[] = [];
    const client = world.client(anna, { cache: broken, onFault: (fault) => faults.push(fault) });
    expect(await world.clock.until(() => client.store.getState().connection.status === 'connected')).toBe(
      true,
    );
    expect(faults.every((fault) => fault.kind === 'storage')).toBe(true);
  });

  it('keeps the newest hundred messages of a channel, and knows that there are more', async () => {
    const { world, id, write, open, textsOf, before } = await keptScene();
    for (let n = 1; n <= 150; n += 1) write(`n${n}`);
    await world.clock.advance(5_000);
    expect(textsOf(before)).toHaveLength(152);
    await before.dispose();
    world.server.stop();
    const client = open();
    await world.clock.advance(0);
    expect([textsOf(client).length, textsOf(client)[0]]).toEqual([100, 'n51']);
    expect(client.store.getState().channels.get(id)?.timeline.hasMoreBefore).toBe(true);
  });
});
