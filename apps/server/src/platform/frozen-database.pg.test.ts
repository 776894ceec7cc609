import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ack, channelCreate, connectionToken, messageSend, setup } from '@parley/protocol';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openClient } from '../../../../tests/support/live-node.js';
import { startTestServer, type TestServer } from '../../../../tests/support/server.js';
import { createVisitor, newAccountDetails } from '../../../../tests/support/visitor.js';

let server: TestServer;
let locker: pg.Client;
const visitor = () => createVisitor([server.url]);
beforeAll(async () => {
  server = await startTestServer();
  locker = new pg.Client({ ...server.database });
  await locker.connect();
});
afterAll(async () => {
  await locker.end();
  await server.close();
});

it('[R-LIM-1] [G9] a database that stands still costs a bounded amount of work, and nothing that was taken on', async () => {
  const ada = visitor();
  const post = async <T>(path: string, body: unknown) =>
    (await ada.request({ method: 'POST', path, body: JSON.stringify(body) })).body as T;
  type SetUp = { session: { workspaces: { workspace: { id: string } }[] } };
  const { session } = await post<SetUp>(setup.path, {
    account: newAccountDetails(),
    workspaceName: 'Frozen',
  });
  const workspaceId = session.workspaces[0]?.workspace.id;
  const command = (payload: unknown) => ({ commandId: randomUUID(), payload });
  const created = await post<{ result: { channel: { id: string } } }>(
    `/api/v1/commands/${channelCreate.type}`,
    command({ workspaceId, kind: 'private', name: 'frozen' }),
  );
  const channelId = created.result.channel.id;
  const enter = async () => {
    const { token } = await post<{ token: string }>(connectionToken.path, { workspaceId });
    const client = openClient(server.url, { token });
    expect(await client.admitted).toBeUndefined();
    return client;
  };
  const clients = await Promise.all(Array.from({ length: 20 }, enter));
  const bystander = await enter();
  type Asking = { emitWithAck(name: string, frame: unknown): Promise<Ack> };
  const ask = (client: (typeof clients)[number], name: string, frame: unknown) =>
    (client.socket as unknown as Asking).emitWithAck(name, frame);
  const text = 'x'.repeat(1_000);
  const say = (client: (typeof clients)[number]) =>
    ask(client, messageSend.type, command({ channelId, clientMessageId: randomUUID(), text }));

  await locker.query('BEGIN');
  await locker.query('LOCK TABLE stream IN ACCESS EXCLUSIVE MODE');
  const before = process.memoryUsage().rss;
  let settled = 0;
  const count = () => {
    settled += 1;
  };
  const answers = clients.flatMap((client) => Array.from({ length: 300 }, () => say(client).finally(count)));
  // What is over a limit is answered at once, and what is not waits.
  await expect.poll(() => settled, { timeout: 20_000 }).toBe(answers.length - 4_000);
  await sleep(500);
  expect(settled).toBe(answers.length - 4_000);
  const grown = Math.round((process.memoryUsage().rss - before) / 1e6);
  expect(await ask(bystander, 'connection.ping', {})).toMatchObject({ ok: true });
  await locker.query('COMMIT');

  const outcomes = await Promise.all(answers);
  const taken = outcomes.filter((ack) => ack.ok);
  process.stdout.write(
    `${answers.length} sends of 1 kB to a frozen database: ${taken.length} waited, the rest was refused, server and clients grew ${grown} MB\n`,
  );
  expect(taken).toHaveLength(4_000);
  for (const ack of outcomes)
    if (!ack.ok) expect(ack.error).toMatchObject({ code: 'unavailable', retryable: true });
  const { rows } = await locker.query('SELECT count(*)::int AS stored FROM message WHERE channel_id = $1', [
    channelId,
  ]);
  expect(rows[0]?.stored).toBe(4_000);
  expect(await say(bystander)).toMatchObject({ ok: true });
  for (const client of [bystander, ...clients]) client.close();
});
