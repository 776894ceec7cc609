import { randomUUID } from 'node:crypto';
import { channelStream, connectionToken, sessionSignOut, setup } from '@parley/protocol';
import pg from 'pg';
import { expect, it } from 'vitest';
import { holding } from '../../../tests/support/holding.js';
import { openClient } from '../../../tests/support/live-node.js';
import { redisMissing, startRedis } from '../../../tests/support/redis.js';
import { startTestServer, type TestServer, type TestServerOptions } from '../../../tests/support/server.js';
import { createVisitor, newAccountDetails } from '../../../tests/support/visitor.js';

async function startChat(options: TestServerOptions = {}) {
  const server = await startTestServer(options);
  const visitor = createVisitor([server.url]);
  const post = async <T>(path: string, body: unknown) =>
    (await visitor.request({ method: 'POST', path, body: JSON.stringify(body) })).body as T;
  const account = newAccountDetails();
  const { session } = await post<{ session: { workspaces: { workspace: { id: string } }[] } }>(setup.path, {
    account,
  });
  const workspaceId = session.workspaces[0]?.workspace.id;
  const { result } = await post<{ result: { channel: { id: string } } }>('/api/v1/commands/channel.create', {
    commandId: randomUUID(),
    payload: { workspaceId, kind: 'public', name: 'talk' },
  });
  const { token } = await post<{ token: string }>(connectionToken.path, { workspaceId });
  const client = openClient(server.url, { token });
  expect(await client.admitted).toBeUndefined();
  const channelId = result.channel.id;
  const send = () => {
    const payload = { channelId, clientMessageId: randomUUID(), text: 'on its way' };
    return client.socket.timeout(10_000).emitWithAck('message.send', { commandId: randomUUID(), payload });
  };
  return { server, visitor, client, channelId, workspaceId, send };
}

it('[R-SEND-2] finishes what was begun when it stops, and takes on nothing new', async () => {
  const { server, visitor, client, channelId, send } = await startChat();
  await send();
  const pool = new pg.Pool(server.database);
  const lock = await holding(pool, 'SELECT 1 FROM stream WHERE name = $1 FOR UPDATE', [
    channelStream(channelId),
  ]);
  const underWay = send();
  await lock.untilAwaited();

  const closed = server.close();
  await expect
    .poll(() => client.frames.at(-1))
    .toEqual({ name: 'connection.closing', content: { code: 'server_draining' } });
  const ready = await visitor.request({ method: 'GET', path: '/readyz' });
  expect(ready).toMatchObject({ status: 503, body: { status: 'draining' } });
  expect(await send()).toMatchObject({ ok: false, error: { code: 'unavailable', retryable: true } });

  await lock.commit();
  await pool.end();
  expect(await underWay).toMatchObject({ ok: true });
  await closed;
  await client.ended;
});

it.skipIf(redisMissing)(
  '[R-SCALE-4] leaves other nodes in order: not ready, then no new connections, then each one moved in its turn',
  async () => {
    const redis = await startRedis();
    const { server, visitor, client, channelId, workspaceId, send } = await startChat({
      redisUrl: redis.url,
      settings: { DRAIN_GRACE_SECONDS: '1', DRAIN_SECONDS: '1' },
    });
    const tokenBody = JSON.stringify({ workspaceId });
    const others = await Promise.all(
      Array.from({ length: 5 }, async (_, nth) => {
        const { body } = await visitor.request({
          method: 'POST',
          path: connectionToken.path,
          body: tokenBody,
        });
        const transports = [nth === 0 ? 'polling' : 'websocket'];
        const other = openClient(server.url, { token: (body as { token: string }).token }, { transports });
        expect(await other.admitted).toBeUndefined();
        return other;
      }),
    );
    const all = [client, ...others];
    const noticeOf = ({ frames }: (typeof all)[number]) =>
      frames.find(({ name }) => name === 'connection.closing')?.content as
        | { code: string; retryAfterMs: number }
        | undefined;

    const closed = server.close();
    const ready = await visitor.request({ method: 'GET', path: '/readyz' });
    expect(ready).toMatchObject({ status: 503, body: { status: 'draining' } });
    expect(await send()).toMatchObject({ ok: true });
    await expect.poll(() => all.some(noticeOf)).toBe(true);
    const waiting = all.find((one) => noticeOf(one) === undefined);
    const payload = { channelId, clientMessageId: randomUUID(), text: 'before it is my turn' };
    expect(
      await waiting?.socket.emitWithAck('message.send', { commandId: randomUUID(), payload }),
    ).toMatchObject({ ok: true });
    await Promise.all([...all.map(({ ended }) => ended), closed]);
    for (const one of all) expect(noticeOf(one)?.code).toBe('server_draining');
    // Who polls waits until the door is closed; everybody else has waited already.
    expect(all.map((one) => (noticeOf(one)?.retryAfterMs ?? -1) > 0)).toEqual([
      false,
      true,
      ...Array(4).fill(false),
    ]);
    await expect(fetch(`${server.url}/readyz`)).rejects.toThrow();
    await redis.stop();
  },
);

it('is not ready while the database does not answer, and says which part it is', async () => {
  const { server, visitor } = await startChat();
  expect(await visitor.request({ method: 'GET', path: '/readyz' })).toMatchObject({
    status: 200,
    body: { status: 'ok', checks: { database: 'ok' } },
  });
  const admin = new pg.Client({ ...server.database, database: 'postgres' });
  await admin.connect();
  const name = pg.escapeIdentifier(server.database.database);
  await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
    server.database.database,
  ]);
  await admin.end();
  await expect
    .poll(async () => (await visitor.request({ method: 'GET', path: '/readyz' })).body)
    .toMatchObject({ status: 'unavailable', checks: { database: 'failing' } });
  expect((await visitor.request({ method: 'GET', path: '/livez' })).status).toBe(200);
  await server.close();
});

it.skipIf(redisMissing)(
  '[R-AUTH-1] ends a session on every node at once: connections, requests, tokens',
  async () => {
    const redis = await startRedis();
    const here = await startTestServer({ redisUrl: redis.url });
    const { database, secretKey } = here;
    const there = await startTestServer({ redisUrl: redis.url, database, secretKey });
    const founded = await fetch(here.url + setup.path, {
      method: 'POST',
      body: JSON.stringify({ account: newAccountDetails() }),
      headers: { 'content-type': 'application/json' },
    });
    const { session } = (await founded.json()) as {
      session: { workspaces: { workspace: { id: string } }[] };
    };
    const body = JSON.stringify({ workspaceId: session.workspaces[0]?.workspace.id });
    const cookie = founded.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const tokenFrom = (node: TestServer) =>
      fetch(node.url + connectionToken.path, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', cookie },
      });
    const { token } = (await (await tokenFrom(there)).json()) as { token: string };
    const client = openClient(there.url, { token });
    expect(await client.admitted).toBeUndefined();

    await fetch(here.url + sessionSignOut.path, { method: 'DELETE', headers: { cookie } });
    await client.ended;
    expect(client.frames.at(-1)).toEqual({ name: 'auth.revoked', content: { code: 'session_revoked' } });
    for (const node of [here, there]) expect((await tokenFrom(node)).status).toBe(401);
    expect(await openClient(there.url, { token }).admitted).toBe('session_revoked');
    await here.close();
    await there.close();
    await redis.stop();
  },
);
