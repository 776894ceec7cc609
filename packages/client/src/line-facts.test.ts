import { messageSend } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import type { ChatClient } from './chat-client.js';
import { modelChannel } from './testing/model-channel.js';
import { ModelWorld } from './testing/model-world.js';

const lineOf = (client: ChatClient) => client.store.getState().line;

async function connected() {
  const world = new ModelWorld();
  const { workspace } = world.server;
  const [anna, ben] = [workspace.addMember('Anna'), workspace.addMember('Ben')];
  const id = modelChannel(workspace, 'plans', [anna, ben]);
  const client = world.client(anna);
  await world.clock.until(() => client.store.getState().connection.status === 'connected');
  const ids = Array.from(
    { length: 12 },
    (_, index) => `01985f10-0005-7a00-8000-${String(index).padStart(12, '0')}`,
  );
  const say = (count: number) => {
    for (const clientMessageId of ids.splice(0, count))
      world.server.command(
        messageSend.type,
        { commandId: clientMessageId, payload: { channelId: id, clientMessageId, text: 'Hello' } },
        ben,
      );
  };
  const isBack = () => world.clock.until(() => client.store.getState().connection.status === 'connected');
  return { world, client, anna, say, channelId: id, isBack };
}

describe('what is told of the line', () => {
  it('names the connection, the server and no recovery after the first start', async () => {
    const { world, client } = await connected();
    expect(lineOf(client)).toEqual({
      transport: 'websocket',
      role: 'alone',
      connectionId: 'line 1',
      connectedAt: expect.any(Number),
      roundTripMs: null,
      lastRecovery: null,
      server: { version: 'model', protocol: { version: 1, floor: 1 } },
    });
    world.server.stop();
    await world.clock.advance(10);
    expect(lineOf(client)).toMatchObject({ connectionId: null, connectedAt: null });
  });

  it('[R-REC-2] counts what a return replayed, and how long it took', async () => {
    const { world, client, say, isBack } = await connected();
    world.server.stop();
    await world.clock.advance(10);
    say(7);
    world.server.start();
    await isBack();
    const { lastRecovery } = lineOf(client);
    expect(lastRecovery).toMatchObject({ kind: 'replayed', events: 7 });
    expect(lastRecovery?.tookMs).toBeGreaterThan(0);
    expect(lastRecovery?.at).toBeLessThanOrEqual(world.clock.now());
  });

  it('says when a return found nothing missing, and when a stream had to be taken anew', async () => {
    const { world, client, say, channelId, isBack } = await connected();
    world.server.stop();
    await world.clock.advance(10);
    world.server.start();
    await isBack();
    expect(lineOf(client).lastRecovery).toMatchObject({ kind: 'nothing', events: 0 });
    world.server.stop();
    await world.clock.advance(10);
    say(5);
    world.server.workspace.log.cut(`channel:${channelId}`, 1);
    world.server.start();
    await isBack();
    expect(lineOf(client).lastRecovery).toMatchObject({ kind: 'reset' });
  });

  it('measures the round trip while somebody looks, and only then', async () => {
    const { world, client } = await connected();
    await world.clock.advance(10_000);
    expect(lineOf(client).roundTripMs).toBeNull();
    const stop = client.connection.watchRoundTrip();
    await world.clock.advance(10);
    expect(lineOf(client).roundTripMs).toBe(2);
    const stopSecond = client.connection.watchRoundTrip();
    stop();
    stop();
    world.server.stop();
    await world.clock.advance(10);
    expect(lineOf(client).roundTripMs).toBeNull();
    world.server.start();
    await world.clock.advance(10_000);
    expect(lineOf(client).roundTripMs).toBe(2);
    stopSecond();
    await client.dispose();
    expect(await world.clock.until(() => false, 3_600_000)).toBe(false);
    expect(world.clock.isIdle).toBe(true);
  });
});
