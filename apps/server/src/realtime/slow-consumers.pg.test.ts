import { randomUUID } from 'node:crypto';
import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { channelStream, limits, protocolVersion, type StreamHead, type StreamName } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createWorld,
  type LiveClient,
  type LiveNode,
  newGrant,
  startLiveNode,
} from '../../../../tests/support/live-node.js';

const world = createWorld();
let node: LiveNode;
beforeAll(async () => {
  node = await startLiveNode({ world });
});
afterAll(() => node.close());

async function entered() {
  const client = await node.connect();
  expect(await client.admitted).toBeUndefined();
  return client;
}
/** The socket below a client's WebSocket. */
function wireOf(socket: LiveClient): Socket {
  const { transport } = socket.io.engine as unknown as { transport: { ws: { _socket: Socket } } };
  return transport.ws._socket;
}
const waiting = () => node.metrics.measured.outboundBytes();
async function stage(name: string): Promise<number> {
  const { values } = await node.metrics.slowConsumers.get();
  return values.find(({ labels }) => labels.stage === name)?.value ?? 0;
}
const closed = () => stage('closed');
const withheld = () => stage('withheld');
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Publishes events of a stream without the database: what is looked at is where they go. */
function createSpeaker(stream: StreamName, characters: number) {
  const payload = { message: { text: 'x'.repeat(characters) } };
  let sequence = 0;
  return {
    head: () => sequence,
    say: async () => {
      sequence += 1;
      const place = { stream, sequence, eventId: randomUUID(), schemaVersion: 1 };
      const timestamp = new Date().toISOString();
      node.publisher.publish([{ ...place, type: 'message.created', payload, timestamp }]);
      await turn();
    },
  };
}
const headsOf = (client: Awaited<ReturnType<typeof entered>>) =>
  client.frames
    .filter(({ name }) => name === 'stream.heads')
    .flatMap(({ content }) => content as StreamHead[]);

