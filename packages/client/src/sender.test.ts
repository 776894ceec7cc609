import { channelMarkRead, channelRename, channelSetTopic, messageSend } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { ModelWorld } from './testing/model-world.js';

async function member() {
  const world = new ModelWorld();
  const { workspace } = world.server;
  const anna = workspace.addMember('Anna');
  const { id } = workspace.addChannel({
    kind: 'private',
    name: 'plans',
    topic: '',
    createdBy: anna,
    memberIds: null,
  });
  workspace.join(id, anna, null);
  const client = world.client(anna);
  await world.clock.until(() => client.store.getState().connection.status === 'connected');
  return { world, client, id };
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

  it('hands on the refusal of the server', async () => {
    const { world, client, id } = await member();
    world.server.workspace.updateChannel(id, { archivedAt: '2026-03-01T09:00:00.000Z' });
    const sending = client.send(channelSetTopic, { channelId: id, topic: 'x' });
    await world.clock.advance(10);
    expect(await sending).toMatchObject({ ok: false, error: { code: 'channel_archived' } });
  });
});
