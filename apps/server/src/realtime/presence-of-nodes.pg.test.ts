import { randomUUID } from 'node:crypto';
import { channelStream } from '@parley/protocol';
import { Redis } from 'ioredis';
import { beforeEach, describe, expect, it } from 'vitest';
import { newGrant } from '../../../../tests/support/live-node.js';
import { redisMissing, startRedis, type TestRedis } from '../../../../tests/support/redis.js';
import {
  attentive,
  done,
  factsOf,
  lastTold,
  never,
  nodesOfTest,
  quick,
  seen,
  toldOf,
  until,
  watch,
} from '../../../../tests/support/watching.js';

const nodes = nodesOfTest();

describe.skipIf(redisMissing)('on two nodes', () => {
  let redis: TestRedis;
  beforeEach(async () => {
    redis = await startRedis();
    nodes.endWith(redis.stop);
  });

  const pair = async (presenceTimes = quick) => {
    const options = { redisUrl: redis.url, presenceTimes };
    const a = await nodes.start(options);
    return [a, await nodes.start({ ...options, database: a.database })] as const;
  };

  it('[R-PRES-2] somebody on one is seen from the other, and their devices add up', async () => {
    const [a, b] = await pair(attentive);
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
    const [a, b] = await pair(attentive);
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
    const [a, b] = await pair({ ...attentive, leaseMs: 60_000 });
    const [ada, luc] = [newGrant(), newGrant()];
    const watcher = await a.connect();
    for (const one of [ada, luc]) await done(await b.connect(one), 'presence.active', {});
    for (const one of [ada, luc]) await seen(watcher, one.actor.userId, 'online');
    await done(await a.connect(luc), 'presence.active', {});
    await nodes.stop(b);
    await lastTold(watcher, ada.actor.userId, 'offline');
    expect(toldOf(watcher, luc.actor.userId)).not.toContain('offline');
  });

  it('[R-PRES-2] so are those who came after the watcher looked, and were only heard of', async () => {
    const [a, b] = await pair({ ...attentive, leaseMs: 60_000, readMs: never });
    const ada = newGrant();
    const watcher = await a.connect();
    await watch(watcher, ada.actor.userId);
    await done(await b.connect(ada), 'presence.active', {});
    await lastTold(watcher, ada.actor.userId, 'online');
    await nodes.stop(b);
    await lastTold(watcher, ada.actor.userId, 'offline');
  });

  it('[R-PRES-2] a node that was frozen for longer than its lease is believed again', async () => {
    const times = { ...attentive, readMs: 200 };
    const a = await nodes.start({ redisUrl: redis.url, presenceTimes: times });
    // Its lease runs out between any two renewals, as if it had been frozen meanwhile.
    const b = await nodes.start({
      redisUrl: redis.url,
      database: a.database,
      presenceTimes: { ...times, leaseMs: 1_000, renewMs: 2_500 },
    });
    const ada = newGrant();
    const watcher = await a.connect();
    await watch(watcher, ada.actor.userId);
    await done(await b.connect(ada), 'presence.active', {});
    await lastTold(watcher, ada.actor.userId, 'online');
    await lastTold(watcher, ada.actor.userId, 'offline');
    await lastTold(watcher, ada.actor.userId, 'online');
  });

  it('[R-PRES-2] without Redis, what is not known is not told; with it again, all is', async () => {
    const [a, b] = await pair(attentive);
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
    nodes.endWith(back.stop);
    await lastTold(watcher, ada.actor.userId, 'online');
    expect(toldOf(watcher, luc.actor.userId)).not.toContain('unknown');
  });

  it('[R-PRES-3] what changes reaches a node only if somebody there looks', async () => {
    const [a, b] = await pair(attentive);
    const ada = newGrant();
    const watcher = await a.connect();
    const tap = new Redis(redis.url, { lazyConnect: true });
    await tap.connect();
    nodes.endWith(async () => tap.disconnect());
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
