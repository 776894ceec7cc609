import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ack, catalogue, channelStream, limits, type Presence } from '@parley/protocol';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createWorld,
  type LiveNode,
  newGrant,
  openClient,
  startLiveNode,
} from '../../../../tests/support/live-node.js';
import { redisMissing, startRedis, type TestRedis } from '../../../../tests/support/redis.js';

type Client = Awaited<ReturnType<LiveNode['connect']>>;
type World = ReturnType<typeof createWorld>;

/** Minutes as fractions of a second. */
const quick = {
  awayAfterMs: 1_500,
  graceMs: 400,
  leaseMs: 1_200,
  renewMs: 300,
  lookMs: 200,
  readMs: 1_000,
  unsureMs: 1_500,
  checkMs: 300,
  repairMs: 300,
  tickMs: 50,
  gatherMs: 10,
};
const never = 3_600_000;

let world: World;
let ending: (() => Promise<void>)[];
beforeEach(() => {
  world = createWorld();
  ending = [];
});
afterEach(async () => {
  for (const end of ending.reverse()) await end();
});

async function start(options: Partial<Parameters<typeof startLiveNode>[0]> = {}): Promise<LiveNode> {
  const node = await startLiveNode({ world, presenceTimes: quick, ...options });
  ending.push(node.close);
  return node;
}

async function ask(client: Client, name: string, request: unknown): Promise<Ack<unknown>> {
  const line = client.socket.timeout(5_000) as unknown as {
    emitWithAck(name: string, request: unknown): Promise<Ack>;
  };
  return line.emitWithAck(name, request);
}

async function done(client: Client, name: string, request: unknown): Promise<unknown> {
  const ack = await ask(client, name, request);
  if (!ack.ok) throw new Error(ack.error.code);
  return ack.result;
}

/** How people are now, the way a watcher is answered. */
async function watch(client: Client, ...userIds: string[]): Promise<Presence[]> {
  const result = await done(client, 'presence.watch', { userIds });
  return (result as { people: Presence[] }).people;
}

const factsOf = (client: Client) =>
  client.frames
    .filter(({ name }) => name === 'transient.events')
    .flatMap(({ content }) => content as { type: string; payload: unknown }[]);

/** The statuses a watcher was told of somebody, as they came. */
const toldOf = (client: Client, userId: string): string[] =>
  factsOf(client)
    .filter(({ type }) => type === 'presence.updated')
    .map(({ payload }) => catalogue.transients['presence.updated'].payload.parse(payload).presence)
    .filter((presence) => presence.userId === userId)
    .map(({ status }) => status);

async function until(condition: () => boolean, what: string, patienceMs = 8_000): Promise<void> {
  for (let waited = 0; !condition(); waited += 20) {
    if (waited > patienceMs) throw new Error(`${what}: not within ${patienceMs} ms`);
    await sleep(20);
  }
}

const lastTold = (client: Client, userId: string, status: string) =>
  until(() => toldOf(client, userId).at(-1) === status, `${status}, told ${toldOf(client, userId)}`);

/** Watches somebody, who is so at once or in a moment. */
async function seen(client: Client, userId: string, status: string): Promise<void> {
  const [now] = await watch(client, userId);
  if (now?.status !== status) await lastTold(client, userId, status);
}

