import { channelStream, type EventType, messageSend, type StreamName } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import type { ClientFault } from './faults.js';
import { selectBadge } from './store/selectors.js';
import { modelChannel } from './testing/model-channel.js';
import { ModelWorld } from './testing/model-world.js';
import { fairWeather, type Weather } from './transports/memory.js';

/** A reader of one channel, whose live events can be kept back, and a count of what they fetch. */
async function reader(options: { pageSize?: number } = {}) {
  const world = new ModelWorld(options);
  const { workspace } = world.server;
  const [anna, ben] = [workspace.addMember('Anna'), workspace.addMember('Ben')];
  const id = modelChannel(workspace, 'plans', [anna, ben]);
  let lost = 0;
  let failing = 0;
  let delays: number[] = [];
  const weather: Weather = {
    delayMs: () => 1 + (delays.shift() ?? 0),
    copies(name) {
      if (name === 'http' && failing > 0) {
        failing -= 1;
        return 0;
      }
      if (name !== 'stream.events' || lost === 0) return fairWeather.copies(name, 'event');
      lost -= 1;
      return 0;
    },
  };
  const faults: ClientFault[] = [];
  const fetched: string[] = [];
  const fetchAs = world.server.fetchAs.bind(world.server);
  world.server.fetchAs = (userId, given) => {
    const fetch = fetchAs(userId, given);
    return (url, init) => {
      fetched.push(url.split('/')[4] ?? '');
      return fetch(url, init);
    };
  };
  const client = world.client(anna, { weather, onFault: (fault) => faults.push(fault) });
  const stream = channelStream(id);
  await world.clock.until(() => client.store.getState().connection.status === 'connected');
  client.timelines.open(id);
  await world.clock.advance(100);
  fetched.length = 0;
  return {
    world,
    client,
    faults,
    fetched,
    stream,
    channelId: id,
    write: (text: string) =>
      workspace.addMessage({ channelId: id, authorId: ben, clientMessageId: ben, text }),
    loseNext: (count: number) => {
      lost = count;
    },
    failFetching: (times: number) => {
      failing = times;
    },
    delayNext: (...ms: number[]) => {
      delays = ms;
    },
    cursor: () => client.store.getState().streams.get(stream)?.cursor,
    texts: () => [...(client.store.getState().channels.get(id)?.timeline.rows ?? [])].map((row) => row.text),
  };
}

/** An event of a type or shape no client of today knows. */
function appendStrange(world: ModelWorld, stream: StreamName, type: string, payload: unknown): void {
  world.server.workspace.log.append(stream, type as EventType, () => payload as never);
}

