import {
  type Ack,
  type ChannelId,
  channelCreate,
  channelJoin,
  messageSend,
  preferencesUpdate,
  type UserId,
} from '@parley/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChatClient } from './chat-client.js';
import type { PageSignals } from './page-signals.js';
import { createPresence } from './presence.js';
import { createChatStore } from './store/chat-store.js';
import { selectPresence, selectThreadTyping, selectTyping } from './store/selectors.js';
import { ModelWorld } from './testing/model-world.js';
import { sampleId } from './testing/samples.js';

let world: ModelWorld;
let page: PageSignals;
let anna: ChatClient;
let annaId: UserId;
let benId: UserId;
const isConnected = ({ store }: ChatClient) => store.getState().connection.status === 'connected';

beforeEach(async () => {
  world = new ModelWorld();
  annaId = world.server.workspace.addMember('Anna');
  benId = world.server.workspace.addMember('Ben');
  anna = world.client(annaId, {
    listenToPage: (signals) => {
      page = signals;
      return () => {};
    },
  });
  await world.clock.until(() => isConnected(anna));
});

const statusOf = (userId: UserId) => selectPresence(userId)(anna.store.getState())?.status;
const asked = (name: string) =>
  world.server.presence.asked.filter((one) => one.userId === annaId && one.name === name);
const watchedIds = () =>
  asked('presence.watch').map(({ frame }) => (frame as { userIds: string[] }).userIds.length);
const online = (userId: UserId) => world.server.presence.set({ userId, status: 'online', lastSeenAt: null });

describe('watching', () => {
  it('[R-PRES-1] tells how somebody is, and what changes', async () => {
    expect(statusOf(benId)).toBeUndefined();
    anna.presence.watch([benId]);
    await world.clock.advance(100);
    expect(statusOf(benId)).toBe('offline');
    online(benId);
    await world.clock.advance(100);
    expect(statusOf(benId)).toBe('online');
  });

  it('[R-PRES-3] asks once for what many views look at, together', async () => {
    for (let row = 0; row < 20; row += 1) anna.presence.watch([benId, sampleId(100 + row)]);
    await world.clock.advance(1_000);
    expect(watchedIds()).toEqual([21]);
  });

  it('[R-PRES-3] ends when nobody looks any more, and not before', async () => {
    const stops = [anna.presence.watch([benId]), anna.presence.watch([benId])];
    await world.clock.advance(100);
    stops[0]?.();
    stops[0]?.();
    await world.clock.advance(60_000);
    expect(asked('presence.unwatch')).toEqual([]);
    stops[1]?.();
    await world.clock.advance(60_000);
    expect(asked('presence.unwatch').map(({ frame }) => frame)).toEqual([{ userIds: [benId] }]);
    expect(anna.store.getState().presence.size).toBe(0);
  });

  it('who is looked at again in a moment is not asked for again', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      anna.presence.watch([benId])();
      await world.clock.advance(1_000);
    }
    const stop = anna.presence.watch([benId]);
    await world.clock.advance(60_000);
    expect(watchedIds()).toEqual([1]);
    expect(asked('presence.unwatch')).toEqual([]);
    stop();
  });

  it('keeps to what one connection may watch, and fills up when others are let go', async () => {
    const crowd = Array.from({ length: 500 }, (_, n) => sampleId(1_000 + n));
    const stop = anna.presence.watch(crowd);
    anna.presence.watch([benId]);
    await world.clock.advance(100);
    expect(watchedIds()).toEqual([500]);
    stop();
    await world.clock.advance(20_000);
    expect(watchedIds()).toEqual([500, 1]);
  });

  it('[R-PRES-1] says nothing of people once nobody can tell, and asks anew with the next line', async () => {
    online(benId);
    anna.presence.watch([benId]);
    await world.clock.advance(100);
    world.server.stop();
    await world.clock.advance(5_000);
    expect(statusOf(benId)).toBe('online');
    await world.clock.advance(6_000);
    expect(statusOf(benId)).toBeUndefined();
    world.server.start();
    await world.clock.until(() => isConnected(anna));
    await world.clock.advance(100);
    expect(statusOf(benId)).toBe('online');
    expect(watchedIds()).toEqual([1, 1]);
  });

  it('a short loss of the line shows nothing', async () => {
    online(benId);
    anna.presence.watch([benId]);
    await world.clock.advance(100);
    const seen: unknown[] = [];
    anna.store.subscribe(() => seen.push(statusOf(benId)));
    world.server.cut(annaId, null);
    await world.clock.until(() => isConnected(anna));
    await world.clock.advance(60_000);
    expect(seen.filter((status) => status !== 'online')).toEqual([]);
  });

  it('[R-CLI-2] asks again for what it had to leave out', async () => {
    const store = createChatStore(queueMicrotask);
    const status = { now: 'offline' };
    const ask = async (): Promise<Ack> => ({
      ok: true,
      result: { people: [{ userId: benId, status: status.now, lastSeenAt: null }] },
    });
    const presence = createPresence({ clock: world.clock, store, ask });
    presence.lineUp();
    presence.watch([benId]);
    await world.clock.advance(100);
    status.now = 'online';
    presence.missed();
    presence.missed();
    await world.clock.advance(4_000);
    expect(store.current().presence.get(benId)?.status).toBe('offline');
    await world.clock.advance(1_000);
    expect(store.current().presence.get(benId)?.status).toBe('online');
    presence.dispose();
  });

  it('[R-PRES-3] of a burst only the last word is shown', async () => {
    anna.presence.watch([benId]);
    await world.clock.advance(100);
    let changes = 0;
    anna.store.subscribe(() => {
      changes += 1;
    });
    for (const status of ['online', 'away', 'offline', 'away'] as const)
      world.server.presence.set({ userId: benId, status, lastSeenAt: null });
    await world.clock.advance(200);
    expect(statusOf(benId)).toBe('away');
    expect(changes).toBe(1);
  });
});

