import { channelStream } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { farBehind } from './catch-up.js';
import { selectBadge } from './store/selectors.js';
import { modelChannel } from './testing/model-channel.js';
import { ModelWorld } from './testing/model-world.js';

/** Somebody who has a channel open, and a count of what they fetch. */
async function sleeper() {
  const world = new ModelWorld({ pageSize: 500 });
  const { workspace } = world.server;
  const [anna, ben] = [workspace.addMember('Anna'), workspace.addMember('Ben')];
  const id = modelChannel(workspace, 'busy', [ben, anna]);
  const fetched: string[] = [];
  const fetchAs = world.server.fetchAs.bind(world.server);
  world.server.fetchAs = (userId, given) => {
    const fetch = fetchAs(userId, given);
    return (url, init) => {
      fetched.push(url.split('/')[4] ?? '');
      return fetch(url, init);
    };
  };
  const client = world.client(anna);
  const isConnected = () => client.store.getState().connection.status === 'connected';
  await world.clock.until(isConnected);
  client.timelines.open(id);
  await world.clock.advance(100);
  const writeMany = (count: number) => {
    for (let n = 1; n <= count; n += 1) {
      workspace.addMessage({ channelId: id, authorId: ben, clientMessageId: ben, text: `n${n}` });
    }
  };
  const stateOf = () => client.store.getState();
  return { world, client, id, stream: channelStream(id), fetched, writeMany, isConnected, stateOf };
}

describe('catching up', () => {
  it.each([
    ['by replay when little was missed', farBehind - 100, 'replay'],
    ['by a snapshot when a night was missed', farBehind + 100, 'snapshot'],
  ])('[R-REC-2] [R-REC-3] is done %s', async (_, missed, way) => {
    const { world, id, stream, fetched, writeMany, isConnected, stateOf } = await sleeper();
    world.server.stop();
    writeMany(missed);
    await world.clock.advance(100);
    fetched.length = 0;
    world.server.start();
    await world.clock.until(isConnected);
    expect(new Set(fetched.filter((one) => one === 'replay' || one === 'snapshot'))).toEqual(new Set([way]));
    expect(fetched.filter((one) => one === 'snapshot').length).toBeLessThan(2);
    expect(stateOf().streams.get(stream)?.cursor).toBe(world.server.workspace.log.head(stream));
    expect(stateOf().channels.get(id)?.timeline.rows.at(-1)?.text).toBe(`n${missed}`);
    expect(selectBadge(id)(stateOf())).toEqual({ unreadCount: 100, mentionCount: 0 });
  });

  it('comes to an end when a head was far too high', async () => {
    const { world, stream, isConnected, stateOf, client } = await sleeper();
    const me = client.store.getState().me?.account.id ?? '';
    world.server.send(me, 'stream.heads', [{ stream, head: 1_000_000 }]);
    await world.clock.advance(10_000);
    const { cursor, head, status } = stateOf().streams.get(stream) ?? {};
    expect({ cursor, status }).toEqual({ cursor: head, status: 'live' });
    expect(isConnected()).toBe(true);
  });
});
