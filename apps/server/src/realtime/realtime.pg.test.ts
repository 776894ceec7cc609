import { randomUUID } from 'node:crypto';
import {
  channelAccessRevoked,
  channelMemberLeft,
  channelStream,
  limits,
  protocolVersion,
  userStream,
  workspaceAccessRevoked,
  workspaceStream,
} from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createWorld,
  type LiveNode,
  newGrant,
  openClient,
  startLiveNode,
} from '../../../../tests/support/live-node.js';
import { redisMissing, startRedis, type TestRedis } from '../../../../tests/support/redis.js';
import { createConnectionTokens } from './connection-token.js';

const world = createWorld();
let node: LiveNode;
beforeAll(async () => {
  node = await startLiveNode({ world, limits: { connectionsPerPerson: 5 } });
});
afterAll(() => node.close());

const newChannel = () => channelStream(randomUUID());
async function entered(at: LiveNode = node, grant = newGrant()) {
  const client = await at.connect(grant);
  expect(await client.admitted).toBeUndefined();
  return { ...client, grant };
}

describe('the handshake', () => {
  it('[R-CONN-6] tells first who is connected, the limits and the versions', async () => {
    const { frames, grant, close } = await entered();
    expect(frames[0]).toMatchObject({
      name: 'connection.ack',
      content: {
        userId: grant.actor.userId,
        workspaceId: grant.workspaceId,
        limits: { frameBytes: limits.frameBytes },
        protocol: { version: protocolVersion },
        heartbeat: { intervalMs: 25_000, timeoutMs: 10_000 },
        server: { version: '0.0.0-test' },
      },
    });
    close();
  });

  it('[R-CONN-5] refuses a bad token with its reason, on both transports', async () => {
    const late = createConnectionTokens('the secret key of every node in these tests', {
      now: () => new Date(Date.now() - 120_000),
    });
    const refusalOf = (auth: object, transport = 'websocket') =>
      openClient(node.url, auth, { transports: [transport] }).admitted;
    expect(await refusalOf({})).toBe('token_invalid');
    expect(await refusalOf({ token: 7 })).toBe('token_invalid');
    expect(await refusalOf({ token: 'x'.repeat(5_000) })).toBe('token_invalid');
    expect(await refusalOf({ token: 'a.b.c' }, 'polling')).toBe('token_invalid');
    expect(await refusalOf({ token: await late.sign(newGrant()) })).toBe('token_expired');
    expect(await refusalOf({ token: await node.tokens.sign(newGrant()), protocol: 99 })).toBe(
      'protocol_unsupported',
    );
  });

  it('[R-CONN-5] refuses an ended session, and who does not belong to the workspace', async () => {
    const signedOut = newGrant();
    world.endSession(signedOut.actor.sessionId);
    expect(await (await node.connect(signedOut)).admitted).toBe('session_revoked');
    const stranger = newGrant();
    world.forbid(stranger.actor.userId, workspaceStream(stranger.workspaceId));
    expect(await (await node.connect(stranger)).admitted).toBe('workspace_access_revoked');
  });

  it('[R-CONN-7] refuses pages of other sites on both transports', async () => {
    for (const transport of ['websocket', 'polling']) {
      const extraHeaders = { origin: 'https://evil.example' };
      const token = await node.tokens.sign(newGrant());
      const client = openClient(node.url, { token }, { transports: [transport], extraHeaders });
      expect(await client.admitted).toMatch(/error/);
    }
  });

  it('lets nobody hold more connections than allowed', async () => {
    const grant = newGrant();
    const held = await Promise.all(Array.from({ length: 5 }, () => entered(node, grant)));
    expect(await (await node.connect(grant)).admitted).toBe('too_many_connections');
    for (const client of held) client.close();
    await expect.poll(async () => (await node.connect(grant)).admitted).toBeUndefined();
  });
});

