import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, type RequestOptions, request } from 'node:http';
import { connect } from 'node:net';
import { channelStream, type Envelope, limits, type StreamName } from '@parley/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SseEngine } from '../../../../packages/client/src/transports/sse-engine.js';
import {
  createWorld,
  type LiveNode,
  newGrant,
  openClient,
  startLiveNode,
} from '../../../../tests/support/live-node.js';

const world = createWorld();
let node: LiveNode;
/** Opened before all other tests, so that the wait for its end is over when it is looked at. */
let unsigned: Awaited<ReturnType<typeof openStream>>;
let bystander: Awaited<ReturnType<typeof enter>>;
const home = channelStream(randomUUID());

beforeAll(async () => {
  node = await startLiveNode({ world });
});
afterAll(() => node.close());
beforeEach(async () => {
  unsigned ??= await openStream();
  bystander ??= await enter();
});

/** Somebody whose connection is a stream of server-sent events. */
async function enter(grant = newGrant()) {
  const client = openClient(
    node.url,
    { token: await node.tokens.sign(grant) },
    { transports: [SseEngine], upgrade: false },
  );
  expect(await client.admitted).toBeUndefined();
  expect(client.socket.io.engine.transport.name).toBe('sse');
  await client.subscribe(home);
  return { ...client, grant };
}

/** Whatever happened to others: this one still hears and is answered. */
async function expectBystanderUnharmed(): Promise<void> {
  const before = bystander.events().length;
  await node.say(home);
  await expect.poll(() => bystander.events().length).toBe(before + 1);
  expect(bystander.socket.connected).toBe(true);
}

/** Announces an event that carries a text, as one that was committed. */
function say(stream: StreamName, sequence: number, text: string): void {
  const timestamp = new Date().toISOString();
  const payload = { message: { text } };
  const event = {
    eventId: randomUUID(),
    schemaVersion: 1,
    stream,
    sequence,
    type: 'x.said',
    payload,
    timestamp,
  };
  node.publisher.publish([event as never]);
}

const textIn = ({ payload }: Envelope) => (payload as { message?: { text: string } }).message?.text;

const path = (transport: string, sid?: string) =>
  `/socket.io/?EIO=4&transport=${transport}${sid ? `&sid=${encodeURIComponent(sid)}` : ''}`;

/** A request of which nothing is read unless asked for. */
function ask(options: RequestOptions & { path: string }, body?: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asking = request(node.url, { agent: false, ...options }, resolve);
    asking.on('error', reject);
    asking.end(body);
  });
}

async function statusOf(options: RequestOptions & { path: string }, body?: string): Promise<number> {
  const answer = await ask(options, body);
  answer.resume();
  return answer.statusCode ?? 0;
}

/** A stream opened by hand, up to the server's first packet. */
async function openStream() {
  const answer = await ask({ path: path('sse') });
  answer.setEncoding('utf8');
  const ended = once(answer, 'close');
  answer.on('error', () => undefined);
  let text = '';
  answer.on('data', (piece: string) => {
    text += piece;
  });
  await expect.poll(() => text).toMatch(/data: .*\n\n$/);
  const [, hello = '{}'] = /data: 0(.*)\n\n/.exec(text) ?? [];
  const { sid, maxPayload } = JSON.parse(hello) as { sid: string; maxPayload: number };
  return { answer, sid, maxPayload, ended, read: () => text };
}

/** Signs in on a stream. */
const hello = async () => `40${JSON.stringify({ token: await node.tokens.sign(newGrant()), protocol: 1 })}`;

const post = (sid: string, body: string) => statusOf({ method: 'POST', path: path('sse', sid) }, body);
const isKnown = async (sid: string) => (await post(sid, '3')) === 204;

