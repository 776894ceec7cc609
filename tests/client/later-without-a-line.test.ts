import {
  type ChatClient,
  createChatClient,
  memoryOutboxStorage,
  selectReminders,
  selectSaved,
  selectSavedMessages,
  selectScheduled,
  selectWaitingReminders,
  selectWaitingScheduled,
} from '@parley/client';
import {
  type Ack,
  messageSave,
  messageSend,
  messageUnsave,
  reminderComplete,
  reminderCreate,
  reminderSnooze,
  scheduleCancel,
  scheduleCreate,
  setup,
} from '@parley/protocol';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';
import { newAccountDetails } from '../support/visitor.js';
import { createNodeBrowser, type NodeBrowser, seen } from './node-browser.js';
import { createSwitchableLine, type SwitchableLine } from './switchable-line.js';

/** What people keep for later while there is no line, on a real server. */
let line: SwitchableLine;
let server: TestServer;
let browser: NodeBrowser;
let chat: ChatClient;
let slug: string;
let channelId: string;
let workspaceId: string;
const storage = memoryOutboxStorage({ isDurable: true });

const state = () => chat.store.getState();
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const isConnected = () => seen(chat, ({ connection }) => connection.status === 'connected');

async function granted<T>(answer: Promise<Ack<T>>): Promise<T> {
  const got = await answer;
  if (!got.ok) throw new Error(`${got.error.code}: ${got.error.message}`);
  return got.result;
}

/** A page of its own, with what an earlier one left on this device. */
async function openPage(): Promise<void> {
  const http = { baseUrl: line.url, fetch: browser.fetch };
  chat = createChatClient({ workspaceSlug: slug, http, storage });
  await isConnected();
  chat.timelines.open(channelId);
  await seen(chat, ({ channels }) => channels.get(channelId)?.timeline.status === 'ready');
}

const goOffline = async () => {
  line.pointTo(null);
  await seen(chat, ({ connection }) => connection.status === 'reconnecting');
};
const goOnline = async () => {
  line.pointTo(Number(new URL(server.url).port));
  chat.connection.retryNow();
  await isConnected();
  await seen(chat, ({ outbox }) => outbox.every((entry) => entry.state === 'failed'));
};

beforeAll(async () => {
  line = await createSwitchableLine();
  server = await startTestServer({ settings: { PUBLIC_URL: line.url } });
  line.pointTo(Number(new URL(server.url).port));
  browser = createNodeBrowser(line.url);
  slug = (await granted(browser.call(setup, { body: { account: newAccountDetails('Anna') } }))).workspaceSlug;
  chat = browser.chat(slug);
  channelId = await seen(
    chat,
    ({ channels }) => [...channels.values()].find((one) => one.isMember)?.channel.id,
  );
  workspaceId = state().me?.workspace.id ?? '';
  await chat.dispose();
  await openPage();
});
afterAll(async () => {
  await chat?.dispose();
  await server?.close();
  await line?.close();
});

const say = async (text: string) => (await granted(chat.send(messageSend, { channelId, text }))).message;
async function countOf(table: 'saved_message' | 'reminder'): Promise<number> {
  const client = new pg.Client(server.database);
  await client.connect();
  const { rowCount } = await client.query(`SELECT FROM ${table}`);
  await client.end();
  return rowCount ?? 0;
}

