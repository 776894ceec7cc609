import {
  channelCreate,
  channelMarkRead,
  channelRename,
  channelSetTopic,
  messageSend,
} from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { modelChannel } from './testing/model-channel.js';
import { ModelWorld } from './testing/model-world.js';

async function member() {
  const world = new ModelWorld();
  const { workspace } = world.server;
  const anna = workspace.addMember('Anna');
  const id = modelChannel(workspace, 'plans', [anna]);
  const client = world.client(anna);
  await world.clock.until(() => client.store.getState().connection.status === 'connected');
  return { world, anna, client, id };
}

describe('sending', () => {
  it('refuses by the schema of the command before anything leaves', async () => {
    const { client, id } = await member();
    expect(await client.send(messageSend, { channelId: id, text: '   ' })).toMatchObject({
      ok: false,
      error: { code: 'invalid_input', retryable: false, details: { path: 'payload.text' } },
    });
    expect(await client.send(channelRename, { channelId: id, name: 'two words' })).toMatchObject({
      ok: false,
      error: { code: 'invalid_input', details: { path: 'payload.name' } },
    });
    expect(client.store.getState().outbox).toEqual([]);
  });

  it('shows what a command changed by the time it is answered', async () => {
    const { world, client, id } = await member();
    const naming = client.send(channelSetTopic, { channelId: id, topic: 'Maps' });
    await world.clock.advance(10);
    expect(await naming).toMatchObject({ ok: true, result: { channel: { topic: 'Maps' } } });
    expect(client.store.getState().channels.get(id)?.channel.topic).toBe('Maps');
  });

  it('waits for a line that is only just being opened, and no longer than that', async () => {
    const { world, anna, id } = await member();
    const early = world.client(anna);
    const naming = early.send(channelSetTopic, { channelId: id, topic: 'Early' });
    await world.clock.until(() => early.store.getState().connection.status === 'connected');
    await world.clock.advance(10);
    expect(await naming).toMatchObject({ ok: true });

    world.server.stop();
    const lost = world.client(anna);
    const refused = lost.send(channelSetTopic, { channelId: id, topic: 'Lost' });
    await world.clock.advance(10_000);
    expect(await refused).toMatchObject({ ok: false, error: { code: 'unavailable', retryable: true } });
  });

  it('does not send a read marker that stands already', async () => {
    const { world, client, id } = await member();
    const marker = client.store.getState().channels.get(id)?.readState?.lastReadSequence ?? 0;
    expect(marker).toBeGreaterThan(0);
    expect(await client.send(channelMarkRead, { channelId: id, sequence: marker })).toEqual({
      ok: true,
      result: { lastReadSequence: marker },
    });
    await world.clock.advance(10);
    expect(client.store.getState().outbox).toEqual([]);
  });

  it('[R-SEND-3] takes the same form, sent again after a lost answer, for the same command', async () => {
    const { world, client } = await member();
    const workspaceId = world.server.workspace.workspace.id;
    const ids: string[] = [];
    const command = world.server.command.bind(world.server);
    let isLosing = true;
    world.server.command = (type, frame, caller) => {
      ids.push((frame as { commandId: string }).commandId);
      const answer = command(type, frame, caller);
      if (isLosing) world.server.cut(caller, null);
      return answer;
    };
    const create = async (name: string) => {
      await world.clock.until(() => client.store.getState().connection.status === 'connected');
      const creating = client.send(channelCreate, { workspaceId, kind: 'public', name });
      await world.clock.advance(100);
      return creating;
    };
    expect(await create('web')).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    isLosing = false;
    expect(await create('web')).toMatchObject({ ok: true, result: { channel: { name: 'web' } } });
    expect(ids[1]).toBe(ids[0]);
    await create('web');
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('does not take for a second try what was undone between', async () => {
    const { world, client, id } = await member();
    const ids: string[] = [];
    const command = world.server.command.bind(world.server);
    world.server.command = (type, frame, caller) => {
      ids.push((frame as { commandId: string }).commandId);
      return command(type, frame, caller);
    };
    const topic = async (text: string) => {
      const naming = client.send(channelSetTopic, { channelId: id, topic: text });
      await world.clock.advance(10);
      return (await naming).ok;
    };
    world.server.refusing = { code: 'unavailable' };
    expect(await topic('Maps')).toBe(false);
    world.server.refusing = null;
    expect([await topic('Trees'), await topic('Maps')]).toEqual([true, true]);
    expect(client.store.getState().channels.get(id)?.channel.topic).toBe('Maps');
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('hands on the refusal of the server', async () => {
    const { world, client, id } = await member();
    world.server.workspace.updateChannel(id, { archivedAt: '2026-03-01T09:00:00.000Z' });
    const sending = client.send(channelSetTopic, { channelId: id, topic: 'x' });
    await world.clock.advance(10);
    expect(await sending).toMatchObject({ ok: false, error: { code: 'channel_archived' } });
  });
});