describe('subscribing', () => {
  it('[R-SUB-2] tells where each stream stands, then sends what comes, to everybody in it', async () => {
    const [ada, grace] = [await entered(), await entered()];
    const stream = newChannel();
    await node.say(stream, stream);
    expect(await ada.subscribe(stream)).toEqual([{ stream, ok: true, head: 2, reset: false }]);
    await grace.subscribe(stream);
    await node.say(stream);
    await expect.poll(() => ada.events().map((event) => event.sequence)).toEqual([3]);
    await expect.poll(() => grace.events()).toEqual(ada.events());
  });

  it('[R-SUB-3] refuses one stream without harm to the others, and delivers nothing of it', async () => {
    const client = await entered();
    const [allowed, forbidden] = [newChannel(), newChannel()];
    world.forbid(client.grant.actor.userId, forbidden);
    const outcomes = await client.subscribe(allowed, forbidden);
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.code))).toEqual(['ok', 'not_found']);
    await node.say(forbidden);
    await node.say(allowed);
    await expect.poll(() => client.events().map((event) => event.stream)).toEqual([allowed]);
  });

  it('[R-REC-3] asks for a snapshot when the cursor cannot be continued', async () => {
    const client = await entered();
    const stream = newChannel();
    await node.say(stream);
    const ack = await client.socket.emitWithAck('stream.subscribe', {
      streams: [{ stream, fromSequence: 9 }],
    });
    expect(ack).toMatchObject({ ok: true, result: { streams: [{ ok: true, head: 1, reset: true }] } });
  });

  it('[R-SUB-2] stops at 200 streams on a connection, until some are left', async () => {
    const client = await entered();
    const streams = Array.from({ length: limits.subscriptionsPerConnection }, newChannel);
    expect((await client.subscribe(...streams)).every((outcome) => outcome.ok)).toBe(true);
    const more = newChannel();
    expect(await client.subscribe(more)).toEqual([{ stream: more, ok: false, code: 'limit_reached' }]);
    await client.socket.emitWithAck('stream.unsubscribe', { streams: streams.slice(0, 1) });
    expect(await client.subscribe(more)).toMatchObject([{ ok: true }]);
  });

  it('[R-EVT-2] puts the events of one commit into one frame per stream, ascending', async () => {
    const client = await entered();
    const stream = newChannel();
    await client.subscribe(stream);
    await node.say(stream, stream, stream);
    await expect.poll(() => client.events().map((event) => event.sequence)).toEqual([1, 2, 3]);
    expect(client.frames.filter(({ name }) => name === 'stream.events')).toHaveLength(1);
  });
});

async function revokeChannel(at: LiveNode, userId: string, channelId: string) {
  await at.unitOfWork.run(async (transaction) => {
    for (const one of await transaction.reserve([userStream(userId)]))
      transaction.record(one, channelAccessRevoked, { workspaceId: randomUUID(), channelId });
  });
}

describe('taking access away', () => {
  it('[G7] [R-AUTH-2] cuts a person off from a channel before anything later goes out', async () => {
    const client = await entered();
    const channelId = randomUUID();
    const stream = channelStream(channelId);
    const { userId } = client.grant.actor;
    await client.subscribe(stream, userStream(userId));
    await node.say(stream);
    world.forbid(userId, stream);
    await revokeChannel(node, userId, channelId);
    await node.say(stream);
    await node.say(stream);
    await expect
      .poll(() => client.events().map((event) => event.type))
      .toEqual(['channel.memberLeft', 'channel.access.revoked']);
  });

  it('keeps a channel that stays readable, and tells where it stands now', async () => {
    const client = await entered();
    const channelId = randomUUID();
    const stream = channelStream(channelId);
    await client.subscribe(stream);
    await node.unitOfWork.run(async (transaction) => {
      const user = userStream(client.grant.actor.userId);
      const [inChannel, ofUser] = await transaction.reserve([stream, user]);
      if (!inChannel || !ofUser) return;
      transaction.record(inChannel, channelMemberLeft, {
        userId: client.grant.actor.userId,
        removedBy: null,
      });
      transaction.record(ofUser, channelAccessRevoked, { workspaceId: randomUUID(), channelId });
    });
    await expect
      .poll(() => client.frames.at(-1))
      .toEqual({ name: 'stream.heads', content: [{ stream, head: 1 }] });
    await node.say(stream);
    await expect.poll(() => client.events().at(-1)?.sequence).toBe(2);
  });

  it('[R-AUTH-2] also when the subscribe was under way', async () => {
    const client = await entered();
    const channelId = randomUUID();
    const stream = channelStream(channelId);
    const { userId } = client.grant.actor;
    const check = world.access.check;
    world.access.check = async (...args) => {
      world.access.check = check;
      const before = await check(...args);
      world.forbid(userId, stream);
      await revokeChannel(node, userId, channelId);
      return before;
    };
    expect(await client.subscribe(stream)).toEqual([{ stream, ok: false, code: 'not_found' }]);
  });

  it('[G7] [R-AUTH-1] closes the connections of a session that ends, and says why', async () => {
    const [client, bystander] = [await entered(), await entered()];
    world.endSession(client.grant.actor.sessionId);
    await client.ended;
    expect(client.frames.at(-1)).toEqual({ name: 'auth.revoked', content: { code: 'session_revoked' } });
    expect(bystander.socket.connected).toBe(true);
  });

  it('closes the connections to a workspace somebody was removed from', async () => {
    const client = await entered();
    const { workspaceId, actor } = client.grant;
    await node.unitOfWork.run(async (transaction) => {
      for (const one of await transaction.reserve([userStream(actor.userId)]))
        transaction.record(one, workspaceAccessRevoked, { workspaceId });
    });
    await client.ended;
    expect(client.frames.at(-1)).toEqual({
      name: 'connection.closing',
      content: { code: 'workspace_access_revoked' },
    });
  });
});

