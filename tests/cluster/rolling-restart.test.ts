import { type ChatClient, selectPending } from '@parley/client';
import { bootstrap, messageSend, sessionSignIn, setup } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNodeBrowser, type NodeBrowser, seen } from '../client/node-browser.js';
import { type Cluster, startCluster } from '../support/cluster.js';
import { frontMissing } from '../support/front.js';
import { redisMissing } from '../support/redis.js';

const missing = redisMissing ?? frontMissing('nginx');
const devices = 4;

describe.skipIf(missing)(`three nodes restarted one after the other${missing ? `: ${missing}` : ''}`, () => {
  let cluster: Cluster;
  let browsers: NodeBrowser[] = [];
  let chats: ChatClient[] = [];
  let channelId = '';
  const account = { name: 'Anna', email: 'anna@example.com', password: 'a long password' };

  const textsOf = (chat: ChatClient) =>
    [...(chat.store.getState().channels.get(channelId)?.timeline.rows ?? [])].map((row) => row.text);

  beforeAll(async () => {
    cluster = await startCluster({
      front: 'nginx',
      settings: { DRAIN_GRACE_SECONDS: '1', DRAIN_SECONDS: '1' },
    });
    browsers = Array.from({ length: devices }, () => createNodeBrowser(cluster.address));
    const [first, ...others] = browsers as [NodeBrowser, ...NodeBrowser[]];
    const founded = await first.call(setup, { body: { account } });
    if (!founded.ok) throw new Error(founded.error.message);
    const { email, password } = account;
    for (const browser of others) await browser.call(sessionSignIn, { body: { email, password } });
    chats = browsers.map((browser) => browser.chat(founded.result.workspaceSlug));
    for (const chat of chats) {
      channelId = await seen(
        chat,
        (state) => [...state.channels.values()].find((one) => one.isMember)?.channel.id,
      );
      chat.timelines.open(channelId);
      await seen(chat, (state) => state.channels.get(channelId)?.timeline.status === 'ready');
      await seen(chat, (state) => state.connection.status === 'connected');
    }
  }, 180_000);
  afterAll(async () => {
    for (const chat of chats) await chat.dispose();
    await cluster?.stop();
  });

  it('[R-SEND-3] [R-REC-1] fail no send and no request, and everybody sees the same', async () => {
    let isOver = false;
    const refused: unknown[] = [];
    let requests = 0;
    const asking = browsers.map(async ({ call }) => {
      while (!isOver) {
        const answer = await call(bootstrap, { query: { workspace: 'anna' } });
        // The workspace has another name: what counts is that a node answers.
        if (!answer.ok && answer.error.code !== 'not_found') refused.push(answer.error);
        requests += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    const sent: string[] = [];
    const writing = chats.map(async (chat, nth) => {
      for (let turn = 0; !isOver; turn += 1) {
        const text = `${nth}: ${turn}`;
        sent.push(text);
        const answer = await chat.send(messageSend, { channelId, text });
        if (!answer.ok) refused.push(answer.error);
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    });

    for (const node of cluster.nodes) {
      expect(await node.kill('SIGTERM')).toBe(0);
      await node.restart();
    }
    isOver = true;
    await Promise.all([...asking, ...writing]);

    process.stdout.write(`${sent.length} messages and ${requests} requests while three nodes restarted\n`);
    expect(refused).toEqual([]);
    const logged = await cluster.postgres.query<{ text: string }>(
      "SELECT text FROM message WHERE channel_id = $1 AND text ~ '^[0-9]+: [0-9]+$' ORDER BY sequence",
      [channelId],
    );
    const texts = logged.map(({ text }) => text);
    expect([...texts].sort()).toEqual([...sent].sort());
    for (const chat of chats) {
      await seen(chat, (state) => selectPending(channelId)(state).length === 0);
      await expect.poll(() => textsOf(chat).at(-1), { timeout: 30_000 }).toBe(texts.at(-1));
      const shown = textsOf(chat).filter((text) => texts.includes(text));
      expect(shown).toEqual(texts.slice(-shown.length));
    }
  }, 300_000);
});
