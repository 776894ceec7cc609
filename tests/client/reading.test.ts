import {
  type ChatClient,
  readLine,
  selectBadge,
  selectThreadsBadge,
  socketIoTransport,
  type Transport,
} from '@parley/client';
import {
  type Ack,
  inviteAccept,
  inviteCreate,
  messageSend,
  preferencesUpdate,
  setup,
} from '@parley/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';
import { newAccountDetails } from '../support/visitor.js';
import { createNodeBrowser, type NodeBrowser, seen } from './node-browser.js';

const threadCount = 300;

let server: TestServer;
let browser: NodeBrowser;
let slug: string;
let channelId: string;
const open: ChatClient[] = [];

async function granted<T>(answer: Promise<Ack<T>>): Promise<T> {
  const got = await answer;
  if (!got.ok) throw new Error(`${got.error.code}: ${got.error.message}`);
  return got.result;
}

async function enter(visitor: NodeBrowser, transport?: Transport): Promise<ChatClient> {
  const chat = visitor.chat(slug, transport);
  open.push(chat);
  await seen(chat, ({ connection }) => connection.status === 'connected');
  return chat;
}

/** A line that tells of every answer to a command. */
function told(onAnswer: (answer: unknown) => void): Transport {
  const transport = socketIoTransport({ baseUrl: server.url, way: 'websocket' });
  return {
    open(handshake, listener) {
      const line = transport.open(handshake, listener);
      return {
        get transport() {
          return line.transport;
        },
        request: (name, frame, reply) =>
          line.request(name, frame, (answer) => {
            onAnswer(answer);
            reply(answer);
          }),
        close: () => line.close(),
      };
    },
  };
}

beforeAll(async () => {
  // With the limits a team meets.
  const settings = {
    FRAMES_PER_CONNECTION: '500',
    COMMANDS_PER_PERSON: '1000',
    MESSAGES_PER_CHANNEL: '2000',
  };
  server = await startTestServer({ settings });
  browser = createNodeBrowser(server.url);
  slug = (await granted(browser.call(setup, { body: { account: newAccountDetails('Anna') } }))).workspaceSlug;
});
afterAll(async () => {
  for (const chat of open) await chat.dispose();
  await server?.close();
});

it(`reads ${threadCount} threads of a line at once, and nothing of it is refused`, async () => {
  const anna = await enter(browser);
  const { workspace } = anna.store.getState().me ?? {};
  const workspaceId = workspace?.id ?? '';
  const { code } = await granted(anna.send(inviteCreate, { workspaceId, expiresInHours: 1, maxUses: 1 }));
  const other = createNodeBrowser(server.url);
  await granted(other.call(inviteAccept, { params: { code }, body: { account: newAccountDetails('Ben') } }));
  const ben = await enter(other);
  channelId = await seen(
    ben,
    ({ channels }) => [...channels.values()].find((one) => one.isMember)?.channel.id,
  );
  const say = async (chat: ChatClient, text: string, more: { threadRootId?: string } = {}) =>
    (await granted(chat.send(messageSend, { channelId, text, ...more }))).message;
  const roots = await Promise.all(
    Array.from({ length: threadCount }, (_, nth) => say(anna, `Question ${nth}`)),
  );
  const replies = await Promise.all(roots.map(({ id }) => say(ben, 'Answer', { threadRootId: id })));
  await granted(anna.send(preferencesUpdate, { replies: 'line' }));

  const answers: unknown[] = [];
  const desk = await enter(
    browser,
    told((answer) => answers.push(answer)),
  );
  await seen(desk, (state) => selectThreadsBadge(state).threadCount === threadCount);
  readLine(desk, { channelId, sequence: Math.max(...replies.map(({ sequence }) => sequence)) });
  expect(selectThreadsBadge(desk.store.getState()).threadCount, 'at once').toBe(0);
  await seen(desk, ({ outbox }) => outbox.length === 0);
  expect(answers.filter((answer) => !(answer as Ack).ok)).toEqual([]);
  expect(selectBadge(channelId)(desk.store.getState()).unreadCount).toBe(0);

  const fresh = await enter(browser);
  expect(selectThreadsBadge(fresh.store.getState()).threadCount).toBe(0);
  expect(selectBadge(channelId)(fresh.store.getState()).unreadCount).toBe(0);
});