it('[R-SEND-4] is shown at once, says that it waits, and goes out once and in order when the line is back', async () => {
  const [first, second] = [await say('first'), await say('second')];
  await granted(chat.send(messageSave, { messageId: second.id }));
  const about = { workspaceId, timeZone: 'UTC' };
  const { reminder: known } = await granted(
    chat.send(reminderCreate, { ...about, messageId: null, text: 'Known', dueAt: inMinutes(60) }),
  );
  const { scheduled } = await granted(
    chat.send(scheduleCreate, { channelId, text: 'Known', sendAt: inMinutes(60), timeZone: 'UTC' }),
  );
  await goOffline();
  const waited: string[] = [];
  const onWaiting = () => void waited.push('waits');
  const sending = [
    chat.send(messageSave, { messageId: first.id }, { onWaiting }),
    chat.send(messageUnsave, { messageId: first.id }, { onWaiting }),
    chat.send(messageSave, { messageId: first.id, state: 'done' }, { onWaiting }),
    chat.send(messageUnsave, { messageId: second.id }, { onWaiting }),
    chat.send(reminderSnooze, { reminderId: known.id, dueAt: inMinutes(90), timeZone: 'UTC' }, { onWaiting }),
    chat.send(scheduleCancel, { scheduledId: scheduled.id }, { onWaiting }),
    chat.send(
      reminderCreate,
      { ...about, messageId: first.id, text: 'New', dueAt: inMinutes(60) },
      { onWaiting },
    ),
    chat.send(
      scheduleCreate,
      { channelId, text: 'New', sendAt: inMinutes(60), timeZone: 'UTC' },
      { onWaiting },
    ),
  ];
  expect(waited).toHaveLength(sending.length);
  expect(selectSaved(first.id)(state())).toMatchObject({ state: 'done', sequence: first.sequence });
  expect(selectSavedMessages(state()).map((one) => one.messageId)).toEqual([first.id]);
  expect(selectScheduled(state())).toEqual([]);
  expect(selectWaitingReminders(state())).toMatchObject([{ payload: { text: 'New' }, error: null }]);
  expect(selectWaitingScheduled(state())).toMatchObject([{ payload: { text: 'New' }, error: null }]);
  await goOnline();
  expect((await Promise.all(sending)).every((answer) => answer.ok)).toBe(true);
  expect(selectSavedMessages(state()).map((one) => [one.messageId, one.state])).toEqual([[first.id, 'done']]);
  expect(selectReminders(state()).map((one) => one.text)).toEqual(['New', 'Known']);
  expect(selectScheduled(state()).map((one) => one.text)).toEqual(['New']);
  expect(selectWaitingReminders(state())).toEqual([]);
  expect(await countOf('saved_message')).toBe(1);
  expect(await countOf('reminder')).toBe(2);
});

it('[R-SEND-4] outlives the page, and what the server refuses then is kept with the reason', async () => {
  await goOffline();
  const at = { timeZone: 'UTC', sendAt: new Date(Date.now() - 60_000).toISOString() };
  void chat.send(scheduleCreate, { channelId, text: 'Too late', ...at });
  void chat.send(scheduleCreate, { channelId, text: 'In time', ...at, sendAt: inMinutes(30) });
  await seen(chat, ({ outbox }) => outbox.length === 2 && outbox.every((entry) => entry.isKept));
  await chat.dispose();
  line.pointTo(Number(new URL(server.url).port));
  await openPage();
  await seen(chat, ({ outbox }) => outbox.length === 1 && outbox[0]?.state === 'failed');
  expect(selectScheduled(state()).map((one) => one.text)).toEqual(['In time', 'New']);
  const [refused] = selectWaitingScheduled(state());
  expect(refused).toMatchObject({ payload: { text: 'Too late' }, error: { code: 'time_past' } });
  chat.connection.discard(refused?.commandId ?? '');
  await seen(chat, ({ outbox }) => outbox.length === 0);
});

it('with a line is answered at once, and a refusal leaves nothing behind', async () => {
  const { reminders } = state().later;
  const [one] = [...reminders.values()];
  const past = { reminderId: one?.id ?? '', dueAt: inMinutes(-5), timeZone: 'UTC' };
  const waited: string[] = [];
  const onWaiting = () => void waited.push('waits');
  const answer = await chat.send(reminderSnooze, past, { onWaiting });
  expect(answer).toMatchObject({ ok: false, error: { code: 'time_past' } });
  await granted(chat.send(reminderComplete, { reminderId: one?.id ?? '' }, { onWaiting }));
  expect(waited).toEqual([]);
  expect(state().outbox).toEqual([]);
});
