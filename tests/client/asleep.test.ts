import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type ChatClient,
  createChatClient,
  memoryCacheStorage,
  selectBadge,
  selectChannelByName,
} from '@parley/client';
import {
  channelStream,
  commandEndpoint,
  inviteAccept,
  inviteCreate,
  messageSend,
  replay,
  setup,
} from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';
import { createNodeBrowser, type NodeBrowser, seen } from './node-browser.js';

/** What was missed in a night; `ASLEEP_EVENTS=50000` is what docs/guarantees.md tells of. */
const missed = Number(process.env.ASLEEP_EVENTS ?? 2_500);
const inFlight = 64;

describe('a device that slept', () => {
  let server: TestServer;
  let anna: { browser: NodeBrowser; chat: ChatClient };
  let ben: NodeBrowser;
  let slug = '';

  beforeAll(async () => {
    server = await startTestServer();
    const browser = createNodeBrowser(server.url);
    const account = (name: string) => ({ name, email: `${name}@example.com`, password: 'a long password' });
    const founded = await browser.call(setup, {
      body: { account: account('anna'), workspaceName: 'Fernweh' },
    });
    if (!founded.ok) throw new Error(founded.error.message);
    slug = founded.result.workspaceSlug;
    anna = { browser, chat: browser.chat(slug) };
    await seen(anna.chat, (state) => state.connection.status === 'connected');
    const workspaceId = anna.chat.store.getState().me?.workspace.id ?? '';
    const invited = await anna.chat.send(inviteCreate, { workspaceId, expiresInHours: 1, maxUses: 1 });
    if (!invited.ok) throw new Error(invited.error.message);
    ben = createNodeBrowser(server.url);
    const { code } = invited.result;
    await ben.call(inviteAccept, { params: { code }, body: { account: account('ben') } });
  });

  afterAll(async () => {
    await anna?.chat.dispose();
    await server?.close();
  });

  it(`[R-REC-3] [R-REC-4] is usable at once and complete soon, ${missed} events later`, {
    timeout: 600_000,
  }, async () => {
    const cache = memoryCacheStorage();
    const open = () =>
      createChatClient({
        workspaceSlug: slug,
        http: { baseUrl: server.url, headers: { cookie: ben.cookie() } },
        cache,
      });
    const before = open();
    await seen(before, (state) => state.connection.status === 'connected');
    const id = selectChannelByName('general')(before.store.getState())?.channel.id ?? '';
    before.timelines.open(id);
    await seen(before, (state) => state.channels.get(id)?.timeline.status === 'ready');
    await before.dispose();

    let next = 0;
    const writeSome = async (): Promise<void> => {
      while (next < missed) {
        next += 1;
        const payload = { channelId: id, clientMessageId: randomUUID(), text: `night ${next}` };
        const isSent = async () => {
          const sent = await anna.browser.call(commandEndpoint, {
            params: { type: messageSend.type },
            body: { commandId: payload.clientMessageId, payload },
          });
          return sent.ok && sent.result.ok;
        };
        while (!(await isSent())) await wait(100);
      }
    };
    await Promise.all(Array.from({ length: inFlight }, writeSome));
    const answer = await anna.browser.call(replay, {
      params: { stream: channelStream(id) },
      query: { fromSeq: 0 },
    });
    const head = answer.ok ? answer.result.head : 0;
    expect(head).toBeGreaterThan(missed);

    const startedAt = performance.now();
    const took = () => Math.round(performance.now() - startedAt);
    const after = open();
    await seen(after, (state) => state.phase.kind === 'ready');
    const usableMs = took();
    await seen(after, (state) => (state.streams.get(channelStream(id))?.cursor ?? 0) >= head);
    await seen(after, (state) => state.connection.status === 'connected');
    console.log(`asleep for ${missed} events: usable after ${usableMs} ms, complete after ${took()} ms`);
    const texts = [...(after.store.getState().channels.get(id)?.timeline.rows ?? [])].map((row) => row.text);
    expect(texts.slice(-50).every((text) => text.startsWith('night '))).toBe(true);
    expect(selectBadge(id)(after.store.getState()).unreadCount).toBe(100);
    await after.dispose();
  });
});