describe('server-sent events', () => {
  it('[R-FB-1] open with headers and padding that proxies do not hold back', async () => {
    const { answer, read, maxPayload } = await openStream();
    expect(answer.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(read()).toMatch(/^: {2048}\n\ndata: 0\{/);
    expect(maxPayload).toBe(limits.frameBytes);
    answer.destroy();
  });

  it('[R-FB-1] carry big frames whole, whatever the pieces they come in', async () => {
    const client = await enter();
    const text = '💬ßz\u2028'.repeat(25_000);
    say(home, 1_000_000, text);
    await expect.poll(() => client.events().length, { timeout: 10_000 }).toBe(1);
    expect(client.events().map(textIn)).toEqual([text]);
    client.close();
  });

  it('[R-FB-1] keep the order of what is sent, in bodies that are not too big', async () => {
    const client = await enter();
    const socket = client.socket as unknown as {
      timeout(ms: number): { emitWithAck(...all: unknown[]): Promise<{ error: { code: string } }> };
    };
    const answered: number[] = [];
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const ack = await socket.timeout(10_000).emitWithAck(`no.${index}`, { text: 'ü'.repeat(4_000) });
        expect(ack.error.code).toBe('unknown_command');
        answered.push(index);
      }),
    );
    expect(answered).toEqual(Array.from({ length: 40 }, (_, index) => index));
    client.close();
  });

  it('are forgotten as soon as the client is gone', async () => {
    const stream = await openStream();
    expect(await isKnown(stream.sid)).toBe(true);
    stream.answer.destroy();
    await expect.poll(() => isKnown(stream.sid)).toBe(false);
    const client = await enter();
    const people = async () => (await node.metrics.sockets.get()).values[0]?.value;
    const before = await people();
    client.close();
    await expect.poll(people).toBe(Number(before) - 1);
  });

  it('[R-AUTH-1] end with the reason when the session does', async () => {
    const client = await enter();
    world.endSession(client.grant.actor.sessionId);
    expect(await client.ended).toMatch(/^(io server disconnect|transport close)$/);
    expect(client.frames.at(-1)).toEqual({ name: 'auth.revoked', content: { code: 'session_revoked' } });
  });

  it('[R-CONN-7] are refused to the pages of others', async () => {
    const foreign = { path: path('sse'), headers: { origin: 'https://elsewhere.example' } };
    expect(await statusOf(foreign)).toBe(403);
  });
});

