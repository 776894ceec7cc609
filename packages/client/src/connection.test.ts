import { channelSetTopic, messageSend } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import type { ChatClient } from './chat-client.js';
import type { ClientFault } from './faults.js';
import { memoryOutboxStorage } from './outbox-storage.js';
import type { PageSignals } from './page-signals.js';
import { modelChannel } from './testing/model-channel.js';
import { ModelWorld } from './testing/model-world.js';

const statusOf = (client: ChatClient) => client.store.getState().connection.status;

async function connected() {
  const world = new ModelWorld();
  let page: PageSignals | undefined;
  const anna = world.server.workspace.addMember('Anna');
  const id = modelChannel(world.server.workspace, 'plans', [anna]);
  const faults: ClientFault[] = [];
  const storage = memoryOutboxStorage();
  const client = world.client(anna, {
    storage,
    onFault: (fault) => faults.push(fault),
    listenToPage: (signals) => {
      page = signals;
      return () => {};
    },
  });
  await world.clock.until(() => statusOf(client) === 'connected');
  const tokens: string[] = [];
  const accept = world.server.accept.bind(world.server);
  world.server.accept = (auth, line) => {
    tokens.push(auth.token);
    return accept(auth, line);
  };
  return { world, anna, channelId: id, client, faults, storage, tokens, page };
}

