import { channelJoin, messageSend } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { selectPending } from './store/selectors.js';
import { modelChannel } from './testing/model-channel.js';
import { ModelWorld } from './testing/model-world.js';
import { fairWeather, type Weather } from './transports/memory.js';

async function channelWith(count: number, kind: 'public' | 'private' = 'private') {
  const world = new ModelWorld();
  const { workspace } = world.server;
  const [anna, ben] = [workspace.addMember('Anna'), workspace.addMember('Ben')];
  const { id } = workspace.addChannel({ kind, name: 'plans', topic: '', createdBy: ben, memberIds: null });
  workspace.join(id, ben, null);
  if (kind === 'private') workspace.join(id, anna, null);
  const write = (text: string) =>
    workspace.addMessage({ channelId: id, authorId: ben, clientMessageId: ben, text });
  for (let n = 1; n <= count; n += 1) write(`${n}`);
  let failing = false;
  const weather: Weather = {
    ...fairWeather,
    copies: (name) => (name === 'http' && failing ? 0 : 1),
  };
  const client = world.client(anna, { weather });
  await world.clock.until(() => client.store.getState().connection.status === 'connected');
  const timeline = () => client.store.getState().channels.get(id)?.timeline;
  return {
    world,
    client,
    id,
    write,
    timeline,
    texts: () => [...(timeline()?.rows ?? [])].map((row) => row.text),
    done: async (loading: Promise<void> | void) => {
      await world.clock.advance(100);
      await loading;
    },
    failFetching: (fails: boolean) => {
      failing = fails;
    },
  };
}

