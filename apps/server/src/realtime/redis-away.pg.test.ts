import { randomUUID } from 'node:crypto';
import { channelStream, type Envelope } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFreePort } from '../../../../tests/support/free-port.js';
import { createWorld, type LiveNode, startLiveNode } from '../../../../tests/support/live-node.js';
import { redisMissing, startRedis, type TestRedis } from '../../../../tests/support/redis.js';

/** Two seconds between head checks, and what one takes. */
const lateMs = 4_000;

describe.skipIf(redisMissing)('two nodes that start while Redis is away', () => {
  let here: LiveNode;
  let there: LiveNode;
  let redis: TestRedis | undefined;
  let port = 0;

  const listener = async () => {
    const stream = channelStream(randomUUID());
    const client = await there.connect();
    expect(await client.admitted).toBeUndefined();
    await client.subscribe(stream);
    const heads = () =>
      client.frames.filter(({ name }) => name === 'stream.heads').map(({ content }) => content);
    return { stream, heads, sequences: () => client.events().map((event: Envelope) => event.sequence) };
  };
  const isBack = () =>
    expect
      .poll(() => [here, there].every((node) => node.redis?.subscribe.status === 'ready'), {
        timeout: 10_000,
      })
      .toBe(true);
  const subscriptions = async () =>
    (await here.redis?.commands.call('PUBSUB', 'SHARDCHANNELS').catch(() => [])) as string[];
  const inForce = (stream: string) =>
    expect
      .poll(async () => (await subscriptions()).filter((name) => name.includes(stream)), { timeout: 10_000 })
      .toHaveLength(1);

  beforeAll(async () => {
    port = await findFreePort();
    const world = createWorld();
    const redisUrl = `redis://127.0.0.1:${port}`;
    here = await startLiveNode({ world, redisUrl });
    there = await startLiveNode({ world, redisUrl, database: here.database });
  });
  afterAll(async () => {
    await there?.close();
    await here?.close();
    await redis?.stop();
  });

  it('[R-SCALE-3] announce what happened on the other one within seconds', async () => {
    const { stream, heads } = await listener();
    await here.say(stream);
    await expect.poll(heads, { timeout: lateMs }).toEqual([[{ stream, head: 1 }]]);
  });

  it('[R-SCALE-2] deliver as soon as it is there, also to who subscribed before', async () => {
    const { stream, heads, sequences } = await listener();
    redis = await startRedis({ port });
    await isBack();
    await inForce(stream);
    await here.say(stream);
    await expect.poll(sequences).toEqual([1]);
    expect(heads()).toEqual([]);
  });

  it('[R-SCALE-3] lose nothing when it is killed, and are as before when it is back', async () => {
    const { stream, heads, sequences } = await listener();
    await here.say(stream);
    await expect.poll(sequences).toEqual([1]);
    await redis?.stop();
    await here.say(stream);
    await expect.poll(heads, { timeout: lateMs }).toEqual([[{ stream, head: 2 }]]);
    redis = await startRedis({ port });
    await isBack();
    await inForce(stream);
    await here.say(stream);
    await expect.poll(sequences).toEqual([1, 3]);
    expect(heads()).toHaveLength(1);
  });

  it('[R-SCALE-3] subscribe anew when only their subscriptions are cut', async () => {
    const { stream, sequences } = await listener();
    await inForce(stream);
    await here.redis?.commands.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    await isBack();
    await inForce(stream);
    await here.say(stream);
    await expect.poll(sequences).toEqual([1]);
  });

  it('connect anew when it has stopped answering without a word', async () => {
    const pid = redis?.pid as number;
    process.kill(pid, 'SIGSTOP');
    try {
      await expect
        .poll(() => here.redis?.commands.status === 'ready', { timeout: 10_000, interval: 100 })
        .toBe(false);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await isBack();
  });
});