describe('the connection', () => {
  it('[R-CONN-2] [R-REC-1] goes from connected to reconnecting to offline to connected', async () => {
    const { world, client } = await connected();
    world.server.stop();
    const seen: string[] = [];
    client.store.subscribe((state) => {
      if (seen.at(-1) !== state.connection.status) seen.push(state.connection.status);
    });
    await world.clock.until(() => statusOf(client) === 'offline', 600_000);
    expect(client.store.getState().connection).toMatchObject({ status: 'offline', attempt: 9 });
    world.server.start();
    await world.clock.until(() => statusOf(client) === 'connected');
    expect(seen).toEqual(['reconnecting', 'offline', 'connected']);
  });

  it.each([
    ['everything', 'reconnecting'],
    ['replies', 'connected'],
  ])(
    '[R-REC-5] when %s of the server stays away while a question is open, it is then %s',
    async (lost, status) => {
      const world = new ModelWorld();
      const anna = world.server.workspace.addMember('Anna');
      let isLost = false;
      const copies = (_: string, direction: string) =>
        isLost && (lost === 'everything' || direction === 'reply') ? 0 : 1;
      const client = world.client(anna, { weather: { delayMs: () => 1, copies } });
      await world.clock.until(() => statusOf(client) === 'connected');
      isLost = true;
      void client.send(channelSetTopic, { channelId: anna, topic: 'Is anybody there?' });
      await world.clock.advance(5_000);
      world.server.announceHeads();
      await world.clock.advance(5_100);
      expect(statusOf(client)).toBe(status);
      isLost = false;
      await world.clock.until(() => statusOf(client) === 'connected');
    },
  );

  it('says when it tries again, and tries now when asked', async () => {
    const { world, client } = await connected();
    world.server.stop();
    await world.clock.until(() => statusOf(client) === 'reconnecting');
    const { connection } = client.store.getState();
    const wait = connection.status === 'reconnecting' ? connection.retryAt - world.clock.now() : 0;
    expect(wait).toBeGreaterThanOrEqual(799);
    expect(wait).toBeLessThanOrEqual(1_200);
    world.server.start();
    client.connection.retryNow();
    await world.clock.advance(50);
    expect(statusOf(client)).toBe('connected');
  });

  it('[R-AUTH-3] [R-CONN-5] comes back at once with a fresh token when the old one is refused', async () => {
    const { world, anna, client, tokens } = await connected();
    world.server.cut(anna, 'token_expired');
    await world.clock.advance(50);
    expect(statusOf(client)).toBe('connected');
    expect(tokens).toEqual([anna]);
  });

  it('[R-AUTH-1] clears the store and the storage when the session is ended elsewhere', async () => {
    const { world, anna, client, storage, channelId } = await connected();
    const owner = { userId: anna, workspaceId: world.server.workspace.workspace.id };
    world.server.refusing = { code: 'unavailable' };
    void client.send(messageSend, { channelId, text: 'Not sent yet' });
    await world.clock.advance(20);
    expect(await storage.load(owner)).toHaveLength(1);
    world.server.send(anna, 'auth.revoked', { code: 'session_revoked' });
    await world.clock.advance(50);
    const state = client.store.getState();
    expect(state.phase).toEqual({ kind: 'refused', code: 'session_revoked' });
    expect([state.me, state.channels.size, state.members.size, state.outbox.length]).toEqual([null, 0, 0, 0]);
    expect(await storage.load(owner)).toEqual([]);
    await world.clock.advance(120_000);
    expect(client.store.getState().channels.size).toBe(0);
  });

  it('[R-AUTH-1] clears the same when it learns of its removal on coming back', async () => {
    const { world, anna, client, storage, channelId } = await connected();
    world.server.refusing = { code: 'unavailable' };
    void client.send(messageSend, { channelId, text: 'Not sent yet' });
    await world.clock.advance(20);
    world.server.workspace.members.delete(anna);
    world.server.cut(anna, null);
    await world.clock.advance(5_000);
    const { phase, me, channels, members, outbox } = client.store.getState();
    expect(phase).toEqual({ kind: 'refused', code: 'not_found' });
    expect([me, channels.size, members.size, outbox.length]).toEqual([null, 0, 0, 0]);
    expect(await storage.load({ userId: anna, workspaceId: world.server.workspace.workspace.id })).toEqual(
      [],
    );
  });

  it('[R-AUTH-1] [R-SEND-4] shows nothing once its session has run out, and keeps what waits for the next', async () => {
    const { world, anna, client, storage, channelId } = await connected();
    world.server.refusing = { code: 'unavailable' };
    void client.send(messageSend, { channelId, text: 'Not sent yet' });
    await world.clock.advance(20);
    world.server.signedOut.add(anna);
    world.server.cut(anna, null);
    await world.clock.advance(5_000);
    const { phase, me, channels, members } = client.store.getState();
    expect(phase).toEqual({ kind: 'refused', code: 'unauthenticated' });
    expect([me, channels.size, members.size]).toEqual([null, 0, 0]);
    const owner = { userId: anna, workspaceId: world.server.workspace.workspace.id };
    expect(await storage.load(owner)).toHaveLength(1);
  });

  it.each(['session_revoked', 'protocol_unsupported', 'origin_refused'] as const)(
    'does not come again after %s',
    async (code) => {
      const { world, anna, client, tokens } = await connected();
      world.server.cut(anna, code);
      await world.clock.advance(120_000);
      expect(client.store.getState().phase).toEqual({ kind: 'refused', code });
      expect(tokens).toEqual([]);
    },
  );

  it('lets a close follow the reason that was announced before it', async () => {
    const { world, anna, client } = await connected();
    world.server.send(anna, 'connection.closing', { code: 'workspace_access_revoked' });
    await world.clock.advance(10);
    world.server.cut(anna, null);
    await world.clock.advance(10);
    expect(client.store.getState().phase).toEqual({ kind: 'refused', code: 'workspace_access_revoked' });
  });

  it('[R-LIM-3] gets over frames it cannot read', async () => {
    const { world, anna, client, faults } = await connected();
    world.server.send(anna, 'stream.events', 'nonsense');
    world.server.send(anna, 'stream.events', [{ stream: 'channel:x' }]);
    world.server.send(anna, 'stream.heads', [null]);
    world.server.send(anna, 'connection.closing', 7);
    world.server.send(anna, 'something.new', {});
    await world.clock.advance(50);
    expect(faults.map((fault) => fault.kind)).toEqual([
      'malformed-frame',
      'malformed-frame',
      'malformed-frame',
    ]);
    expect(statusOf(client)).toBe('connected');
  });

  it('answers what needs the line without one', async () => {
    const { world, client } = await connected();
    world.server.stop();
    await world.clock.until(() => statusOf(client) === 'reconnecting');
    const answer = await client.send(channelSetTopic, {
      channelId: world.server.workspace.workspace.id,
      topic: 'x',
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  });

  it('[R-CONN-2] is offline while the page says so, and tries as soon as it says otherwise', async () => {
    const { world, client, page } = await connected();
    world.server.stop();
    page?.onOffline();
    await world.clock.advance(0);
    expect(statusOf(client)).toBe('offline');
    await world.clock.advance(5_000);
    expect(statusOf(client)).toBe('offline');
    world.server.start();
    page?.onOnline();
    await world.clock.advance(50);
    expect(statusOf(client)).toBe('connected');
  });

  it('[R-REC-4] asks for the heads when the page wakes, and finds out a line that died in its sleep', async () => {
    const { world, client, page, tokens } = await connected();
    page?.onResume();
    await world.clock.advance(50);
    expect([statusOf(client), tokens.length]).toEqual(['connected', 0]);
    world.server.freeze();
    page?.onResume();
    await world.clock.advance(15_000);
    expect([statusOf(client), tokens.length]).toEqual(['connected', 1]);
  });

  it('ends all timers when disposed of', async () => {
    const { world, client } = await connected();
    await client.dispose();
    world.server.stop();
    expect(await world.clock.until(() => false, 3_600_000)).toBe(false);
    expect(world.clock.isIdle).toBe(true);
  });
});
