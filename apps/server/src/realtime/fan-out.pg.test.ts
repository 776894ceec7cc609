import { randomUUID } from 'node:crypto';
import { channelStream, type StreamName } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type LiveNode, startLiveNode } from '../../../../tests/support/live-node.js';
import { redisMissing, startRedis, type TestRedis } from '../../../../tests/support/redis.js';

const rounds = 20;

describe.skipIf(redisMissing)('[R-SCALE-2] what three nodes send each other', () => {
  let redis: TestRedis;
  let nodes: LiveNode[] = [];
  beforeAll(async () => {
    redis = await startRedis();
    const world = createWorld();
    const first = await startLiveNode({ world, redisUrl: redis.url });
    const { database } = first;
    nodes = [
      first,
      await startLiveNode({ world, redisUrl: redis.url, database }),
      await startLiveNode({ world, redisUrl: redis.url, database }),
    ];
  });
  afterAll(async () => {
    for (const node of nodes) await node.close();
    await redis?.stop();
  });

  const counted = async (outcome: string) => {
    const counts = await Promise.all(nodes.map(({ metrics }) => metrics.nodeMessages.get()));
    return counts
      .flatMap(({ values }) => values)
      .filter(({ labels }) => labels.outcome === outcome)
      .reduce((sum, { value }) => sum + value, 0);
  };

  it('reaches only nodes that somebody listens on, while people come and go', async () => {
    const streams = Array.from({ length: 30 }, (): StreamName => channelStream(randomUUID()));
    const clients = await Promise.all(
      streams.map(async (stream, nth) => {
        const client = await (nodes[nth % 3] as LiveNode).connect();
        expect(await client.admitted).toBeUndefined();
        await client.subscribe(stream);
        return { client, stream };
      }),
    );
    for (let round = 0; round < rounds; round += 1) {
      const speaker = nodes[round % 3] as LiveNode;
      await Promise.all(streams.map((stream) => speaker.say(stream)));
      // One leaves, and comes back to another stream on the same node.
      const moving = clients[round % clients.length];
      if (!moving) continue;
      moving.client.socket.emit('stream.unsubscribe', { streams: [moving.stream] }, () => undefined);
      moving.stream = streams[(round + 3) % streams.length] as StreamName;
      await moving.client.subscribe(moving.stream);
    }
    const sum = rounds * streams.length;
    // Each stream's listeners are on one node, and two of three rounds are spoken on another.
    await expect.poll(() => counted('wanted')).toBeGreaterThan(sum / 2);
    const [wanted, wasted] = [await counted('wanted'), await counted('wasted')];
    process.stdout.write(`${wanted} messages between nodes were wanted, ${wasted} were not\n`);
    expect(wasted / (wanted + wasted)).toBeLessThanOrEqual(0.02);
  });
});
