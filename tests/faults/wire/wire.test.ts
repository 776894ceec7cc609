import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createFrameSplitter } from './frame-splitter.js';
import { openWire, type Wire } from './wire.js';

const events = (n: number) => `42["stream.events",${n}]`;
const patience = { timeout: 10_000 };

describe('the wire', () => {
  let server: WebSocketServer;
  let wire: Wire;
  let client: WebSocket;
  let atServer: WebSocket;
  const heard: string[] = [];
  const received: string[] = [];

  beforeEach(async () => {
    heard.length = 0;
    received.length = 0;
    server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    wire = await openWire(7);
    wire.pointTo([(server.address() as AddressInfo).port]);
    const arrives = once(server, 'connection');
    client = new WebSocket(wire.url.replace('http', 'ws'));
    client.on('error', () => undefined);
    client.on('message', (data: Buffer) => heard.push(data.toString()));
    [atServer] = (await arrives) as [WebSocket];
    atServer.on('message', (data: Buffer) => received.push(data.toString()));
    if (client.readyState !== client.OPEN) await once(client, 'open');
  });

  afterEach(async () => {
    client.terminate();
    await wire.close();
    server.close();
  });

  it('carries everything in order, however slow and throttled it is', async () => {
    wire.slowDown(5);
    wire.throttle(200_000);
    const long = 'x'.repeat(70_000);
    for (let n = 0; n < 20; n += 1) atServer.send(events(n));
    atServer.send(long);
    client.send('42["up"]');
    await expect.poll(() => heard.length, patience).toBe(21);
    expect(heard.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, n) => events(n)));
    expect(heard[20]).toBe(long);
    expect(received).toEqual(['42["up"]']);
  });

  it('holds everything in a freeze, and loses nothing of it', async () => {
    wire.freeze(true);
    for (let n = 0; n < 5; n += 1) atServer.send(events(n));
    client.ping();
    const pong = once(client, 'pong');
    wire.freeze(false);
    await pong;
    expect(heard).toHaveLength(5);
  });

  it('loses replies, repeats events and sends, and swaps events, each as often as told', async () => {
    wire.play('loseReplies', 1);
    for (const frame of ['431[{"ok":true}]', '432[{"ok":true}]']) atServer.send(frame);
    await expect.poll(() => heard).toEqual(['432[{"ok":true}]']);
    wire.play('repeatEvents', 1);
    for (let n = 1; n <= 2; n += 1) atServer.send(events(n));
    await expect.poll(() => heard.slice(1)).toEqual([events(1), events(1), events(2)]);
    wire.play('swapEvents', 1);
    for (let n = 3; n <= 5; n += 1) atServer.send(events(n));
    await expect.poll(() => heard.slice(4)).toEqual([events(4), events(3), events(5)]);
    wire.play('swapEvents', 1);
    atServer.send(events(6));
    await expect.poll(() => heard.slice(7), patience).toEqual([events(6)]);
    wire.play('repeatSends', 1);
    for (const n of [7, 8]) client.send(`42${n}["message.send",{}]`);
    await expect.poll(() => received.length).toBe(3);
    expect(received[0]).toBe(received[1]);
    expect(wire.played).toEqual({ loseReplies: 1, repeatEvents: 1, swapEvents: 2, repeatSends: 1 });
  });

  it('cuts at once, and in the middle of a frame', async () => {
    wire.cut(1, true);
    const closed = once(client, 'close');
    atServer.send('x'.repeat(1_000));
    await closed;
    expect(heard).toEqual([]);
    await expect.poll(() => wire.liveLinks()).toBe(0);
  });

  it('goes silent without telling anybody', async () => {
    expect(wire.goSilent(1)).toBe(1);
    atServer.send(events(1));
    const other = new WebSocket(wire.url.replace('http', 'ws'));
    await once(other, 'open');
    expect(heard).toEqual([]);
    expect(client.readyState).toBe(client.OPEN);
    other.terminate();
  });

  it('goes past nodes that do not answer', async () => {
    const free = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(free, 'listening');
    const dead = (free.address() as AddressInfo).port;
    free.close();
    await once(free, 'close');
    wire.pointTo([dead, (server.address() as AddressInfo).port]);
    // Side by side: none may be brought to a dead node twice because of the turns of the others.
    const others = Array.from({ length: 20 }, () => new WebSocket(wire.url.replace('http', 'ws')));
    await Promise.all(others.map((other) => once(other, 'open')));
    for (const other of others) other.terminate();
  });
});

describe('the frame splitter', () => {
  it('finds the same frames whatever pieces they come in', () => {
    const frame = (text: string) => {
      const payload = Buffer.from(text);
      const head =
        payload.length < 126
          ? [0x81, payload.length]
          : [0x81, 126, payload.length >> 8, payload.length & 255];
      return Buffer.concat([Buffer.from(head), payload]);
    };
    const texts = ['2', '', 'x'.repeat(125), 'y'.repeat(126), 'z'.repeat(9_000)];
    const bytes = Buffer.concat(texts.map(frame));
    for (const size of [1, 2, 3, 7, 1_000, bytes.length]) {
      const split = createFrameSplitter();
      const found: string[] = [];
      for (let at = 0; at < bytes.length; at += size)
        found.push(...split(bytes.subarray(at, at + size)).map((one) => one.beginning));
      expect(found).toEqual(texts.map((text) => text.slice(0, 24)));
    }
  });
});
