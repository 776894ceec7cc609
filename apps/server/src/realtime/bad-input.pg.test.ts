import { randomUUID } from 'node:crypto';
import { catalogue, channelCreate, channelStream, connectionToken, limits, setup } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClient } from '../../../../tests/support/live-node.js';
import { startTestServer, type TestServer } from '../../../../tests/support/server.js';
import { createVisitor, newAccountDetails } from '../../../../tests/support/visitor.js';

let server: TestServer;
let token: () => Promise<string>;
let channelId: string;
let bystander: ReturnType<typeof openClient>;
let post: (
  path: string,
  body: string,
  headers?: Record<string, string>,
) => Promise<{ status: number; body: unknown }>;

beforeAll(async () => {
  server = await startTestServer();
  const visitor = createVisitor([server.url]);
  post = (path, body, headers = {}) => visitor.request({ method: 'POST', path, body, headers });
  const account = newAccountDetails();
  const founded = await post(setup.path, JSON.stringify({ account, workspaceName: 'Bad input' }));
  const { session } = founded.body as { session: { workspaces: { workspace: { id: string } }[] } };
  const workspaceId = session.workspaces[0]?.workspace.id;
  token = async () => {
    const answer = await post(connectionToken.path, JSON.stringify({ workspaceId }));
    return (answer.body as { token: string }).token;
  };
  const { result } = (
    await post(
      `/api/v1/commands/${channelCreate.type}`,
      JSON.stringify({ commandId: randomUUID(), payload: { workspaceId, kind: 'private', name: 'quiet' } }),
    )
  ).body as { result: { channel: { id: string } } };
  channelId = result.channel.id;
  bystander = await enter();
  await bystander.subscribe(channelStream(channelId));
});
afterAll(() => server.close());

async function enter() {
  const client = openClient(server.url, { token: await token() });
  expect(await client.admitted).toBeUndefined();
  return client;
}

const ask = (client: ReturnType<typeof openClient>, name: string, ...args: unknown[]) =>
  (client.socket as unknown as { timeout(ms: number): { emitWithAck(...all: unknown[]): Promise<unknown> } })
    .timeout(5_000)
    .emitWithAck(name, ...args);
const frame = (payload: unknown) => ({ commandId: randomUUID(), payload });
const send = (text: unknown) => frame({ channelId, clientMessageId: randomUUID(), text });
const deep = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;
const refused = (code: string, path?: string) => ({
  ok: false,
  error: { code, retryable: false, ...(path && { details: { path } }) },
});

/** The connection and that of the bystander live, and messages still arrive. */
async function expectAllWell(client: ReturnType<typeof openClient>) {
  const text = randomUUID();
  expect(await ask(client, 'message.send', send(text))).toMatchObject({ ok: true });
  await expect
    .poll(() => (bystander.events().at(-1)?.payload as { message?: { text: string } })?.message?.text)
    .toBe(text);
}

