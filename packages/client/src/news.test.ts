import { channelMarkUnread } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import type { ChatClient } from './chat-client.js';
import { modelChannel } from './testing/model-channel.js';
import { ModelWorld } from './testing/model-world.js';

const isConnected = (client: ChatClient) => client.store.getState().connection.status === 'connected';

async function listening({ isLate = false } = {}) {
  const world = new ModelWorld();
  const { workspace } = world.server;
  const [anna, ben] = [workspace.addMember('Anna'), workspace.addMember('Ben')];
  const add = (name: string) => modelChannel(workspace, name, [ben]);
  const say = (channelId: string, text: string) =>
    workspace.addMessage({ channelId, authorId: ben, clientMessageId: ben, text });
  const plans = add('plans');
  workspace.join(plans, anna, ben);
  let isDeaf = false;
  const weather = {
    delayMs: () => 1,
    copies: (_: string, direction: 'event' | 'reply') => (isDeaf && direction === 'event' ? 0 : 1),
  };
  const client = world.client(anna, { weather });
  const heard: string[] = [];
  if (!isLate) client.timelines.onArrival(({ text }) => heard.push(text));
  await world.clock.until(() => isConnected(client));
  const deaf = (now: boolean) => {
    isDeaf = now;
  };
  return { world, workspace, client, anna, ben, add, say, plans, heard, deaf };
}

describe('news', () => {
  it('is told to who begins to listen a moment after it arrived, once', async () => {
    const { world, client, say, plans } = await listening({ isLate: true });
    say(plans, 'while the page fetches its code');
    await world.clock.advance(1_000);
    const late: string[] = [];
    const later: string[] = [];
    client.timelines.onArrival(({ text }) => late.push(text));
    client.timelines.onArrival(({ text }) => later.push(text));
    say(plans, 'now');
    await world.clock.advance(1_000);
    expect(late).toEqual(['while the page fetches its code', 'now']);
    expect(later).toEqual(['now']);
  });

  it('is what is written in a channel one was just let into, before its events are on the line', async () => {
    const { world, workspace, anna, ben, add, say, heard } = await listening();
    const secret = add('secret');
    say(secret, 'before');
    workspace.join(secret, anna, ben);
    say(secret, 'at once');
    await world.clock.advance(5_000);
    say(secret, 'later');
    await world.clock.advance(1_000);
    expect(heard).toEqual(['at once', 'later']);
  });

  it('is what fell into a hole of a line that is there', async () => {
    const { world, say, plans, heard, deaf } = await listening();
    deaf(true);
    say(plans, 'lost on the way');
    await world.clock.advance(100);
    deaf(false);
    world.server.announceHeads();
    await world.clock.advance(5_000);
    expect(heard).toEqual(['lost on the way']);
  });

  it('is not what was written while there was no line', async () => {
    const { world, client, say, plans, heard } = await listening();
    world.server.stop();
    await world.clock.advance(100);
    say(plans, 'in the night');
    world.server.start();
    await world.clock.until(() => isConnected(client));
    await world.clock.advance(5_000);
    say(plans, 'in the morning');
    await world.clock.advance(1_000);
    expect(heard).toEqual(['in the morning']);
  });

  it('is told once, also when it is counted anew', async () => {
    const { world, client, say, plans, heard } = await listening();
    const { sequence } = say(plans, 'once');
    await world.clock.advance(1_000);
    void client.send(channelMarkUnread, { channelId: plans, sequence });
    await world.clock.advance(5_000);
    expect(heard).toEqual(['once']);
  });
});
