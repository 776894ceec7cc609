import {
  type ChatClient,
  selectBadge,
  selectChannelByName,
  selectPending,
  socketIoTransport,
  type Transport,
} from '@parley/client';
import {
  channelCreate,
  channelJoin,
  channelMarkRead,
  channelOpenDirect,
  channelRemoveMember,
  inviteAccept,
  inviteCreate,
  messageDelete,
  messageEdit,
  messageSend,
  sessionSignOut,
  setup,
} from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';
import { createNodeBrowser, type NodeBrowser, seen } from './node-browser.js';

/** The headless client in Node, over real lines, against a whole server and its Postgres. */
describe('the client on a real server', () => {
  let server: TestServer;
  let anna: { browser: NodeBrowser; chat: ChatClient };
  let ben: { browser: NodeBrowser; chat: ChatClient };
  let workspaceId = '';
  let slug = '';

  const isConnected = (chat: ChatClient) => seen(chat, (state) => state.connection.status === 'connected');
  const textsOf = (chat: ChatClient, channelId: string) =>
    [...(chat.store.getState().channels.get(channelId)?.timeline.rows ?? [])].map((row) => row.text);

  async function granted<T>(
    answer: Promise<{ ok: true; result: T } | { ok: false; error: { code: string; message: string } }>,
  ): Promise<T> {
    const got = await answer;
    if (!got.ok) throw new Error(`${got.error.code}: ${got.error.message}`);
    return got.result;
  }

  beforeAll(async () => {
    server = await startTestServer();
    const first = createNodeBrowser(server.url);
    const account = (name: string) => ({
      name,
      email: `${name.toLowerCase()}@example.com`,
      password: 'a long password',
    });
    const founded = await granted(
      first.call(setup, { body: { account: account('Anna'), workspaceName: 'Fernweh' } }),
    );
    slug = founded.workspaceSlug;
    anna = { browser: first, chat: first.chat(slug) };
    await isConnected(anna.chat);
    workspaceId = anna.chat.store.getState().me?.workspace.id ?? '';
    const { code } = await granted(
      anna.chat.send(inviteCreate, { workspaceId, expiresInHours: 1, maxUses: 1 }),
    );
    const second = createNodeBrowser(server.url);
    await granted(second.call(inviteAccept, { params: { code }, body: { account: account('Ben') } }));
    ben = { browser: second, chat: second.chat(slug) };
    await isConnected(ben.chat);
  });

  afterAll(async () => {
    await anna?.chat.dispose();
    await ben?.chat.dispose();
    await server?.close();
  });

  it('[R-CONN-2] knows everybody, and #general', async () => {
    await seen(anna.chat, (state) => state.members.size === 2);
    expect(selectChannelByName('general')(ben.chat.store.getState())?.isMember).toBe(true);
  });

  it('[R-SEND-1] [R-SEND-2] carries messages, edits, deletions and read markers', async () => {
    const { channel } = await granted(
      anna.chat.send(channelCreate, { workspaceId, kind: 'public', name: 'web' }),
    );
    await seen(ben.chat, (state) => state.channels.has(channel.id));
    await granted(ben.chat.send(channelJoin, { channelId: channel.id }));
    expect(ben.chat.store.getState().channels.get(channel.id)?.isMember).toBe(true);
    anna.chat.timelines.open(channel.id);
    ben.chat.timelines.open(channel.id);

    const texts = Array.from({ length: 20 }, (_, index) => `message ${index}`);
    const sent = await Promise.all(
      texts.map((text) => granted(anna.chat.send(messageSend, { channelId: channel.id, text }))),
    );
    expect(selectPending(channel.id)(anna.chat.store.getState())).toEqual([]);
    await seen(ben.chat, () => textsOf(ben.chat, channel.id).length === texts.length);
    expect(textsOf(ben.chat, channel.id)).toEqual(texts);
    expect(textsOf(anna.chat, channel.id)).toEqual(texts);
    expect(selectBadge(channel.id)(ben.chat.store.getState()).unreadCount).toBe(texts.length);

    const [first, second] = sent.map((one) => one.message);
    await granted(anna.chat.send(messageEdit, { messageId: first?.id ?? '', text: 'changed' }));
    await granted(anna.chat.send(messageDelete, { messageId: second?.id ?? '' }));
    await seen(ben.chat, () => textsOf(ben.chat, channel.id)[1] === '');
    expect(textsOf(ben.chat, channel.id).slice(0, 3)).toEqual(['changed', '', 'message 2']);

    const newest = sent.at(-1)?.message.sequence ?? 0;
    await granted(ben.chat.send(channelMarkRead, { channelId: channel.id, sequence: newest }));
    expect(selectBadge(channel.id)(ben.chat.store.getState()).unreadCount).toBe(0);
  });

  it('[R-AUTH-2] lets go of a private channel when taken out of it', async () => {
    const benId = ben.chat.store.getState().me?.account.id ?? '';
    const { channel } = await granted(
      anna.chat.send(channelCreate, { workspaceId, kind: 'private', name: 'plans', memberIds: [benId] }),
    );
    await seen(ben.chat, (state) => state.channels.get(channel.id)?.isMember);
    await granted(anna.chat.send(channelRemoveMember, { channelId: channel.id, memberId: benId }));
    await seen(ben.chat, (state) => !state.channels.has(channel.id));
  });

  it.each<readonly [string, () => Transport]>([
    ['WebSocket', () => socketIoTransport({ baseUrl: server.url, way: 'websocket' })],
    ['server-sent events', () => socketIoTransport({ baseUrl: server.url, way: 'sse' })],
    ['long-polling', () => socketIoTransport({ baseUrl: server.url, way: 'polling' })],
  ])('[R-REC-2] stands where a fresh start stands (%s)', async (_, transport) => {
    const benId = ben.chat.store.getState().me?.account.id ?? '';
    const { channel } = await granted(anna.chat.send(channelOpenDirect, { workspaceId, memberIds: [benId] }));
    const { message } = await granted(
      anna.chat.send(messageSend, { channelId: channel.id, text: `<@${benId}> hi` }),
    );
    await seen(ben.chat, (state) => state.streams.get(`channel:${channel.id}`)?.cursor === message.sequence);
    const fresh = ben.browser.chat(slug, transport());
    await isConnected(fresh);
    const directory = (chat: ChatClient) =>
      [...chat.store.getState().channels.values()]
        .map(({ channel: entity, isMember, readState, lastMessageAt }) => ({
          entity,
          isMember,
          readState,
          lastMessageAt,
        }))
        .sort((a, b) => (a.entity.id < b.entity.id ? -1 : 1));
    expect(directory(ben.chat)).toEqual(directory(fresh));
    expect(ben.chat.store.getState().members).toEqual(fresh.store.getState().members);
    await fresh.dispose();
  });

  it('[R-AUTH-1] clears everything when the session ends elsewhere', async () => {
    const elsewhere = ben.browser.chat(slug);
    await isConnected(elsewhere);
    await granted(ben.browser.call(sessionSignOut));
    await seen(elsewhere, (state) => state.phase.kind === 'refused');
    expect(elsewhere.store.getState().phase).toEqual({ kind: 'refused', code: 'session_revoked' });
    expect(elsewhere.store.getState().channels.size).toBe(0);
    await elsewhere.dispose();
  });
});
