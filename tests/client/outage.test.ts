import { type ChatClient, selectPending } from '@parley/client';
import { messageSend, setup } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';
import { createNodeBrowser, seen } from './node-browser.js';
import { createSwitchableLine, type SwitchableLine } from './switchable-line.js';

describe('the client while the server goes away', () => {
  let line: SwitchableLine;
  let server: TestServer;
  let chat: ChatClient;
  let channelId = '';

  const portOf = (one: TestServer) => Number(new URL(one.url).port);
  const texts = () =>
    [...(chat.store.getState().channels.get(channelId)?.timeline.rows ?? [])].map((row) => row.text);
  const write = (text: string) => chat.send(messageSend, { channelId, text });

  beforeAll(async () => {
    line = await createSwitchableLine();
    server = await startTestServer({ settings: { PUBLIC_URL: line.url } });
    line.pointTo(portOf(server));
    const browser = createNodeBrowser(line.url);
    const account = { name: 'Anna', email: 'anna@example.com', password: 'a long password' };
    const founded = await browser.call(setup, { body: { account } });
    if (!founded.ok) throw new Error(founded.error.message);
    chat = browser.chat(founded.result.workspaceSlug);
    channelId = await seen(
      chat,
      (state) => [...state.channels.values()].find((one) => one.isMember)?.channel.id,
    );
    await seen(chat, (state) => state.connection.status === 'connected');
    chat.timelines.open(channelId);
    await seen(chat, (state) => state.channels.get(channelId)?.timeline.status === 'ready');
  });

  afterAll(async () => {
    await chat?.dispose();
    await server?.close();
    await line?.close();
  });

  it('[R-SEND-3] writes what was on the line when it was cut once', async () => {
    const before = texts();
    const wanted = Array.from({ length: 30 }, (_, index) => `cut ${index}`);
    const sending = wanted.map(write);
    await sending[3];
    line.pointTo(portOf(server));
    expect((await Promise.all(sending)).every((answer) => answer.ok)).toBe(true);
    await seen(chat, (state) => state.connection.status === 'connected');
    expect(texts()).toEqual([...before, ...wanted]);
  });

  it('[G12] [R-SEND-4] [R-REC-1] sends what was queued while nobody answered, in order, when another server is there', async () => {
    const before = texts();
    line.pointTo(null);
    await server.close();
    await seen(chat, (state) => state.connection.status === 'reconnecting');
    const wanted = Array.from({ length: 5 }, (_, index) => `queued ${index}`);
    const sending = wanted.map(write);
    expect(selectPending(channelId)(chat.store.getState()).map((one) => one.text)).toEqual(wanted);
    const { database, secretKey } = server;
    server = await startTestServer({ database, secretKey, settings: { PUBLIC_URL: line.url } });
    line.pointTo(portOf(server));
    chat.connection.retryNow();
    expect((await Promise.all(sending)).every((answer) => answer.ok)).toBe(true);
    await seen(chat, (state) => state.connection.status === 'connected');
    expect(texts()).toEqual([...before, ...wanted]);
    expect(selectPending(channelId)(chat.store.getState())).toEqual([]);
  });
});
