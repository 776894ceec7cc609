import { channelMarkUnread, preferencesUpdate, threadFollow, threadMarkUnread } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import type { ChatClient } from './chat-client.js';
import { readAll, readLine, readThread } from './read-line.js';
import { selectThreadsBadge } from './store/noticed.js';
import { selectBadge } from './store/selectors.js';
import { ModelWorld } from './testing/model-world.js';

/** A channel in which Ben talks; Anna has a client and has not opened it. */
async function talking() {
  const world = new ModelWorld({ pageSize: 200 });
  const { workspace } = world.server;
  const [anna, ben] = [workspace.addMember('Anna'), workspace.addMember('Ben')];
  const { id: channelId } = workspace.addChannel({
    ...{ kind: 'private', name: 'plans', topic: '', createdBy: ben, memberIds: null },
  });
  for (const userId of [ben, anna]) workspace.join(channelId, userId, null);
  let said = 0;
  const say = (text: string, more: { threadRootId?: string } = {}) => {
    said += 1;
    const clientMessageId = `00000000-0000-7000-8000-${said.toString().padStart(12, '0')}`;
    return workspace.addMessage({ channelId, authorId: ben, clientMessageId, text, ...more });
  };
  const client = world.client(anna);
  await world.clock.until(() => client.store.getState().connection.status === 'connected');
  const pass = () => world.clock.advance(1_000);
  const unreadCount = () => selectBadge(channelId)(client.store.getState()).unreadCount;
  const threadCount = () => selectThreadsBadge(client.store.getState()).threadCount;
  return { channelId, client, say, pass, unreadCount, threadCount };
}

const follow = (client: ChatClient, rootId: string) => void client.send(threadFollow, { rootId });

describe('reading a line with replies in it', () => {
  it('reads every thread that counts there, however many they are', async () => {
    const { channelId, client, say, pass, unreadCount, threadCount } = await talking();
    void client.send(preferencesUpdate, { replies: 'line' });
    const roots = Array.from({ length: 30 }, (_, nth) => say(`${nth}`));
    for (const { id } of roots) follow(client, id);
    await pass();
    const replies = roots.map(({ id: threadRootId }) => say('new', { threadRootId }));
    await pass();
    expect(threadCount()).toBe(30);
    readLine(client, { channelId, sequence: replies.at(-1)?.sequence ?? 0 });
    await pass();
    expect(threadCount()).toBe(0);
    expect(unreadCount()).toBe(0);
  });
});

describe('reading all of it', () => {
  it('reads what was marked unread a moment ago, before the server has counted it', async () => {
    const { channelId, client, say, pass, unreadCount } = await talking();
    for (const text of ['one', 'two']) say(text);
    await pass();
    const before = readAll(client, channelId)?.channel ?? -1;
    await pass();
    expect(unreadCount()).toBe(0);
    void client.send(channelMarkUnread, { channelId, sequence: before + 1 });
    expect(readAll(client, channelId)).toEqual({ channel: before, threads: [] });
    await pass();
    expect(unreadCount()).toBe(0);
    expect(readAll(client, channelId)).toBeNull();
  });

  it('reads no further than what is known', async () => {
    const { channelId, client, say, pass, unreadCount } = await talking();
    say('one');
    await pass();
    say('on its way here');
    readAll(client, channelId);
    await pass();
    expect(unreadCount()).toBe(1);
  });

  it('does the same in a thread', async () => {
    const { channelId, client, say, pass, threadCount } = await talking();
    const { id: rootId } = say('Who has the key?');
    follow(client, rootId);
    await pass();
    say('I do', { threadRootId: rootId });
    await pass();
    expect(threadCount()).toBe(1);
    const [before] = readThread(client, { channelId, rootId })?.threads ?? [];
    await pass();
    void client.send(threadMarkUnread, { rootId, sequence: (before?.marker ?? -1) + 1 });
    expect(readThread(client, { channelId, rootId })?.threads).toEqual([before]);
    await pass();
    expect(threadCount()).toBe(0);
    expect(readThread(client, { channelId, rootId })).toBeNull();
  });
});
