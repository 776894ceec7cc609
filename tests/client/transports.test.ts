import {
  type ChatClient,
  selectPending,
  socketIoLadder,
  systemClock,
  type TransportName,
} from '@parley/client';
import { messageSend, setup } from '@parley/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type HttpProxy, type ProxyMode, startHttpProxy } from '../support/http-proxy.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { createNodeBrowser, type NodeBrowser, seen } from './node-browser.js';

const soon = { least: 50, most: 100 };

describe('the client behind a proxy', { timeout: 60_000 }, () => {
  let server: TestServer;
  let proxy: HttpProxy;
  let browser: NodeBrowser;
  let slug = '';
  let open: ChatClient[] = [];

  const portOf = (one: TestServer) => Number(new URL(one.url).port);

  beforeAll(async () => {
    server = await startTestServer();
    proxy = await startHttpProxy(portOf(server));
    browser = createNodeBrowser(proxy.url);
    const account = { name: 'Anna', email: 'anna@example.com', password: 'a long password' };
    const founded = await browser.call(setup, { body: { account } });
    if (!founded.ok) throw new Error(founded.error.message);
    slug = founded.result.workspaceSlug;
  });
  afterAll(async () => {
    await server?.close();
    await proxy?.close();
  });
  beforeEach(() => {
    open = [];
  });
  afterEach(async () => {
    for (const chat of open) await chat.dispose();
    proxy.pointTo(portOf(server));
  });

  async function come(mode: ProxyMode, climbMs?: { least: number; most: number }) {
    proxy.setMode(mode);
    const ladder = socketIoLadder({
      baseUrl: proxy.url,
      clock: systemClock,
      random: Math.random,
      ...(climbMs && { climbMs }),
    });
    const chat = browser.chat(slug, ladder);
    open.push(chat);
    const isConnected = () => seen(chat, (state) => state.connection.status === 'connected');
    await isConnected();
    const channelId = await seen(
      chat,
      (state) => [...state.channels.values()].find((one) => one.isMember)?.channel.id,
    );
    chat.timelines.open(channelId);
    await seen(chat, (state) => state.channels.get(channelId)?.timeline.status === 'ready');
    const texts = () =>
      [...(chat.store.getState().channels.get(channelId)?.timeline.rows ?? [])].map((row) => row.text);
    return {
      chat,
      isConnected,
      texts,
      transport: () => chat.store.getState().line.transport,
      isOn: (name: TransportName) => seen(chat, ({ line }) => line.transport === name),
      write: (text: string) => chat.send(messageSend, { channelId, text }),
      has: (text: string) => seen(chat, () => texts().includes(text)),
      pending: () => selectPending(channelId)(chat.store.getState()),
    };
  }

  const ways = [
    ['pass', 'websocket'],
    ['no-upgrades', 'sse'],
    ['buffering', 'polling'],
  ] as const;

  it.each(ways)(
    '[R-FB-1] that does %s chats over %s, and over it again after a restart',
    async (mode, name) => {
      const anna = await come(mode);
      expect(anna.transport()).toBe(name);
      const other = await come(mode);
      const said = Array.from({ length: 20 }, (_, index) => `${name} ${index} 💬`);
      const answers = await Promise.all(said.map(anna.write));
      expect(answers.every((one) => one.ok)).toBe(true);
      await other.has(`${name} 19 💬`);
      expect(other.texts().slice(-20)).toEqual(said);

      const { database, secretKey } = server;
      await server.close();
      await seen(anna.chat, (state) => state.connection.status !== 'connected');
      const waiting = [anna.write(`${name} while away`), anna.write(`${name} still away`)];
      server = await startTestServer({ database, secretKey });
      proxy.pointTo(portOf(server));
      anna.chat.connection.retryNow();
      other.chat.connection.retryNow();
      expect((await Promise.all(waiting)).every((one) => one.ok)).toBe(true);
      await other.has(`${name} still away`);
      expect(other.texts().slice(-2)).toEqual([`${name} while away`, `${name} still away`]);
      await anna.isConnected();
      expect([anna.transport(), anna.pending()]).toEqual([name, []]);
    },
  );

  it.each([
    ['no-upgrades', 'sse'],
    ['buffering', 'polling'],
  ] as const)(
    '[R-FB-2] that stops to do %s is left for a WebSocket, and nothing is lost',
    async (mode, name) => {
      const other = await come('pass');
      const anna = await come(mode, soon);
      expect([anna.transport(), other.transport()]).toEqual([name, 'websocket']);
      const writing = (async () => {
        const sent: string[] = [];
        for (let index = 0; anna.transport() !== 'websocket' || index < 10; index += 1) {
          const text = `up from ${name} ${index}`;
          expect(await anna.write(text)).toMatchObject({ ok: true });
          sent.push(text);
        }
        return sent;
      })();
      await other.has(`up from ${name} 2`);
      proxy.setMode('pass');
      await anna.isOn('websocket');
      const sent = await writing;
      await anna.isConnected();
      await other.has(sent.at(-1) ?? '');
      expect(other.texts().filter((text) => text.startsWith(`up from ${name}`))).toEqual(sent);
      expect(anna.texts().filter((text) => text.startsWith(`up from ${name}`))).toEqual(sent);
    },
  );

  it('[R-FB-2] is asked for a WebSocket again and again, and the line that works is left alone', async () => {
    const anna = await come('no-upgrades', soon);
    const { connectionId } = anna.chat.store.getState().line;
    const before = proxy.asked().websocket ?? 0;
    await expect.poll(() => (proxy.asked().websocket ?? 0) - before, { timeout: 20_000 }).toBeGreaterThan(3);
    expect(await anna.write('still here')).toMatchObject({ ok: true });
    expect(anna.chat.store.getState().line).toMatchObject({ transport: 'sse', connectionId });
  });
});
