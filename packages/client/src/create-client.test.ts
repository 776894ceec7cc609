import { channelCreate, channelJoin, channelMarkRead, messageSend } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import type { ChatClient } from './chat-client.js';
import { memoryOutboxStorage } from './outbox-storage.js';
import { selectBadge, selectChannelByName, selectPending } from './store/selectors.js';
import { modelChannel } from './testing/model-channel.js';
import { ModelWorld } from './testing/model-world.js';

describe('createChatClient', () => {
  it('[R-CONN-8] starts, connects and shows the workspace', async () => {
    const world = new ModelWorld();
    const anna = world.server.workspace.addMember('Anna');
    const client = world.client(anna);
    const { store } = client;
    expect(store.getState().connection.status).toBe('connecting');
    expect(await world.clock.until(() => store.getState().connection.status === 'connected')).toBe(true);
    expect(store.getState().phase.kind).toBe('ready');
    expect(store.getState().members.get(anna)?.displayName).toBe('Anna');
    await client.dispose();
  });

  it('[R-SEND-1] carries a message from one to the other, counts it, and unmarks it', async () => {
    const world = new ModelWorld();
    const anna = world.client(world.server.workspace.addMember('Anna'));
    const ben = world.client(world.server.workspace.addMember('Ben'));
    const both = [anna, ben];
    await world.clock.until(() =>
      both.every((one) => one.store.getState().connection.status === 'connected'),
    );

    const creating = anna.send(channelCreate, {
      workspaceId: world.server.workspace.workspace.id,
      kind: 'public',
      name: 'web',
    });
    await world.clock.advance(100);
    const created = await creating;
    if (!created.ok) throw new Error(created.error.message);
    const { id } = created.result.channel;
    expect(anna.store.getState().channels.get(id)?.isMember).toBe(true);
    expect(selectChannelByName('web')(ben.store.getState())?.isMember).toBe(false);

    const joining = ben.send(channelJoin, { channelId: id });
    await world.clock.advance(100);
    expect((await joining).ok).toBe(true);
    anna.timelines.open(id);
    await world.clock.advance(100);
    const sending = anna.send(messageSend, { channelId: id, text: 'Hello' });
    expect(selectPending(id)(anna.store.getState())).toMatchObject([{ text: 'Hello', state: 'sending' }]);
    await world.clock.advance(100);
    expect((await sending).ok).toBe(true);
    expect(selectPending(id)(anna.store.getState())).toEqual([]);
    expect([...(anna.store.getState().channels.get(id)?.timeline.rows ?? [])].map((one) => one.text)).toEqual(
      ['Hello'],
    );
    expect(selectBadge(id)(ben.store.getState())).toEqual({ unreadCount: 1, mentionCount: 0 });
    expect(selectBadge(id)(anna.store.getState())).toEqual({ unreadCount: 0, mentionCount: 0 });

    void ben.send(channelMarkRead, { channelId: id, sequence: 99 });
    expect(selectBadge(id)(ben.store.getState()).unreadCount).toBe(0);
    await world.clock.advance(100);
    expect(selectBadge(id)(ben.store.getState()).unreadCount).toBe(0);
    await Promise.all(both.map((one) => one.dispose()));
  });

  it('[R-SEND-4] [G11] keeps what waits when the session runs out, for when the same person is back', async () => {
    const world = new ModelWorld();
    const anna = world.server.workspace.addMember('Anna');
    const id = modelChannel(world.server.workspace, 'plans', [anna]);
    const storage = memoryOutboxStorage({ isDurable: true });
    const isConnected = (client: ChatClient) => client.store.getState().connection.status === 'connected';
    const client = world.client(anna, { storage });
    await world.clock.until(() => isConnected(client));
    world.server.refusing = { code: 'rate_limited', retryAfterMs: 3_000 };
    void client.send(messageSend, { channelId: id, text: 'waits' });
    await world.clock.advance(50);
    world.server.signedOut.add(anna);
    world.server.cut(anna, null);
    expect(await world.clock.until(() => client.store.getState().phase.kind === 'refused')).toBe(true);
    await world.clock.advance(10_000);
    await client.dispose();
    world.server.signedOut.clear();
    world.server.refusing = null;
    const again = world.client(anna, { storage });
    await world.clock.until(() => isConnected(again));
    await world.clock.advance(100);
    expect(world.server.workspace.messages.get(id)?.map((one) => one.text)).toEqual(['waits']);
  });
});