describe('on one node', () => {
  it('[R-PRES-1] somebody comes, is active, idle, active again, and leaves', async () => {
    const node = await start();
    const ada = newGrant();
    const watcher = await node.connect();
    expect(await watch(watcher, ada.actor.userId)).toEqual([
      { userId: ada.actor.userId, status: 'offline', lastSeenAt: null },
    ]);
    const line = await node.connect(ada);
    await lastTold(watcher, ada.actor.userId, 'away');
    await done(line, 'presence.active', {});
    await lastTold(watcher, ada.actor.userId, 'online');
    await lastTold(watcher, ada.actor.userId, 'away');
    await done(line, 'presence.active', {});
    await lastTold(watcher, ada.actor.userId, 'online');
    line.close();
    await lastTold(watcher, ada.actor.userId, 'offline');
    expect(toldOf(watcher, ada.actor.userId)).toEqual(['away', 'online', 'away', 'online', 'offline']);
    // Somebody who looks only now is told when they were seen.
    const [known] = await watch(await node.connect(), ada.actor.userId);
    expect(Date.now() - Date.parse(known?.lastSeenAt ?? '')).toBeLessThan(60_000);
  });

  it('[R-PRES-1] reloading a page is no news', async () => {
    const node = await start({ presenceTimes: { ...quick, awayAfterMs: never, graceMs: 1_000 } });
    const ada = newGrant();
    const first = await node.connect(ada);
    await done(first, 'presence.active', {});
    const watcher = await node.connect();
    await seen(watcher, ada.actor.userId, 'online');
    first.close();
    const second = await node.connect(ada);
    await second.admitted;
    const other = newGrant();
    await watch(watcher, other.actor.userId);
    const otherLine = await node.connect(other);
    await lastTold(watcher, other.actor.userId, 'away');
    otherLine.close();
    await lastTold(watcher, other.actor.userId, 'offline');
    expect(toldOf(watcher, ada.actor.userId).filter((status) => status !== 'online')).toEqual([]);
  });

  it('a command is a sign of activity', async () => {
    const node = await start({ presenceTimes: { ...quick, awayAfterMs: never } });
    const ada = newGrant();
    const line = await node.connect(ada);
    const watcher = await node.connect();
    await watch(watcher, ada.actor.userId);
    await ask(line, 'message.send', { commandId: randomUUID(), payload: {} });
    await lastTold(watcher, ada.actor.userId, 'online');
  });

  it('[R-AUTH-4] nothing is said of people of another workspace, and nothing comes', async () => {
    const node = await start();
    const stranger = newGrant();
    const watcher = newGrant();
    world.forbid(stranger.actor.userId, `workspace:${watcher.workspaceId}`);
    const looking = await node.connect(watcher);
    expect(await watch(looking, stranger.actor.userId, watcher.actor.userId)).toMatchObject([
      { userId: watcher.actor.userId },
    ]);
    const colleague = await node.connect({ ...newGrant(), workspaceId: stranger.workspaceId });
    await watch(colleague, stranger.actor.userId);
    const line = await node.connect(stranger);
    await done(line, 'presence.active', {});
    await lastTold(colleague, stranger.actor.userId, 'online');
    expect(toldOf(looking, stranger.actor.userId)).toEqual([]);
  });

  it('[R-AUTH-2] who leaves the workspace is not looked at from there any more', async () => {
    const node = await start({ presenceTimes: { ...quick, awayAfterMs: never } });
    const ada = newGrant();
    const home = { ...newGrant(), workspaceId: ada.workspaceId };
    const elsewhere = newGrant();
    const watcher = await node.connect(home);
    const friend = await node.connect(elsewhere);
    for (const one of [watcher, friend]) await watch(one, ada.actor.userId);
    // The notice of it is lost: the check that repeats finds out.
    world.forbid(ada.actor.userId, `workspace:${ada.workspaceId}`);
    const abroad = { ...ada, workspaceId: randomUUID() };
    const comeAndGo = async () => {
      const line = await node.connect(abroad);
      await done(line, 'presence.active', {});
      await lastTold(friend, ada.actor.userId, 'online');
      line.close();
      await lastTold(friend, ada.actor.userId, 'offline');
      return toldOf(friend, ada.actor.userId).length - toldOf(watcher, ada.actor.userId).length;
    };
    for (let tries = 0; (await comeAndGo()) === 0; tries += 1) expect(tries).toBeLessThan(10);
    const told = toldOf(watcher, ada.actor.userId);
    await comeAndGo();
    expect(toldOf(watcher, ada.actor.userId)).toEqual(told);
  });

  it('[R-PRES-3] nobody is told of people they do not, or no longer, watch', async () => {
    const node = await start();
    const [ada, luc] = [newGrant(), newGrant()];
    const watcher = await node.connect();
    await watch(watcher, ada.actor.userId, luc.actor.userId);
    await done(watcher, 'presence.unwatch', { userIds: [ada.actor.userId] });
    for (const one of [ada, luc]) await done(await node.connect(one), 'presence.active', {});
    await lastTold(watcher, luc.actor.userId, 'online');
    expect(toldOf(watcher, ada.actor.userId)).toEqual([]);
  });

  it('[R-PRES-3] watches so many people and no more', async () => {
    const node = await start();
    const watcher = await node.connect();
    const crowd = Array.from({ length: limits.watchedPeoplePerConnection }, () => randomUUID());
    expect(await watch(watcher, ...crowd)).toHaveLength(crowd.length);
    expect(await ask(watcher, 'presence.watch', { userIds: [randomUUID()] })).toMatchObject({
      error: { code: 'limit_reached', details: { limit: 'watchedPeoplePerConnection' } },
    });
    expect(await watch(watcher, ...crowd.slice(0, 3))).toHaveLength(3);
    expect(await ask(watcher, 'presence.watch', { userIds: [...crowd, randomUUID()] })).toMatchObject({
      error: { code: 'invalid_input' },
    });
  });

  it('[R-SUB-2] watching takes nothing from the streams one may subscribe to', async () => {
    const node = await start();
    const watcher = await node.connect();
    await watch(watcher, ...Array.from({ length: 300 }, () => randomUUID()));
    const streams = Array.from({ length: limits.subscriptionsPerConnection }, () =>
      channelStream(randomUUID()),
    );
    expect((await watcher.subscribe(...streams)).filter(({ ok }) => !ok)).toEqual([]);
  });

  it('[R-PRES-1] what a slow connection could not be told, it is told later', async () => {
    const node = await start({ presenceTimes: { ...quick, awayAfterMs: never } });
    const token = await node.tokens.sign(newGrant());
    const watcher = openClient(node.url, { token }, { transports: ['polling'] });
    await watcher.admitted;
    // More at once than is kept for a connection that polls.
    const crowd = Array.from({ length: 70 }, newGrant);
    await watch(watcher, ...crowd.map(({ actor }) => actor.userId));
    for (const one of crowd) await (await node.connect(one)).admitted;
    for (const { actor } of crowd) await lastTold(watcher, actor.userId, 'away');
    watcher.close();
  });

  it('[R-PRES-1] typing reaches who has the channel subscribed, at most every three seconds', async () => {
    const node = await start();
    const channelId = randomUUID();
    const ada = newGrant();
    const [typist, reader, bystander] = [await node.connect(ada), await node.connect(), await node.connect()];
    for (const one of [typist, reader]) await one.subscribe(channelStream(channelId));
    await done(typist, 'typing.start', { channelId });
    await done(typist, 'typing.start', { channelId });
    const end = randomUUID();
    await reader.subscribe(channelStream(end));
    await done(typist, 'typing.start', { channelId: end });
    await until(() => factsOf(reader).length === 2, 'two facts');
    const payloads = [channelId, end].map((id) => ({ channelId: id, userId: ada.actor.userId }));
    expect(factsOf(reader)).toEqual(payloads.map((payload) => ({ type: 'typing.updated', payload })));
    expect(factsOf(bystander)).toEqual([]);
  });

  it('[R-PRES-1] typing again right after sending is news', async () => {
    const node = await start();
    const channelId = randomUUID();
    const [typist, reader] = [await node.connect(), await node.connect()];
    await reader.subscribe(channelStream(channelId));
    await done(typist, 'typing.start', { channelId });
    await ask(typist, 'message.send', { commandId: randomUUID(), payload: {} });
    await done(typist, 'typing.start', { channelId });
    await until(() => factsOf(reader).length === 2, 'two facts');
  });

  it('[R-AUTH-4] who may not write does not type', async () => {
    const node = await start();
    const channelId = randomUUID();
    const ada = newGrant();
    world.forbid(ada.actor.userId, channelStream(channelId));
    const reader = await node.connect();
    await reader.subscribe(channelStream(channelId));
    const line = await node.connect(ada);
    for (const _ of ['once', 'twice']) {
      expect(await ask(line, 'typing.start', { channelId })).toMatchObject({ error: { code: 'not_found' } });
    }
    await done(await node.connect(), 'typing.start', { channelId });
    await until(() => factsOf(reader).length > 0, 'a fact');
    expect(factsOf(reader).map(({ payload }) => (payload as { userId: string }).userId)).not.toContain(
      ada.actor.userId,
    );
  });
});

