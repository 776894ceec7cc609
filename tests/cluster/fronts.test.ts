import { randomUUID } from 'node:crypto';
import { channelStream, connectionToken, replay, sessionSignIn, setup } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, startCluster } from '../support/cluster.js';
import { frontMissing } from '../support/front.js';
import { openClient } from '../support/live-node.js';
import { redisMissing } from '../support/redis.js';
import { createVisitor, newAccountDetails, type TransportName, waysOf } from '../support/visitor.js';

/** Enough for the test, and few enough to run out of. */
const attempts = 20;

describe.each(['nginx', 'haproxy'] as const)('three nodes behind %s', (name) => {
  const missing = redisMissing ?? frontMissing(name);
  describe.skipIf(missing)(`[R-SCALE-4] as deploy/ sets it up${missing ? `: ${missing}` : ''}`, () => {
    let cluster: Cluster;
    let founder: ReturnType<typeof createVisitor>;
    let workspaceId = '';
    let channelId = '';

    const post = async <T>(path: string, body: unknown) => {
      const answer = await founder.request({ method: 'POST', path, body: JSON.stringify(body) });
      expect(answer.status).toBe(200);
      return answer.body as T;
    };
    const command = <T>(type: string, payload: object) =>
      post<{ result: T }>(`/api/v1/commands/${type}`, { commandId: randomUUID(), payload });
    const say = (text: string) => command('message.send', { channelId, clientMessageId: randomUUID(), text });
    const connected = async (transport: TransportName) => {
      const { token } = await post<{ token: string }>(connectionToken.path, { workspaceId });
      const client = openClient(
        cluster.address,
        { token },
        { transports: waysOf(transport), upgrade: false, withCredentials: true },
      );
      expect(await client.admitted).toBeUndefined();
      await client.subscribe(channelStream(channelId));
      return client;
    };

    beforeAll(async () => {
      cluster = await startCluster({ front: name, settings: { ATTEMPTS_PER_ADDRESS: String(attempts) } });
      founder = createVisitor([cluster.address]);
      const { session } = await post<{ session: { workspaces: { workspace: { id: string } }[] } }>(
        setup.path,
        { account: newAccountDetails() },
      );
      workspaceId = session.workspaces[0]?.workspace.id ?? '';
      const { result } = await command<{ channel: { id: string } }>('channel.create', {
        workspaceId,
        kind: 'public',
        name: 'talk',
      });
      channelId = result.channel.id;
    }, 180_000);
    afterAll(() => cluster?.stop());

    it.each(['websocket', 'sse', 'polling'] as const)('carry live connections over %s', async (transport) => {
      const client = await connected(transport);
      const texts = Array.from({ length: 10 }, (_, index) => `${transport} ${index}`);
      for (const text of texts) await say(text);
      const received = () =>
        client.events().map(({ payload }) => (payload as { message: { text: string } }).message.text);
      await expect.poll(received).toEqual(texts);
      client.close();
    });

    it('know people by their address, whatever they claim it is', async () => {
      const stranger = createVisitor([cluster.address]);
      const statuses: number[] = [];
      // More than the allowance, because it grows back slowly meanwhile.
      for (let turn = 0; turn < 3 * attempts && !statuses.includes(429); turn += 1) {
        const { email, password } = newAccountDetails();
        const answer = await stranger.request({
          method: 'POST',
          path: sessionSignIn.path,
          body: JSON.stringify({ email, password }),
          headers: { 'x-forwarded-for': `198.51.100.${turn}` },
        });
        statuses.push(answer.status);
      }
      expect(statuses).toContain(429);
    });

    it('keep the metrics of the nodes to themselves', async () => {
      expect((await founder.request({ method: 'GET', path: '/metrics' })).status).toBe(404);
    });

    it('[R-SEND-2] lose nothing that people ask for when a node dies', async () => {
      const visitors = Array.from({ length: 6 }, () => createVisitor([cluster.address]));
      let isOver = false;
      const statuses = new Set<number>();
      const looking = visitors.map(async (visitor) => {
        while (!isOver) statuses.add((await visitor.request({ method: 'GET', path: '/api/version' })).status);
      });
      const before = await lastText();
      for (let turn = 0; turn < 5; turn += 1) await say(`before ${turn}`);
      await cluster.nodes[1]?.kill();
      for (let turn = 0; turn < 20; turn += 1) await say(`after ${turn}`);
      isOver = true;
      await Promise.all(looking);
      expect(statuses).toEqual(new Set([200]));
      expect((await lastText()) - before).toBe(25);
    });

    /** The head of the channel. */
    async function lastText(): Promise<number> {
      const path = replay.path.replace(':stream', channelStream(channelId));
      const answer = await founder.request({ method: 'GET', path: `${path}?fromSeq=0` });
      return (answer.body as { head: number }).head;
    }
  });
});