describe('timelines', () => {
  it('[R-HIST-2] load the newest page, and more on both sides until there is no more', async () => {
    const { client, id, done, texts, timeline } = await channelWith(12);
    await done(client.timelines.open(id));
    expect(texts()).toEqual(['8', '9', '10', '11', '12']);
    await done(client.timelines.loadBefore(id));
    await done(client.timelines.loadBefore(id));
    expect([texts().length, timeline()?.hasMoreBefore]).toEqual([12, false]);
    const sequence = timeline()?.rows.at(5)?.sequence ?? 0;
    await done(client.timelines.loadAround(id, sequence));
    expect([texts(), timeline()?.hasMoreBefore, timeline()?.hasMoreAfter]).toEqual([
      ['4', '5', '6', '7', '8'],
      true,
      true,
    ]);
    await done(client.timelines.loadAfter(id));
    expect([texts(), timeline()?.hasMoreAfter]).toEqual([
      ['4', '5', '6', '7', '8', '9', '10', '11', '12'],
      false,
    ]);
  });

  it('load a side once at a time, and not at all when there is no more', async () => {
    const { client, id, done, texts } = await channelWith(8);
    await done(client.timelines.open(id));
    await done(
      Promise.all([client.timelines.loadBefore(id), client.timelines.loadBefore(id)]).then(() => {}),
    );
    expect(texts()).toHaveLength(8);
    await done(client.timelines.loadBefore(id));
    await done(client.timelines.loadAfter(id));
    expect(texts()).toHaveLength(8);
  });

  it('miss nothing that is written while a page is on its way', async () => {
    const { world, client, id, write, texts } = await channelWith(3);
    client.timelines.open(id);
    await world.clock.advance(1);
    write('meanwhile');
    await world.clock.advance(100);
    expect(texts()).toEqual(['1', '2', '3', 'meanwhile']);
  });

  it('say when loading failed, keep what they have, and can be asked again', async () => {
    const { client, id, done, texts, timeline, failFetching } = await channelWith(8);
    failFetching(true);
    await done(client.timelines.open(id));
    expect(timeline()?.status).toBe('failed');
    failFetching(false);
    await done(client.timelines.open(id));
    expect([timeline()?.status, texts().length]).toEqual(['ready', 5]);
    failFetching(true);
    await done(client.timelines.loadBefore(id));
    expect([timeline()?.status, texts().length]).toEqual(['failed', 5]);
    failFetching(false);
    await done(client.timelines.loadBefore(id));
    expect([timeline()?.status, texts().length]).toEqual(['ready', 8]);
  });

  it('load what could not be had without a line as soon as it is back, also when nothing was missed', async () => {
    const { world, client, id, done, texts, timeline } = await channelWith(3);
    world.server.stop();
    await done(client.timelines.open(id));
    expect(timeline()?.status).toBe('failed');
    world.server.start();
    await world.clock.until(() => client.store.getState().connection.status === 'connected');
    await done();
    expect(texts()).toEqual(['1', '2', '3']);
  });

  it('may be asked for more again a while after a page could not be had, on a line that never went away', async () => {
    const { world, client, id, done, texts, timeline, failFetching } = await channelWith(8);
    await done(client.timelines.open(id));
    failFetching(true);
    await done(client.timelines.loadBefore(id));
    expect(timeline()?.status).toBe('failed');
    failFetching(false);
    await world.clock.advance(2_000);
    expect([timeline()?.status, texts().length]).toEqual(['ready', 5]);
    failFetching(true);
    for (const waitsMs of [4_000, 8_000, 16_000]) {
      await done(client.timelines.loadBefore(id));
      await world.clock.advance(waitsMs - 200);
      expect(timeline()?.status).toBe('failed');
      await world.clock.advance(200);
      expect(timeline()?.status).toBe('ready');
    }
    await done(client.timelines.loadBefore(id));
    await done(client.timelines.open(id));
    expect(timeline()?.status).toBe('ready');
  });

  it('are live for a public channel one looks into, and let go when one looks elsewhere', async () => {
    const { client, id, done, write, texts, timeline } = await channelWith(2, 'public');
    await done(client.timelines.open(id));
    write('live');
    await done();
    expect(texts()).toEqual(['1', '2', 'live']);
    await done(client.timelines.open('another'));
    expect(timeline()?.status).toBe('empty');
    expect(client.store.getState().streams.has(`channel:${id}`)).toBe(false);
  });

  it('go on when one joins the channel one looks into', async () => {
    const { world, client, id, done, write, texts } = await channelWith(2, 'public');
    await done(client.timelines.open(id));
    const joining = client.send(channelJoin, { channelId: id });
    write('meanwhile');
    await world.clock.advance(3_000);
    expect((await joining).ok).toBe(true);
    write('after');
    await done();
    expect(texts()).toEqual(['1', '2', 'meanwhile', 'after']);
    expect(client.store.getState().streams.get(`channel:${id}`)?.status).toBe('live');
  });

  it('come back to the end when I write', async () => {
    const { client, id, done, texts, timeline } = await channelWith(20);
    await done(client.timelines.open(id));
    await done(client.timelines.loadAround(id, 3));
    expect(timeline()?.hasMoreAfter).toBe(true);
    void client.send(messageSend, { channelId: id, text: 'mine' });
    await done();
    expect(texts().at(-1)).toBe('mine');
    expect(selectPending(id)(client.store.getState())).toEqual([]);
  });

  it('are held whole for the twenty channels opened last, and their newest rows for thirty more', async () => {
    const { world, client, done } = await channelWith(0);
    const { workspace } = world.server;
    const anna = client.store.getState().me?.account.id ?? '';
    const ids = Array.from({ length: 52 }, (_, n) => modelChannel(workspace, `c${n}`, [anna]));
    await done();
    for (const channelId of ids) {
      await done(client.timelines.open(channelId));
      for (let n = 0; n < 105; n += 1) {
        workspace.addMessage({ channelId, authorId: anna, clientMessageId: anna, text: `${n}` });
      }
      await done();
    }
    const timelineOf = (n: number) => client.store.getState().channels.get(ids[n] ?? '')?.timeline;
    expect([1, 2, 51].map((n) => timelineOf(n)?.status)).toEqual(['empty', 'ready', 'ready']);
    expect([2, 31, 32, 51].map((n) => timelineOf(n)?.rows.length)).toEqual([100, 100, 105, 105]);
    expect([timelineOf(31)?.hasMoreBefore, timelineOf(32)?.hasMoreBefore]).toEqual([true, false]);
  });
});
