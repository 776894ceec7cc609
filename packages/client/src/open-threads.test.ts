import { type Message, messageSend, threadFollow, threadMarkRead } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { selectThread } from './store/threads.js';
import { ModelWorld } from './testing/model-world.js';
import { fairWeather } from './transports/memory.js';

async function threadWith(count: number) {
  const world = new ModelWorld();
  const { workspace } = world.server;
  const [anna, ben] = [workspace.addMember('Anna'), workspace.addMember('Ben')];
  const { id } = workspace.addChannel({
    ...{ kind: 'private', name: 'plans', topic: '', createdBy: ben, memberIds: null },
  });
  for (const userId of [ben, anna]) workspace.join(id, userId, null);
  let said = 0;
  const say = (text: string, threadRootId?: string) => {
    said += 1;
    const clientMessageId = `00000000-0000-7000-8000-${said.toString().padStart(12, '0')}`;
    return workspace.addMessage({
      ...{ channelId: id, authorId: ben, clientMessageId, text },
      ...(threadRootId !== undefined && { threadRootId }),
    });
  };
  const root = say('Who?');
  const replies = Array.from({ length: count }, (_, nth) => say(`${nth + 1}`, root.id));
  let failing = false;
  const weather = { ...fairWeather, copies: (name: string) => (name === 'http' && failing ? 0 : 1) };
  const client = world.client(anna, { weather });
  await world.clock.until(() => client.store.getState().connection.status === 'connected');
  const thread = () => selectThread(id, root.id)(client.store.getState());
  return {
    ...{ world, client, id, root, replies, thread },
    say: (text: string) => say(text, root.id),
    texts: () => [...(thread()?.timeline.rows ?? [])].map((row) => row.text),
    done: async (loading?: Promise<unknown>) => {
      await world.clock.advance(100);
      await loading;
    },
    failFetching: (fails: boolean) => {
      failing = fails;
    },
  };
}

describe('open threads', () => {
  it('[R-HIST-2] load the newest replies, or those around the one that is wanted, and more on both sides', async () => {
    const { client, id, root, replies, done, texts, thread } = await threadWith(14);
    await done();
    client.threads.open(id, root.id, replies[5]?.sequence);
    await done();
    expect(texts()).toEqual(['4', '5', '6', '7', '8']);
    expect([thread()?.timeline.hasMoreBefore, thread()?.timeline.hasMoreAfter]).toEqual([true, true]);
    await done(client.threads.loadBefore(root.id));
    await done(client.threads.loadAfter(root.id));
    expect(texts()).toEqual(Array.from({ length: 13 }, (_, nth) => `${nth + 1}`));
    await done(client.threads.loadNewest(root.id));
    expect(texts()).toEqual(['10', '11', '12', '13', '14']);
    await done(client.threads.loadAround(root.id, replies[1]?.sequence ?? 0));
    expect(texts()[0]).toBe('1');
  });

  it('opened anew without a place, show the newest', async () => {
    const { client, id, root, replies, done, texts } = await threadWith(14);
    client.threads.open(id, root.id, replies[0]?.sequence);
    await done();
    expect(texts()).not.toContain('14');
    client.threads.open(id, root.id);
    await done();
    expect(texts()).toContain('14');
  });

  it('follow what comes while they reach the newest, and whoever replies is taken there', async () => {
    const { client, id, root, replies, say, done, texts } = await threadWith(14);
    client.threads.open(id, root.id, replies[0]?.sequence);
    await done();
    say('15');
    await done();
    expect(texts()).not.toContain('15');
    void client.send(messageSend, { channelId: id, threadRootId: root.id, text: 'mine' });
    await done();
    await done();
    expect(texts().slice(-2)).toEqual(['15', 'mine']);
    say('16');
    await done();
    expect(texts().at(-1)).toBe('16');
  });

  it('what could not be had is asked for again in a while, and what is held stays', async () => {
    const { world, client, id, root, done, texts, thread, failFetching } = await threadWith(14);
    client.threads.open(id, root.id);
    await done();
    failFetching(true);
    const loading = client.threads.loadBefore(root.id);
    await world.clock.until(() => thread()?.timeline.status === 'failed');
    await loading;
    expect(texts()).toHaveLength(5);
    failFetching(false);
    await world.clock.until(() => thread()?.timeline.status === 'ready');
    await done(client.threads.loadBefore(root.id));
    expect(texts()).toHaveLength(10);
  });
});

describe('the list of threads', () => {
  it('is held and follows: what is written, changed, deleted, and what its root says', async () => {
    const { world, client, id, root, replies, say, done, texts, thread } = await threadWith(5);
    const { workspace } = world.server;
    void client.send(threadFollow, { rootId: root.id });
    await done();
    const listing = client.threads.list({});
    await done();
    expect(await listing).toEqual({
      ok: true,
      result: { threads: [{ channelId: id, rootId: root.id }], next: null },
    });
    expect(texts()).toEqual(['3', '4', '5']);
    workspace.changeMessage(replies[3] as Message, 'four');
    workspace.changeMessage(replies[4] as Message, null);
    say('6');
    await done();
    expect(texts()).toEqual(['3', 'four', '', '6']);
    expect(thread()?.root?.thread?.replyCount).toBe(5);
    // Opened, it goes on from there.
    client.threads.open(id, root.id);
    await done(client.threads.loadBefore(root.id));
    expect(texts()).toEqual(['1', '2', '3', 'four', '', '6']);
  });

  it('misses nothing that is told while it is on its way, and lists what is unread alone', async () => {
    const { world, client, root, say, done, texts } = await threadWith(1);
    void client.send(threadFollow, { rootId: root.id });
    await done();
    const listing = client.threads.list({ only: 'unread' });
    await done();
    expect(await listing).toMatchObject({ result: { threads: [] } });
    say('2');
    const late = client.threads.list({ only: 'unread' });
    await world.clock.advance(1);
    const last = say('3');
    await done();
    expect(await late).toMatchObject({ result: { threads: [{ rootId: root.id }] } });
    expect(texts()).toEqual(['1', '2', '3']);
    void client.send(threadMarkRead, { rootId: root.id, sequence: last.sequence });
    await done();
    const after = client.threads.list({ only: 'unread' });
    await done();
    expect(await after).toMatchObject({ result: { threads: [] } });
  });
});