describe('[R-LIM-1] a client that does not read', () => {
  it('gets no more live events, costs a bounded number of bytes, and is told what it missed', async () => {
    const [reader, sleeper] = [await entered(), await entered()];
    const stream = channelStream(randomUUID());
    await reader.subscribe(stream);
    await sleeper.subscribe(stream);
    const speaker = createSpeaker(stream, 50_000);
    const before = await withheld();
    wireOf(sleeper.socket).pause();
    let most = 0;
    while ((await withheld()) === before || speaker.head() < 100) {
      await speaker.say();
      most = Math.max(most, waiting());
    }
    process.stdout.write(
      `a sleeper during ${speaker.head()} events of 50 kB: at most ${most} bytes waited\n`,
    );
    expect(most).toBeLessThanOrEqual(limits.outboundBytes);
    expect(await closed()).toBe(0);
    await expect.poll(() => reader.events().at(-1)?.sequence).toBe(speaker.head());
    expect(reader.events().map((event) => event.sequence)).toEqual(
      Array.from({ length: speaker.head() }, (_, index) => index + 1),
    );

    wireOf(sleeper.socket).resume();
    await expect.poll(() => headsOf(sleeper)).toEqual([{ stream, head: speaker.head() }]);
    // Everything before it came without a hole, and so does everything after it.
    const got = sleeper.events().map((event) => event.sequence);
    expect(got).toEqual(got.map((_, index) => index + 1));
    await speaker.say();
    await expect.poll(() => sleeper.events().at(-1)?.sequence).toBe(speaker.head());
    for (const client of [reader, sleeper]) client.close();
  });

  it('is closed when answers to its own frames reach the limit', async () => {
    const client = await entered();
    const before = await closed();
    wireOf(client.socket).pause();
    let asked = 0;
    while ((await closed()) === before && asked < 200_000) {
      for (let count = 0; count < 500; count += 1)
        (client.socket as { emit(name: string, ...args: unknown[]): void }).emit('no.command', {}, () => 0);
      asked += 500;
      await turn();
      expect(waiting()).toBeLessThanOrEqual(limits.outboundBytes + 65_536);
    }
    expect(await closed()).toBe(before + 1);
    await expect.poll(waiting).toBe(0);
    wireOf(client.socket).resume();
    await client.ended;
  });

  it('cannot fill memory with pings that it never reads the answers of', async () => {
    const client = await entered();
    const wire = wireOf(client.socket);
    const { ws } = (client.socket.io.engine as unknown as { transport: { ws: PingingSocket } }).transport;
    wire.pause();
    // The mask costs this side more than the ping costs the other; one made by hand is sent over and over.
    const ping = Buffer.concat([Buffer.from([0x89, 0x80 | 125, 0, 0, 0, 0]), Buffer.alloc(125, 'p')]);
    const many = Buffer.concat(Array<Buffer>(5_000).fill(ping));
    const memoryBefore = process.memoryUsage().rss;
    let sent = 0;
    let most = 0;
    while (sent < 1_000_000 && !wire.destroyed && ws.readyState === 1) {
      wire.write(many);
      sent += 5_000;
      await sleep(1);
      most = Math.max(most, waiting());
    }
    const grown = Math.round((process.memoryUsage().rss - memoryBefore) / 1e6);
    process.stdout.write(`${sent} pings unread: at most ${most} bytes waited, both sides grew ${grown} MB\n`);
    expect(most).toBeLessThanOrEqual(limits.outboundBytes);
    expect(sent).toBeLessThan(1_000_000);
    wire.destroy();
    await expect.poll(waiting).toBe(0);
  });

  it.each(['sse', 'polling'])('costs no more over %s', async (transport) => {
    const open = await openRaw(transport);
    const stream = channelStream(randomUUID());
    await open.send(`420${JSON.stringify(['stream.subscribe', { streams: [{ stream, fromSequence: 0 }] }])}`);
    const speaker = createSpeaker(stream, 50_000);
    const before = await withheld();
    let most = 0;
    while ((await withheld()) === before && speaker.head() < 400) {
      await speaker.say();
      most = Math.max(most, waiting());
    }
    expect(await withheld()).toBe(before + 1);
    for (let count = 0; count < 50; count += 1) await speaker.say();
    most = Math.max(most, waiting());
    process.stdout.write(`a sleeper over ${transport}: at most ${most} bytes waited\n`);
    expect(most).toBeLessThanOrEqual(limits.outboundBytes);
    open.close();
  });

  it('times 200 costs little memory, and the others do not notice', async () => {
    const stream = channelStream(randomUUID());
    const calm = waiting();
    const reader = await entered();
    await reader.subscribe(stream);
    const sleepers = await Promise.all(Array.from({ length: 200 }, entered));
    for (const sleeper of sleepers) {
      await sleeper.subscribe(stream);
      wireOf(sleeper.socket).pause();
    }
    const speaker = createSpeaker(stream, 9_000);
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let most = 0;
    const start = await withheld();
    while ((await withheld()) < start + 200 && speaker.head() < 2_000) {
      for (let count = 0; count < 10; count += 1) await speaker.say();
      most = Math.max(most, waiting());
    }
    const grown = (process.memoryUsage().rss - before) / 1e6;
    process.stdout.write(
      `200 sleepers, ${speaker.head()} events of 9 kB: ${Math.round(most / 1e6)} MB waited, the process grew ${Math.round(grown)} MB\n`,
    );
    expect(await withheld()).toBe(start + 200);
    expect(most).toBeLessThanOrEqual(200 * limits.outboundBytes);
    await expect.poll(() => reader.events().at(-1)?.sequence).toBe(speaker.head());
    for (const client of [reader, ...sleepers]) wireOf(client.socket).destroy();
    await expect.poll(waiting).toBeLessThanOrEqual(calm);
  });
});

interface PingingSocket {
  readonly readyState: number;
}

/** A connection over HTTP that is let in and then never reads again. */
async function openRaw(transport: string) {
  const base = `${node.url}/socket.io/?EIO=4&transport=${transport}`;
  const stream = request(base);
  stream.end();
  const answer = await new Promise<IncomingMessage>((resolve) => stream.on('response', resolve));
  let sid: string | undefined;
  for await (const chunk of answer.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    sid = /"sid":"([^"]+)"/.exec(chunk.toString())?.[1];
    if (sid !== undefined) break;
  }
  answer.pause();
  const send = async (body: string) => {
    const posted = await fetch(`${base}&sid=${sid}`, { method: 'POST', body });
    expect(posted.ok).toBe(true);
  };
  const token = await node.tokens.sign(newGrant());
  const sockets = async () => (await node.metrics.sockets.get()).values[0]?.value ?? 0;
  const before = await sockets();
  await send(`40${JSON.stringify({ token, protocol: protocolVersion })}`);
  await expect.poll(sockets).toBe(before + 1);
  return { send, close: () => answer.destroy() };
}