describe('the inbox', () => {
  it('[R-CLI-2] fetches what did not fit into 5,000 events in hand', async () => {
    const { world, client, stream, write, texts, fetched, cursor, loseNext } = await reader({
      pageSize: 500,
    });
    const start = cursor() ?? 0;
    const many = 6_000;
    loseNext(many);
    for (let index = 0; index < many; index += 1) write(String(index));
    await world.clock.advance(5);
    expect([cursor(), fetched]).toEqual([start, []]);
    // A page so slow that there is never time for more than a step.
    const now = world.clock.now.bind(world.clock);
    let late = 0;
    world.clock.now = () => {
      late += 20;
      return now() + late;
    };
    const all = world.server.workspace.log.after(stream, start, many);
    world.server.send(client.store.getState().me?.account.id ?? '', 'stream.events', all);
    await world.clock.until(() => cursor() === start + many, 600_000);
    expect(texts().at(-1)).toBe(String(many - 1));
    // So many at once are quicker had as a state.
    expect(fetched).toEqual(['snapshot']);
  });

  it('sorts out small disorder without fetching', async () => {
    const { world, write, delayNext, texts, fetched } = await reader();
    delayNext(200, 100, 0);
    for (const text of ['a', 'b', 'c']) write(text);
    await world.clock.advance(50);
    expect(texts()).toEqual([]);
    await world.clock.advance(250);
    expect(texts()).toEqual(['a', 'b', 'c']);
    expect(fetched).toEqual([]);
  });

  it('[R-EVT-4] mends a hole seen live within two seconds, once', async () => {
    const { world, write, loseNext, texts, fetched } = await reader();
    loseNext(2);
    for (const text of ['a', 'b', 'c']) write(text);
    await world.clock.advance(2_000);
    expect(texts()).toEqual(['a', 'b', 'c']);
    expect(fetched).toEqual(['replay']);
  });

  it('[R-SUB-4] notices by the heads what no later event tells', async () => {
    const { world, write, loseNext, texts, cursor } = await reader();
    loseNext(1);
    write('a');
    const before = cursor();
    await world.clock.advance(5_000);
    expect(cursor()).toBe(before);
    world.server.announceHeads();
    await world.clock.advance(2_000);
    expect(texts()).toEqual(['a']);
  });

  it('[R-REC-2] turns the pages of a long absence, and applies what comes live meanwhile after them', async () => {
    const { world, client, write, texts, fetched } = await reader();
    world.server.stop();
    for (let count = 0; count < 12; count += 1) write(`away ${count}`);
    world.server.start();
    await world.clock.until(() => client.store.getState().connection.status === 'syncing');
    write('live');
    await world.clock.until(() => client.store.getState().connection.status === 'connected');
    expect(texts()).toEqual([...Array.from({ length: 12 }, (_, count) => `away ${count}`), 'live']);
    expect(fetched.filter((one) => one === 'replay')).toHaveLength(3);
    expect(fetched).not.toContain('snapshot');
  });

  it('[R-REC-3] takes a snapshot when the log no longer reaches back', async () => {
    const { world, client, write, texts, stream, fetched } = await reader();
    write('seen');
    await world.clock.advance(50);
    world.server.stop();
    for (let count = 0; count < 8; count += 1) write(`away ${count}`);
    world.server.workspace.log.cut(stream, 2);
    world.server.start();
    await world.clock.until(() => client.store.getState().connection.status === 'connected');
    expect(texts()).toEqual(['away 3', 'away 4', 'away 5', 'away 6', 'away 7']);
    expect(client.store.getState().channels.get(stream.slice(8))?.timeline.hasMoreBefore).toBe(true);
    expect(selectBadge(stream.slice(8))(client.store.getState()).unreadCount).toBe(9);
    expect(fetched).toContain('snapshot');
  });

  it('[R-EVT-5] goes past events it does not know and reports those it cannot read', async () => {
    const { world, write, texts, stream, faults, fetched } = await reader();
    appendStrange(world, stream, 'message.sung', { tune: 'la' });
    appendStrange(world, stream, 'message.created', { message: { id: 7 } });
    write('after them');
    await world.clock.advance(1_000);
    expect(texts()).toEqual(['after them']);
    expect(faults.map((fault) => fault.kind)).toEqual(['malformed-event']);
    expect(fetched).toEqual([]);
  });

  it('tries again when the log cannot be had', async () => {
    const { world, client, write, loseNext, failFetching, texts } = await reader();
    loseNext(1);
    failFetching(3);
    write('a');
    write('b');
    await world.clock.advance(1_500);
    expect(client.store.getState().connection.status).toBe('syncing');
    await world.clock.advance(30_000);
    expect(texts()).toEqual(['a', 'b']);
    expect(client.store.getState().connection.status).toBe('connected');
  });

  it('counts afresh when deletions leave fewer than can be listed of more', async () => {
    const { world, client, channelId, write, cursor } = await reader({ pageSize: 200 });
    const sent = Array.from({ length: 120 }, (_, count) => write(`${count}`));
    await world.clock.advance(1_000);
    const unread = () => selectBadge(channelId)(client.store.getState()).unreadCount;
    expect(unread()).toBe(100);
    for (const message of sent.slice(-50)) world.server.workspace.changeMessage(message, null);
    await world.clock.advance(1_000);
    expect(unread()).toBe(70);
    expect(cursor()).toBe(world.server.workspace.log.head(channelStream(channelId)));
  });

  it('[R-SUB-3] does not ask again for a stream it is refused', async () => {
    const { world, client, stream } = await reader();
    const asked: string[] = [];
    const mayRead = world.server.workspace.mayRead.bind(world.server.workspace);
    world.server.workspace.mayRead = (name, userId) => {
      if (name === stream) asked.push(name);
      return name !== stream && mayRead(name, userId);
    };
    world.server.stop();
    world.server.start();
    await world.clock.until(() => client.store.getState().connection.status === 'connected');
    expect(client.store.getState().streams.get(stream)?.status).toBe('refused');
    const before = asked.length;
    world.server.stop();
    world.server.start();
    await world.clock.until(() => client.store.getState().connection.status === 'connected');
    await world.clock.advance(30_000);
    expect(asked.length).toBe(before);
  });

  it('[R-EVT-3] shows my own message once, whether its ack or its event comes first', async () => {
    for (const delays of [
      [0, 0, 500],
      [0, 500, 0],
    ]) {
      const { world, client, channelId, texts, delayNext } = await reader();
      delayNext(...delays);
      void client.send(messageSend, { channelId, text: 'mine' });
      await world.clock.advance(1_000);
      expect(texts()).toEqual(['mine']);
      expect(client.store.getState().outbox).toEqual([]);
    }
  });
});
