import { randomUUID } from 'node:crypto';
import {
  type Ack,
  channelCreate,
  connectionToken,
  limits,
  messageSend,
  sessionSignIn,
  setup,
} from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClient } from '../../../../tests/support/live-node.js';
import { redisMissing, startRedis, type TestRedis } from '../../../../tests/support/redis.js';
import { startTestServer, type TestServer } from '../../../../tests/support/server.js';
import { createVisitor, newAccountDetails } from '../../../../tests/support/visitor.js';

describe.skipIf(redisMissing)('limits of two nodes', () => {
  let redis: TestRedis;
  let nodes: TestServer[];
  let clients: Client[];
  let workspaceId: string;
  let channelId: string;
  const account = newAccountDetails();
  const command = (payload: unknown) => ({ commandId: randomUUID(), payload });

  beforeAll(async () => {
    redis = await startRedis();
    const settings = {
      COMMANDS_PER_PERSON: '40',
      ATTEMPTS_PER_ADDRESS: '12',
      HANDSHAKES_PER_ADDRESS: '10',
      FRAMES_PER_CONNECTION: '1000',
    };
    const here = await startTestServer({ redisUrl: redis.url, settings });
    const there = await startTestServer({
      redisUrl: redis.url,
      settings,
      database: here.database,
      secretKey: here.secretKey,
    });
    nodes = [here, there];
    const ada = createVisitor([here.url]);
    const founded = await ada.request({
      method: 'POST',
      path: setup.path,
      body: JSON.stringify({ account, workspaceName: 'Limits' }),
    });
    const { session } = founded.body as {
      session: { workspaces: { workspace: { id: string } }[] };
    };
    workspaceId = session.workspaces[0]?.workspace.id ?? '';
    const created = await ada.request({
      method: 'POST',
      path: `/api/v1/commands/${channelCreate.type}`,
      body: JSON.stringify(command({ workspaceId, kind: 'private', name: 'limits' })),
    });
    channelId = (created.body as { result: { channel: { id: string } } }).result.channel.id;
    clients = [await enter(here), await enter(there)];
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    for (const node of nodes) await node.close();
    await redis.stop();
  });

  async function enter(node: TestServer) {
    const visitor = createVisitor([node.url]);
    const post = async (path: string, body: unknown) =>
      (await visitor.request({ method: 'POST', path, body: JSON.stringify(body) })).body;
    await post(sessionSignIn.path, { email: account.email, password: account.password });
    const { token } = (await post(connectionToken.path, { workspaceId })) as { token: string };
    const client = openClient(node.url, { token });
    expect(await client.admitted).toBeUndefined();
    return client;
  }
  type Client = Awaited<ReturnType<typeof enter>>;
  const say = (client: Client): Promise<Ack> =>
    (client.socket as unknown as { emitWithAck(name: string, frame: unknown): Promise<Ack> }).emitWithAck(
      messageSend.type,
      command({ channelId, clientMessageId: randomUUID(), text: 'hello' }),
    );

  it('[R-LIM-2] hold for guesses at a password, whichever node is asked', async () => {
    const stranger = createVisitor(nodes.map(({ url }) => url));
    const guess = () =>
      stranger.request({
        method: 'POST',
        path: sessionSignIn.path,
        body: JSON.stringify({ email: 'nobody@example.com', password: 'not the right one' }),
      });
    const statuses: number[] = [];
    for (let turn = 0; turn < 16; turn += 1) statuses.push((await guess()).status);
    // Each node by itself would have let all of them through.
    expect(statuses).toContain(429);
  });

  it('[R-LIM-2] hold for a person who is connected to both, also while Redis stands still', async () => {
    expect(clients[0]?.frames[0]).toMatchObject({
      content: { limits: { outboundBytes: limits.outboundBytes } },
    });
    const startedAt = performance.now();
    const acks: Ack[] = [];
    for (let turn = 0; turn < 120; turn += 1) acks.push(await say(clients[turn % 2] as Client));
    const seconds = (performance.now() - startedAt) / 1_000;
    const passed = acks.filter((ack) => ack.ok).length;
    // A full bucket, what flows back meanwhile, and what each node may take before it tells the other.
    expect(passed).toBeLessThanOrEqual(40 + seconds * 4 + 40 + 1);
    expect(acks.slice(-10).some((ack) => !ack.ok)).toBe(true);
    for (const ack of acks)
      if (!ack.ok)
        expect(ack.error).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) });

    process.kill(redis.pid, 'SIGSTOP');
    try {
      const frozenAt = performance.now();
      for (let turn = 0; turn < 60; turn += 1) await say(clients[turn % 2] as Client);
      process.stdout.write(
        `${passed} of 120 passed on two nodes; 60 more beside a frozen Redis took ${Math.round(performance.now() - frozenAt)} ms\n`,
      );
      expect((await say(clients[0] as Client)).ok).toBe(false);
    } finally {
      process.kill(redis.pid, 'SIGCONT');
    }
  }, 60_000);
});