describe('activity', () => {
  it('[R-PRES-1] is said at most once a minute', async () => {
    for (let second = 0; second < 180; second += 1) {
      page.onActivity();
      await world.clock.advance(1_000);
    }
    expect(asked('presence.active')).toHaveLength(3);
  });

  it('[R-PRES-1] is said with a new line as of when it was', async () => {
    page.onActivity();
    await world.clock.advance(120_000);
    world.server.cut(annaId, null);
    await world.clock.until(() => !isConnected(anna));
    await world.clock.until(() => isConnected(anna));
    const last = asked('presence.active').at(-1)?.frame as { idleMs: number };
    expect(last.idleMs).toBeGreaterThanOrEqual(120_000);
    expect(last.idleMs).toBeLessThan(130_000);
  });

  it('is not made up where nothing was done', async () => {
    world.server.cut(annaId, null);
    await world.clock.advance(60_000);
    expect(asked('presence.active')).toEqual([]);
  });
});

describe('typing', () => {
  let ben: ChatClient;
  let channelId: ChannelId;
  beforeEach(async () => {
    ben = world.client(benId);
    await world.clock.until(() => isConnected(ben));
    const workspaceId = world.server.workspace.workspace.id;
    const creating = anna.send(channelCreate, { workspaceId, kind: 'public', name: 'web' });
    await world.clock.advance(100);
    const created = await creating;
    if (!created.ok) throw new Error(created.error.message);
    channelId = created.result.channel.id;
    void ben.send(channelJoin, { channelId });
    for (const one of [anna, ben]) one.timelines.open(channelId);
    await world.clock.advance(1_000);
  });
  const typistsFor = ({ store }: ChatClient) => selectTyping(channelId)(store.getState());

  it('[R-PRES-1] is shown to others for six seconds, and not to oneself', async () => {
    ben.presence.typing(channelId);
    await world.clock.advance(100);
    expect(typistsFor(anna)).toEqual([benId]);
    expect(typistsFor(ben)).toEqual([]);
    await world.clock.advance(5_000);
    expect(typistsFor(anna)).toEqual([benId]);
    await world.clock.advance(1_000);
    expect(typistsFor(anna)).toEqual([]);
    expect(anna.store.getState().typing.size).toBe(0);
  });

  it('[R-PRES-1] of a reply is shown in its thread, and in the line where replies stand in it', async () => {
    const rootId = sampleId(7);
    ben.presence.typing(channelId, rootId);
    await world.clock.advance(100);
    const inThread = (id: string) => selectThreadTyping(channelId, id)(anna.store.getState());
    expect(inThread(rootId)).toEqual([benId]);
    expect(inThread(rootId), 'the same list while nothing changes').toBe(inThread(rootId));
    expect(inThread(sampleId(8))).toEqual([]);
    expect(typistsFor(anna)).toEqual([]);
    void anna.send(preferencesUpdate, { replies: 'line' });
    await world.clock.advance(100);
    expect(typistsFor(anna)).toEqual([benId]);
    ben.presence.typing(channelId);
    await world.clock.advance(100);
    expect(inThread(rootId), 'one place at a time').toEqual([]);
    expect(typistsFor(anna)).toEqual([benId]);
  });

  it('[R-PRES-1] goes on while they do, and is said every three seconds at most', async () => {
    for (let second = 0; second < 30; second += 1) {
      ben.presence.typing(channelId);
      await world.clock.advance(1_000);
      expect(typistsFor(anna)).toEqual([benId]);
    }
    const said = world.server.presence.asked.filter(({ name }) => name === 'typing.start');
    expect(said).toHaveLength(10);
  });

  it('[R-PRES-1] ends with the message, and the next one begins at once', async () => {
    ben.presence.typing(channelId);
    await world.clock.advance(100);
    void ben.send(messageSend, { channelId, text: 'Done' });
    await world.clock.advance(100);
    expect(typistsFor(anna)).toEqual([]);
    ben.presence.typing(channelId);
    await world.clock.advance(100);
    expect(typistsFor(anna)).toEqual([benId]);
  });
});
