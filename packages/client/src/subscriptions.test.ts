import { channelStream } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import type { ChatClient } from './chat-client.js';
import { mostChannels } from './needed-streams.js';
import { selectBadge } from './store/selectors.js';
import { modelChannel } from './testing/model-channel.js';
import { ModelWorld } from './testing/model-world.js';

const isConnected = (client: ChatClient) => client.store.getState().connection.status === 'connected';
const unreadOf = (client: ChatClient, channelId: string) =>
  selectBadge(channelId)(client.store.getState()).unreadCount;

function setUp() {
  const world = new ModelWorld();
  const { workspace } = world.server;
  const [anna, ben] = [workspace.addMember('Anna'), workspace.addMember('Ben')];
  let sent = 0;
  const add = () => modelChannel(workspace, 'web', [ben, anna]);
  const say = (channelId: string) => {
    sent += 1;
    const clientMessageId = `00000000-0000-7000-8000-${String(sent).padStart(12, '0')}`;
    workspace.addMessage({ channelId, authorId: ben, clientMessageId, text: 'Hello' });
  };
  return { world, workspace, anna, ben, add, say };
}

describe('what is subscribed', () => {
  it('[R-AUTH-2] comes back with a membership that was ended and renewed unheard', async () => {
    const { world, workspace, anna, ben, add, say } = setUp();
    const channelId = add();
    let isDeaf = false;
    const weather = { delayMs: () => 1, copies: () => (isDeaf ? 0 : 1) };
    const client = world.client(anna, { weather });
    await world.clock.until(() => isConnected(client));
    isDeaf = true;
    workspace.leave(channelId, anna, ben);
    workspace.join(channelId, anna, ben);
    isDeaf = false;
    world.server.announceHeads();
    await world.clock.advance(5_000);
    say(channelId);
    await world.clock.advance(1_000);
    expect(unreadOf(client, channelId)).toBe(1);
    await client.dispose();
  });

  it('[R-SUB-4] leaves out channels that do not fit, and their counts are right all the same', async () => {
    const { world, anna, add, say } = setUp();
    const ids = Array.from({ length: mostChannels + 5 }, add);
    const client = world.client(anna);
    await world.clock.until(() => isConnected(client));
    const { streams } = client.store.getState();
    const left = ids.filter((id) => streams.get(channelStream(id))?.status === 'idle');
    expect(left).toHaveLength(5);
    for (const id of left) say(id);
    await world.clock.advance(45_000);
    expect(left.map((id) => unreadOf(client, id))).toEqual([1, 1, 1, 1, 1]);
    await client.dispose();
    expect(world.clock.isIdle).toBe(true);
  });
});
