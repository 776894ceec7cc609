import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ack, protocolVersion } from '@parley/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import {
  createWorld,
  type LiveNode,
  type LiveNodeOptions,
  newGrant,
  type openClient,
  startLiveNode,
} from '../../../../tests/support/live-node.js';

let node: LiveNode | undefined;
afterEach(async () => {
  await node?.close();
  node = undefined;
});
async function start(options: Partial<LiveNodeOptions>): Promise<LiveNode> {
  node = await startLiveNode({ world: createWorld(), ...options });
  return node;
}

type Client = ReturnType<typeof openClient>;
async function entered(at: LiveNode, grant = newGrant()): Promise<Client> {
  const client = await at.connect(grant);
  expect(await client.admitted).toBeUndefined();
  return client;
}
const ask = (client: Client, name: string, payload: unknown = {}) =>
  (client.socket as unknown as { emitWithAck(name: string, payload: unknown): Promise<Ack> }).emitWithAck(
    name,
    payload,
  );
const closingOf = (client: Client) =>
  client.frames.find(({ name }) => name === 'connection.closing')?.content;

/** A connection below Socket.IO, which says nothing by itself. */
function openRaw(at: LiveNode) {
  const socket = new WebSocket(`${at.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  const heard: string[] = [];
  socket.on('message', (data) => void heard.push(String(data)));
  const opened = new Promise<boolean>((resolve) => {
    socket.on('open', () => resolve(true));
    socket.on('error', () => resolve(false));
  });
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  return { socket, heard, opened, closed };
}
const show = async (at: LiveNode) =>
  `40${JSON.stringify({ token: await at.tokens.sign(newGrant()), protocol: protocolVersion })}`;

describe('[R-LIM-1] connections', () => {
  it('that do not show who they are: so many for an address, and for five seconds', async () => {
    const at = await start({ limits: { unverifiedPerAddress: 3 } });
    const startedAt = performance.now();
    const silent = [openRaw(at), openRaw(at), openRaw(at)];
    for (const one of silent) expect(await one.opened).toBe(true);
    expect(await openRaw(at).opened).toBe(false);
    expect(await (await at.connect()).admitted).toMatch(/error/);
    silent[0]?.socket.terminate();
    await silent[0]?.closed;
    // Once let in, nobody counts any longer.
    for (let count = 0; count < 5; count += 1)
      await expect.poll(async () => (await at.connect()).admitted).toBeUndefined();
    await Promise.all(silent.map(({ closed }) => closed));
    process.stdout.write(
      `cut after ${((performance.now() - startedAt) / 1_000).toFixed(1)} s without a token\n`,
    );
    expect(await (await at.connect()).admitted).toBeUndefined();
  });

  it('of one address, and of one person, however many are begun at once', async () => {
    const at = await start({ limits: { connectionsPerPerson: 5, connectionsPerAddress: 8 } });
    const grant = newGrant();
    const clients = await Promise.all(Array.from({ length: 20 }, () => at.connect(grant)));
    const outcomes = await Promise.all(clients.map(({ admitted }) => admitted));
    expect(outcomes.filter((code) => code === undefined)).toHaveLength(5);
    expect(outcomes.filter((code) => code === 'too_many_connections')).toHaveLength(15);
    const others = await Promise.all(Array.from({ length: 6 }, () => at.connect()));
    const codes = await Promise.all(others.map(({ admitted }) => admitted));
    expect(codes.filter((code) => code === undefined)).toHaveLength(3);
    clients[outcomes.indexOf(undefined)]?.close();
    await expect.poll(async () => (await at.connect()).admitted).toBeUndefined();
  });

  it('that somebody leaves but does not close are closed', async () => {
    const at = await start({});
    const raw = openRaw(at);
    await raw.opened;
    raw.socket.send(await show(at));
    await expect.poll(() => raw.heard.some((text) => text.includes('connection.ack'))).toBe(true);
    raw.socket.send('41');
    await raw.closed;
  });

  it('are looked at once: a second token on the same one is no second try', async () => {
    const at = await start({ limits: { connectionsPerPerson: 5 } });
    const raw = openRaw(at);
    await raw.opened;
    const [first, second] = [await show(at), await show(at)];
    raw.socket.send(first);
    raw.socket.send(second);
    await expect.poll(() => raw.heard.some((text) => text.startsWith('44{'))).toBe(true);
    expect(raw.heard.filter((text) => text.includes('connection.ack')).length).toBeLessThanOrEqual(1);
    raw.socket.terminate();
  });
});

describe('[R-LIM-2] a flood', () => {
  it('of handshakes from one address is refused with its reason', async () => {
    const at = await start({ handshakes: 5 });
    const codes: (string | undefined)[] = [];
    for (let count = 0; count < 7; count += 1) codes.push(await (await at.connect()).admitted);
    expect(codes).toEqual([...Array(5).fill(undefined), 'rate_limited', 'rate_limited']);
    const { values } = await at.metrics.connects.get();
    expect(values.find(({ labels }) => labels.outcome === 'rate_limited')?.value).toBe(2);
  });

  it('of bad frames is answered, refused, then cut off, and nobody else notices', async () => {
    const at = await start({ limits: { framesPerConnection: 200 } });
    const [flooder, bystander] = [await entered(at), await entered(at)];
    const junk = { junk: 'x'.repeat(100) };
    const heard = await Promise.all(Array.from({ length: 200 }, () => ask(flooder, 'no.command', junk)));
    expect(heard.map((ack) => !ack.ok && ack.error.code)).toEqual(Array(200).fill('unknown_command'));
    const answers: Ack[] = [];
    const emit = flooder.socket.emit.bind(flooder.socket) as (...all: unknown[]) => void;
    for (let count = 0; count < 10_000; count += 1)
      emit('no.command', junk, (ack: Ack) => void answers.push(ack));
    await flooder.ended;
    expect(closingOf(flooder)).toEqual({ code: 'flooding' });
    expect(answers.length).toBeGreaterThan(100);
    for (const ack of answers.slice(0, 100)) {
      if (ack.ok) throw new Error('answered');
      if (ack.error.code === 'unknown_command') continue;
      expect(ack.error).toMatchObject({ code: 'rate_limited', retryable: true });
      expect(ack.error.retryAfterMs).toBeGreaterThan(0);
    }
    expect(answers.some((ack) => !ack.ok && ack.error.code === 'rate_limited')).toBe(true);
    expect(await ask(bystander, 'connection.ping')).toMatchObject({ ok: true });
    const { values } = await at.metrics.disconnects.get();
    expect(values.find(({ labels }) => labels.reason === 'flooding')?.value).toBe(1);
  });

  it('of frames without a way to answer them counts too', async () => {
    const at = await start({ limits: { framesPerConnection: 50 } });
    const flooder = await entered(at);
    const emit = flooder.socket.emit.bind(flooder.socket) as (...all: unknown[]) => void;
    for (let count = 0; count < 1_000; count += 1) emit('message.send');
    await flooder.ended;
    expect(closingOf(flooder)).toEqual({ code: 'flooding' });
  });

  it.each([
    ['heartbeats', '3'],
    ['handshakes', '40{"token":"x","protocol":1}'],
    ['acknowledgements of nothing', '437[]'],
  ])('of %s below the frames ends the connection, let in or not', async (_title, packet) => {
    const at = await start({ limits: { framesPerConnection: 50 } });
    for (const isShown of [true, false]) {
      const raw = openRaw(at);
      await raw.opened;
      if (isShown) {
        raw.socket.send(await show(at));
        await expect.poll(() => raw.heard.some((text) => text.includes('connection.ack'))).toBe(true);
      }
      for (let count = 0; count < 2_000; count += 1) raw.socket.send(packet);
      await raw.closed;
    }
    expect(await ask(await entered(at), 'connection.ping')).toMatchObject({ ok: true });
  });
});

describe('[R-LIM-1] work that does not get done', () => {
  it('is taken on up to a number per connection, then refused for now', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const at = await start({
      handlers: { 'channel.leave': async () => held.then(() => ({})) },
    });
    const [busy, other] = [await entered(at), await entered(at)];
    const frame = () => ({ commandId: randomUUID(), payload: { channelId: randomUUID() } });
    const long = { commandId: randomUUID(), payload: { channelId: randomUUID(), text: 'x'.repeat(60_000) } };
    const longAnswers = Array.from({ length: 5 }, () => ask(other, 'channel.leave', long));
    expect(await longAnswers[4]).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    const answers = Array.from({ length: 300 }, () => ask(busy, 'channel.leave', frame()));
    const refused = await Promise.all(answers.slice(256));
    for (const ack of refused)
      expect(ack).toMatchObject({
        ok: false,
        error: { code: 'unavailable', retryable: true, retryAfterMs: 1_000 },
      });
    expect(await ask(other, 'connection.ping')).toMatchObject({ ok: true });
    release();
    expect((await Promise.all(answers.slice(0, 256))).every((ack) => ack.ok)).toBe(true);
    await sleep(0);
    expect(await ask(busy, 'channel.leave', frame())).toMatchObject({ ok: true });
  });
});