describe('[G10] [R-LIM-3] a bad frame is answered with what is wrong, and harms nobody', () => {
  it.each([
    ['an unknown command', 'message.explode', frame({}), refused('unknown_command')],
    ['a name of an object property', 'constructor', frame({}), refused('unknown_command')],
    ['the name __proto__', '__proto__', frame({}), refused('unknown_command')],
    ['the name error', 'error', frame({}), refused('unknown_command')],
    ['no frame', 'message.send', undefined, refused('invalid_input', 'frame')],
    ['null', 'message.send', null, refused('invalid_input', 'frame')],
    ['text for a frame', 'message.send', 'hello', refused('invalid_input', 'frame')],
    ['no command id', 'message.send', { payload: {} }, refused('invalid_input', 'frame.commandId')],
    ['no payload', 'message.send', { commandId: randomUUID() }, refused('invalid_input', 'frame.payload')],
    ['a number for text', 'message.send', () => send(7), refused('invalid_input', 'payload.text')],
    [
      'an operator for an id',
      'message.delete',
      frame({ messageId: { not: null } }),
      refused('invalid_input', 'payload.messageId'),
    ],
    [
      'text over the limit',
      'message.send',
      () => send('x'.repeat(limits.messageTextLength + 1)),
      refused('invalid_input', 'payload.text'),
    ],
    ['a NUL', 'message.send', () => send('a\u0000b'), refused('invalid_input', 'payload.text')],
    ['a lone surrogate', 'message.send', () => send('a\ud800b'), refused('invalid_input', 'payload.text')],
    ['deep JSON', 'message.send', () => send(deep(1_000)), refused('invalid_input', 'payload.text')],
    ['deep JSON for a frame', 'message.send', deep(1_000), refused('invalid_input', 'frame')],
    [
      'bytes for text',
      'message.send',
      () => send(Buffer.from('hello')),
      refused('invalid_input', 'payload.text'),
    ],
    [
      'a stream that is none',
      'stream.subscribe',
      { streams: [{ stream: 'x', fromSequence: 0 }] },
      refused('invalid_input', 'request.streams.0.stream'),
    ],
    ['no streams', 'stream.subscribe', { streams: [] }, refused('invalid_input', 'request.streams')],
    [
      'a negative cursor',
      'stream.subscribe',
      () => ({ streams: [{ stream: channelStream(channelId), fromSequence: -1 }] }),
      refused('invalid_input', 'request.streams.0.fromSequence'),
    ],
    ['a number to unsubscribe', 'stream.unsubscribe', 5, refused('invalid_input', 'request')],
    ['a ping of nothing', 'connection.ping', null, refused('invalid_input', 'request')],
  ])('%s', async (_title, name, content, expected) => {
    const client = await enter();
    const payload = typeof content === 'function' ? content() : content;
    expect(await ask(client, name, ...(payload === undefined ? [] : [payload]))).toMatchObject(expected);
    expect(client.socket.connected).toBe(true);
    await expectAllWell(client);
    client.close();
  });

  it('prototype keys change nothing', async () => {
    const client = await enter();
    const commandId = randomUUID();
    const hostile = JSON.parse(
      `{"commandId":"${commandId}","payload":{"__proto__":{"isAdmin":true},"channelId":"${channelId}",
        "clientMessageId":"${randomUUID()}","text":"hello","constructor":{"prototype":{"isAdmin":true}}}}`,
    ) as unknown;
    expect(await ask(client, 'message.send', hostile)).toMatchObject({ ok: true });
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    client.close();
  });

  it('a hundred thousand characters of mentions in one message', async () => {
    const client = await enter();
    const mentions = `<@${randomUUID()}>`.repeat(limits.messageTextLength / 39);
    expect(await ask(client, 'message.send', send(mentions))).toMatchObject({
      ok: true,
      result: { message: { mentions: [] } },
    });
    expect(await ask(client, 'message.send', send(`<@${randomUUID()}>`.repeat(1_500)))).toMatchObject(
      refused('invalid_input', 'payload.text'),
    );
    client.close();
  });

  it('frames without a way to answer, of every name and shape', async () => {
    const client = await enter();
    const emit = client.socket.emit.bind(client.socket) as (...all: unknown[]) => void;
    const names = [...Object.keys(catalogue.commands), 'stream.subscribe', 'x'.repeat(1_000), 'toString'];
    for (const name of names)
      for (const args of [[], [null], [{}], [7, 'not a function'], [deep(500)]]) emit(name, ...args);
    await expectAllWell(client);
    client.close();
  });

  it('[G9] [R-LIM-1] a frame over 64 KiB costs its own connection only', async () => {
    const client = await enter();
    client.socket.emit('message.send', send('x'.repeat(limits.frameBytes)) as never, () => undefined);
    await client.ended;
    await expectAllWell(await enter());
  });

  it('bytes that are no protocol at all', async () => {
    for (const packet of [
      '42',
      '42[',
      '42[7]',
      '4999999999',
      '45-["a"]',
      '451-["message.send",{"_placeholder":true,"num":9}]',
      'zzz',
      `4299["message.send",${'['.repeat(20_000)}${']'.repeat(20_000)}]`,
      `4299["message.send",{"commandId":"${randomUUID()}","payload":${'['.repeat(20_000)}${']'.repeat(20_000)}}]`,
    ]) {
      const client = await enter();
      const { engine } = client.socket.io;
      (engine as unknown as { transport: { ws: { send(text: string): void } } }).transport.ws.send(packet);
    }
    await expectAllWell(await enter());
  });
});

describe('[R-LIM-3] the same over HTTP', () => {
  const path = '/api/v1/commands/message.send';

  it.each([
    ['no JSON', () => '{', 400, 'invalid_input', 'body'],
    ['no object', () => '[]', 400, 'invalid_input', 'body'],
    ['a bad payload', () => JSON.stringify(send(7)), 400, 'invalid_input', 'payload.text'],
    ['a NUL', () => JSON.stringify(send('a\u0000')), 400, 'invalid_input', 'payload.text'],
    [
      'more than 64 KiB',
      () => JSON.stringify(send('x'.repeat(limits.frameBytes))),
      413,
      'too_large',
      undefined,
    ],
  ])('%s', async (_title, body, status, code, at) => {
    const answer = await post(path, body());
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ code, status, ...(at && { details: { path: at } }) });
  });

  it('an unknown command, an unknown path, a NUL and broken escapes in one', async () => {
    expect(await post('/api/v1/commands/__proto__', JSON.stringify(frame({})))).toMatchObject({
      status: 404,
      body: { code: 'unknown_command' },
    });
    expect(await post('/api/v1/nothing', '{}')).toMatchObject({ status: 404, body: { code: 'not_found' } });
    const visitor = createVisitor([server.url]);
    for (const bad of [
      '/api/v1/invites/%00',
      '/api/v1/invites/%E0%A4%A',
      '/api/v1/realtime/bootstrap?workspace=%00',
    ]) {
      const { status, body } = await visitor.request({ method: 'GET', path: bad });
      expect([400, 401]).toContain(status);
      expect(body).toHaveProperty('code');
    }
  });

  it('[R-CONN-7] a page of another site, and a form', async () => {
    const body = JSON.stringify(send('hello'));
    expect(await post(path, body, { origin: 'https://evil.example' })).toMatchObject({
      status: 403,
      body: { code: 'origin_refused' },
    });
    expect(await post(path, body, { 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403 });
    expect(await post(path, body, { 'content-type': 'text/plain' })).toMatchObject({ status: 400 });
  });
});
