import { inspect } from 'node:util';
import { type ChatClient, memoryCacheStorage } from '@parley/client';
import {
  type Ack,
  channelCreate,
  channelRemoveMember,
  inviteAccept,
  inviteCreate,
  messageEdit,
  messageSave,
  messageSend,
  reminderCreate,
  setup,
} from '@parley/protocol';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createNodeBrowser, seen } from '../client/node-browser.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { newAccountDetails } from '../support/visitor.js';

/** What a device holds, and keeps over a restart, of a channel that its person was taken out of. */
let server: TestServer;
let anna: ChatClient;
let ben: ChatClient;
let slug: string;
const cache = memoryCacheStorage();

async function granted<T>(answer: Promise<Ack<T>>): Promise<T> {
  const got = await answer;
  if (!got.ok) throw new Error(`${got.error.code}: ${got.error.message}`);
  return got.result;
}
const isConnected = (chat: ChatClient) => seen(chat, (state) => state.connection.status === 'connected');
const idOf = (chat: ChatClient) => chat.store.getState().me?.account.id ?? '';
const written = (value: unknown) =>
  inspect(value, { depth: null, maxArrayLength: null, maxStringLength: null, showHidden: true });

beforeAll(async () => {
  server = await startTestServer();
  const first = createNodeBrowser(server.url);
  const body = { account: newAccountDetails('Anna'), workspaceName: 'Fernweh' };
  slug = (await granted(first.call(setup, { body }))).workspaceSlug;
  anna = first.chat(slug);
  await isConnected(anna);
  const workspaceId = anna.store.getState().me?.workspace.id ?? '';
  const { code } = await granted(anna.send(inviteCreate, { workspaceId, expiresInHours: 1, maxUses: 1 }));
  const second = createNodeBrowser(server.url);
  const account = newAccountDetails('Ben');
  await granted(second.call(inviteAccept, { params: { code }, body: { account } }));
  ben = second.chat(slug, undefined, cache);
  await isConnected(ben);
});
afterAll(async () => {
  await anna?.dispose();
  await ben?.dispose();
  await server?.close();
});

it('[R-AUTH-2] is nothing: not in memory, and not on the disk', async () => {
  const workspaceId = anna.store.getState().me?.workspace.id ?? '';
  const { channel } = await granted(
    anna.send(channelCreate, {
      ...{ workspaceId, kind: 'private', name: 'canary-plans' },
      memberIds: [idOf(ben)],
    }),
  );
  const channelId = channel.id;
  await seen(ben, (state) => state.channels.get(channelId)?.isMember);
  ben.timelines.open(channelId);
  const say = (text: string, more: object = {}) =>
    granted(anna.send(messageSend, { channelId, text, ...more }));
  const { message: root } = await say('canary, the root');
  await say('canary, the reply', { threadRootId: root.id });
  const { message } = await say(`<@${idOf(ben)}> canary, the earlier text`);
  await granted(anna.send(messageEdit, { messageId: message.id, text: 'canary, the edited text' }));
  ben.threads.open(channelId, root.id);
  await granted(ben.send(messageSave, { messageId: root.id }));
  const dueAt = new Date(Date.now() + 3_600_000).toISOString();
  const about = { workspaceId, messageId: root.id, text: '', dueAt, timeZone: 'UTC' };
  await granted(ben.send(reminderCreate, about));
  await seen(ben, (state) => {
    const held = state.channels.get(channelId);
    return held?.timeline.rows.byId(message.id)?.editedAt && held.openThreads.get(root.id);
  });
  await vi.waitFor(
    async () => expect(written(await cache.load(slug))).toContain('canary, the edited text'),
    5_000,
  );

  await granted(anna.send(channelRemoveMember, { channelId, memberId: idOf(ben) }));
  await seen(ben, (state) => !state.channels.has(channelId));
  expect(written(ben.store.getState())).not.toContain('canary');
  await vi.waitFor(async () => expect(written(await cache.load(slug))).not.toContain('canary'), 5_000);

  await say('canary, said afterwards');
  await granted(ben.send(messageSave, { messageId: root.id })).catch(() => {});
  expect(written(ben.store.getState())).not.toContain('canary');
});
