import { preferencesUpdate, threadFollow } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { readLine } from './read-line.js';
import { selectThreadsBadge } from './store/noticed.js';
import { selectBadge } from './store/selectors.js';
import { ModelWorld } from './testing/model-world.js';

describe('reading a line with replies in it', () => {
  it('reads every thread that counts there, however many they are', async () => {
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
    void client.send(preferencesUpdate, { replies: 'line' });
    const roots = Array.from({ length: 30 }, (_, nth) => say(`${nth}`));
    for (const { id: rootId } of roots) void client.send(threadFollow, { rootId });
    await world.clock.advance(1_000);
    const replies = roots.map(({ id: threadRootId }) => say('new', { threadRootId }));
    await world.clock.advance(1_000);
    expect(selectThreadsBadge(client.store.getState()).threadCount).toBe(30);
    readLine(client, { channelId, sequence: replies.at(-1)?.sequence ?? 0 });
    await world.clock.advance(1_000);
    expect(selectThreadsBadge(client.store.getState()).threadCount).toBe(0);
    expect(selectBadge(channelId)(client.store.getState()).unreadCount).toBe(0);
  });
});