describe('draining', () => {
  it('tells everybody to go elsewhere and lets nobody in', async () => {
    const leaving = await startLiveNode({ world });
    const client = await entered(leaving);
    leaving.live.drain();
    await expect
      .poll(() => client.frames.at(-1))
      .toEqual({ name: 'connection.closing', content: { code: 'server_draining' } });
    expect(await (await leaving.connect()).admitted).toBe('server_draining');
    await leaving.close();
    await client.ended;
  });
});

describe.skipIf(redisMissing)('two nodes', () => {
  let redis: TestRedis;
  let other: LiveNode;
  let here: LiveNode;
  beforeAll(async () => {
    redis = await startRedis();
    here = await startLiveNode({ world, redisUrl: redis.url });
    other = await startLiveNode({ world, redisUrl: redis.url, database: here.database });
  });
  afterAll(async () => {
    await here.close();
    await other.close();
    await redis.stop();
  });

  it('[R-SCALE-3] send each other what their listeners want, in order, from the moment of the subscribe', async () => {
    const [near, far] = [await entered(here), await entered(other)];
    const stream = newChannel();
    await near.subscribe(stream);
    await far.subscribe(stream);
    for (let count = 0; count < 20; count += 1) await here.say(stream);
    const wanted = Array.from({ length: 20 }, (_, index) => index + 1);
    await expect.poll(() => far.events().map((event) => event.sequence)).toEqual(wanted);
    expect(near.events()).toEqual(far.events());
  });

  it('[R-SCALE-2] carry nothing to a node without a listener', async () => {
    const near = await entered(here);
    const stream = newChannel();
    await near.subscribe(stream);
    const channels = await here.redis?.commands.call('PUBSUB', 'SHARDCHANNELS');
    const forStream = (channels as string[]).filter((name) => name.includes(stream));
    expect(forStream).toHaveLength(1);
    expect(await here.redis?.commands.call('PUBSUB', 'SHARDNUMSUB', forStream[0] as string)).toEqual([
      forStream[0],
      1,
    ]);
  });

  it('[R-AUTH-1] [R-AUTH-2] take access away on both', async () => {
    const far = await entered(other);
    const channelId = randomUUID();
    const stream = channelStream(channelId);
    const { userId, sessionId } = far.grant.actor;
    await far.subscribe(stream);
    world.forbid(userId, stream);
    await revokeChannel(here, userId, channelId);
    await here.say(stream);
    const again = await entered(other);
    await again.subscribe(stream);
    await here.say(stream);
    await expect.poll(() => again.events()).toHaveLength(1);
    expect(far.events()).toEqual([]);
    world.endSession(sessionId);
    await far.ended;
  });

  it('[R-SCALE-3] notice within seconds what got lost between them', async () => {
    const far = await entered(other);
    const stream = newChannel();
    await far.subscribe(stream);
    await here.sayUnheard.run(async (transaction) => {
      for (const at of await transaction.reserve([stream]))
        transaction.record(at, channelMemberLeft, { userId: randomUUID(), removedBy: null });
    });
    await expect
      .poll(() => far.frames.filter(({ name }) => name === 'stream.heads'), { timeout: 5_000 })
      .toEqual([{ name: 'stream.heads', content: [{ stream, head: 1 }] }]);
  });

  it('deliver to their own listeners while Redis does not answer', async () => {
    const near = await entered(here);
    const stream = newChannel();
    await near.subscribe(stream);
    process.kill(redis.pid, 'SIGSTOP');
    try {
      await here.say(stream);
      await expect.poll(() => near.events()).toHaveLength(1);
    } finally {
      process.kill(redis.pid, 'SIGCONT');
    }
  });
});