describe('what is wrong with a request for server-sent events', () => {
  it.each([
    ['POST without a session', { method: 'POST', path: path('sse') }, 400],
    ['a session nobody knows', { path: path('sse', 'nobody') }, 400],
    ['data for a session nobody knows', { method: 'POST', path: path('sse', '__proto__') }, 400],
    ['a transport that does not exist', { path: path('carrier-pigeon') }, 400],
    ['an older Engine.IO', { path: '/socket.io/?EIO=3&transport=sse' }, 400],
  ] as const)('[R-LIM-3] %s is answered', async (_, options, status) => {
    expect(await statusOf(options)).toBe(status);
    await expectBystanderUnharmed();
  });

  it('[R-LIM-3] is that the session belongs to another transport', async () => {
    const stream = await openStream();
    expect(await statusOf({ path: path('polling', stream.sid) })).toBe(400);
    const polling = await ask({ path: path('polling') });
    let text = '';
    for await (const piece of polling) text += String(piece);
    const { sid } = JSON.parse(text.slice(1)) as { sid: string };
    expect(await statusOf({ path: path('sse', sid) })).toBe(400);
    expect(await isKnown(stream.sid)).toBe(true);
    stream.answer.destroy();
  });

  it('[R-LIM-3] is that it is the second one, or neither GET nor POST: the stream goes on', async () => {
    const stream = await openStream();
    expect(await statusOf({ path: path('sse', stream.sid) })).toBe(400);
    expect(await statusOf({ method: 'PUT', path: path('sse', stream.sid) })).toBe(405);
    expect(await isKnown(stream.sid)).toBe(true);
    stream.answer.destroy();
  });

  it('[R-LIM-1] is that it is too big: it ends the connection that sent it, and no other', async () => {
    const told = await openStream();
    expect(await post(told.sid, `4${'x'.repeat(limits.frameBytes)}`).catch(() => 413)).toBe(413);
    await told.ended;
    const untold = await openStream();
    const { hostname, port } = new URL(node.url);
    const raw = connect(Number(port), hostname);
    raw.on('error', () => undefined);
    raw.write(
      `POST ${path('sse', untold.sid)} HTTP/1.1\r\nHost: ${hostname}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    const piece = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
    for (let sent = 0; sent <= limits.frameBytes; sent += 0x4000) raw.write(piece);
    await untold.ended;
    raw.destroy();
    await expectBystanderUnharmed();
  });

  it('[R-LIM-3] is that two come at once, or that one breaks off', async () => {
    const { hostname, port } = new URL(node.url);
    const begin = (sid: string) => {
      const raw = connect(Number(port), hostname);
      raw.on('error', () => undefined);
      const headers = `Host: ${hostname}\r\nContent-Length: 100\r\nExpect: 100-continue`;
      raw.write(`POST ${path('sse', sid)} HTTP/1.1\r\n${headers}\r\n\r\n4`);
      return raw;
    };
    const crowded = await openStream();
    const first = begin(crowded.sid);
    await expect.poll(() => post(crowded.sid, '3')).toBe(400);
    await crowded.ended;
    first.destroy();
    const broken = await openStream();
    await post(broken.sid, await hello());
    const half = begin(broken.sid);
    // The server says that it reads.
    await once(half, 'data');
    half.destroy();
    await broken.ended;
    await expectBystanderUnharmed();
  });

  it.each([
    ['no packet', 'zzz'],
    ['a packet of no namespace anybody has', '40/admin,{}'],
    ['broken JSON', '42["x"'],
    ['bytes that are no text', 'b////'],
    ['a ping, which is the server’s to send', '2'],
    ['its own end', '1'],
    ['many empty packets', '\u001e'.repeat(10_000)],
  ])('[R-LIM-3] is %s in it', async (_, body) => {
    const stream = await openStream();
    await post(stream.sid, body);
    stream.answer.destroy();
    await expectBystanderUnharmed();
  });
});

describe('passing facts', () => {
  const ways = [
    ['sse', SseEngine],
    ['polling', 'polling'],
  ] as const;

  it.each(ways)('[R-FB-2] come to a WebSocket one by one, and together over %s', async (_, way) => {
    const channelId = randomUUID();
    const come = async (transport: unknown) => {
      const client = openClient(
        node.url,
        { token: await node.tokens.sign(newGrant()) },
        { transports: [transport], upgrade: false },
      );
      expect(await client.admitted).toBeUndefined();
      await client.subscribe(channelStream(channelId));
      return {
        ...client,
        typing: () => client.frames.filter(({ name }) => name === 'transient.events').length,
      };
    };
    const quick = await come('websocket');
    const slow = await come(way);
    const people = await Promise.all(Array.from({ length: 5 }, () => come('websocket')));
    const type = (person: (typeof people)[number]) =>
      person.socket.timeout(5_000).emitWithAck('typing.start', { channelId });
    await type(people[0] as (typeof people)[number]);
    await expect.poll(slow.typing).toBe(1);
    const at = performance.now();
    await Promise.all(people.slice(1).map(type));
    await expect.poll(quick.typing).toBe(5);
    await expect.poll(slow.typing, { timeout: 10_000 }).toBe(5);
    // The first went out a little before it was seen.
    expect(performance.now() - at).toBeGreaterThan(2_000);
    for (const one of [quick, slow, ...people]) one.close();
  });
});

describe('a stream that is not read', () => {
  it('[R-LIM-1] is not written to without end, and holds up nobody', { timeout: 60_000 }, async () => {
    const stream = channelStream(randomUUID());
    const reader = await enter();
    await reader.subscribe(stream);
    const lazy = await openStream();
    await post(lazy.sid, await hello());
    await expect.poll(lazy.read).toContain('connection.ack');
    const cursors = JSON.stringify({ streams: [{ stream, fromSequence: 0 }] });
    await post(lazy.sid, `420["stream.subscribe",${cursors}]`);
    await expect.poll(lazy.read).toContain('"ok":true');
    lazy.answer.pause();
    const [events, characters] = [600, 50_000];
    for (let sequence = 1; sequence <= events; sequence += 1) {
      say(stream, sequence, 'x'.repeat(characters));
      if (sequence % 5 === 0)
        await expect.poll(() => reader.events().length, { interval: 5, timeout: 10_000 }).toBe(sequence);
    }
    lazy.answer.resume();
    // What the system held for it comes, then what it missed is told, or its end.
    await expect
      .poll(() => lazy.answer.closed || lazy.read().includes('stream.heads'), { timeout: 10_000 })
      .toBe(true);
    expect(lazy.read().length).toBeLessThan((events * characters) / 2);
    reader.close();
    lazy.answer.destroy();
  });
});

it('[R-CONN-5] server-sent events are cut when nobody signs in on them', { timeout: 15_000 }, async () => {
  await unsigned.ended;
  expect(await isKnown(unsigned.sid)).toBe(false);
});