describe.skipIf(redisMissing)('on two nodes', () => {
  let redis: TestRedis;
  beforeEach(async () => {
    redis = await startRedis();
    ending.push(redis.stop);
  });

  const pair = async (times: object = quick) => {
    const a = await start({ redisUrl: redis.url, presenceTimes: times as typeof quick });
    const b = await start({
      redisUrl: redis.url,
      database: a.database,
      presenceTimes: times as typeof quick,
    });
    return [a, b] as const;
  };

  it('[R-PRES-2] somebody on one is seen from the other, and their devices add up', async () => {
    const [a, b] = await pair({ ...quick, awayAfterMs: never });
    const ada = newGrant();
    const watcher = await a.connect();
    await watch(watcher, ada.actor.userId);
    const desk = await b.connect(ada);
    await done(desk, 'presence.active', {});
    await lastTold(watcher, ada.actor.userId, 'online');
    const phone = await a.connect(ada);
    await phone.admitted;
    desk.close();
    expect(await watch(await b.connect(), ada.actor.userId)).toMatchObject([{ status: 'online' }]);
    phone.close();
    await lastTold(watcher, ada.actor.userId, 'offline');
    expect(toldOf(watcher, ada.actor.userId)).not.toContain('unknown');
  });

  it('[G8] [R-PRES-2] the people of a node that dies age out', async () => {
    const [a, b] = await pair({ ...quick, awayAfterMs: never });
    const ada = newGrant();
    const watcher = await a.connect();
    await done(await b.connect(ada), 'presence.active', {});
    await seen(watcher, ada.actor.userId, 'online');
    // As a process that is killed: it says nothing any more, to anybody.
    b.redis?.close();
    await lastTold(watcher, ada.actor.userId, 'offline');
    const [known] = await watch(await a.connect(), ada.actor.userId);
    expect(known?.lastSeenAt).not.toBeNull();
  });

  it('[R-PRES-2] the people of a node that stops are gone at once, unless they came elsewhere', async () => {
    const [a, b] = await pair({ ...quick, awayAfterMs: never, leaseMs: 60_000 });
    const [ada, luc] = [newGrant(), newGrant()];
    const watcher = await a.connect();
    for (const one of [ada, luc]) await done(await b.connect(one), 'presence.active', {});
    for (const one of [ada, luc]) await seen(watcher, one.actor.userId, 'online');
    await done(await a.connect(luc), 'presence.active', {});
    await b.close();
    ending.splice(ending.indexOf(b.close), 1);
    await lastTold(watcher, ada.actor.userId, 'offline');
    expect(toldOf(watcher, luc.actor.userId)).not.toContain('offline');
  });

  it('[R-PRES-2] so are those who came after the watcher looked, and were only heard of', async () => {
    const [a, b] = await pair({ ...quick, awayAfterMs: never, leaseMs: 60_000, readMs: never });
    const ada = newGrant();
    const watcher = await a.connect();
    await watch(watcher, ada.actor.userId);
    await done(await b.connect(ada), 'presence.active', {});
    await lastTold(watcher, ada.actor.userId, 'online');
    await b.close();
    ending.splice(ending.indexOf(b.close), 1);
    await lastTold(watcher, ada.actor.userId, 'offline');
  });

  it('[R-PRES-2] a node that was frozen for longer than its lease is believed again', async () => {
    const [a, b] = await pair({ ...quick, awayAfterMs: never, renewMs: never, leaseMs: 400 });
    const ada = newGrant();
    const watcher = await a.connect();
    await done(await b.connect(ada), 'presence.active', {});
    await watch(watcher, ada.actor.userId);
    await lastTold(watcher, ada.actor.userId, 'offline');
    const again = await start({
      redisUrl: redis.url,
      database: a.database,
      presenceTimes: { ...quick, awayAfterMs: never },
    });
    await done(await again.connect(ada), 'presence.active', {});
    await lastTold(watcher, ada.actor.userId, 'online');
  });

  it('[R-PRES-2] without Redis, what is not known is not told; with it again, all is', async () => {
    const [a, b] = await pair({ ...quick, awayAfterMs: never });
    const [ada, luc] = [newGrant(), newGrant()];
    const watcher = await a.connect();
    await done(await b.connect(ada), 'presence.active', {});
    await done(await a.connect(luc), 'presence.active', {});
    await watch(watcher, ada.actor.userId, luc.actor.userId);
    await redis.stop();
    await lastTold(watcher, ada.actor.userId, 'unknown');
    // Their own people every node knows by itself.
    const [known] = await watch(watcher, luc.actor.userId);
    expect(known?.status).toBe('online');
    const back = await startRedis({ port: redis.port });
    ending.push(back.stop);
    await lastTold(watcher, ada.actor.userId, 'online');
    expect(toldOf(watcher, luc.actor.userId)).not.toContain('unknown');
  });

  it('[R-PRES-3] what changes reaches a node only if somebody there looks', async () => {
    const [a, b] = await pair({ ...quick, awayAfterMs: never });
    const ada = newGrant();
    const watcher = await a.connect();
    const tap = new Redis(redis.url, { lazyConnect: true });
    await tap.connect();
    ending.push(async () => tap.disconnect());
    const listeners = async () => {
      const channels = (await tap.call('PUBSUB', 'SHARDCHANNELS', '*presence:*')) as string[];
      return channels.filter((channel) => channel.includes(ada.actor.userId)).length;
    };
    const line = await b.connect(ada);
    await done(line, 'presence.active', {});
    await watch(await b.connect(), ada.actor.userId);
    expect(await listeners()).toBe(1);
    await done(line, 'presence.active', {});
    expect(factsOf(watcher)).toEqual([]);
    await watch(watcher, ada.actor.userId);
    await done(watcher, 'presence.unwatch', { userIds: [ada.actor.userId] });
    // What the other node knows better may have come while the watcher looked.
    const told = factsOf(watcher).length;
    line.close();
    await b.connect(ada);
    expect(factsOf(watcher)).toHaveLength(told);
  });

  it('typing crosses nodes', async () => {
    const [a, b] = await pair();
    const channelId = randomUUID();
    const reader = await a.connect();
    await reader.subscribe(channelStream(channelId));
    await done(await b.connect(), 'typing.start', { channelId });
    await until(() => factsOf(reader).length === 1, 'a fact');
  });
});
