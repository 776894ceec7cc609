import { randomUUID } from 'node:crypto';
import { channelMemberLeft, channelStream, limits, messageCreated, type StreamName } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPlatform, type TestPlatform } from '../../../../tests/support/platform.js';
import type { EventHydrators } from '../platform/access.js';
import { createMetrics } from '../platform/metrics.js';
import { createReplay } from './replay.js';
import { createStreamTails } from './stream-tails.js';

let node: TestPlatform;
beforeAll(async () => {
  node = await startPlatform();
});
afterAll(() => node.postgres.close());

const actor = { userId: randomUUID(), sessionId: randomUUID() };
const metrics = createMetrics();
const everybody = { check: async (_actor: unknown, streams: readonly StreamName[]) => new Set(streams) };
const nobody = { check: async () => new Set<StreamName>() };

const replay = (
  stream: StreamName,
  cursor: number,
  over: { hydrators?: EventHydrators; access?: typeof everybody } = {},
) =>
  createReplay({
    ...{ log: node.log, metrics, tails: createStreamTails() },
    ...{ access: over.access ?? everybody, hydrators: over.hydrators ?? {} },
  })({ actor, stream, cursor });

async function streamOf(count: number) {
  const stream = channelStream(randomUUID());
  await node.unitOfWork.run(async (transaction) => {
    for (const at of await transaction.reserve(Array(count).fill(stream)))
      transaction.record(at, channelMemberLeft, { userId: actor.userId, removedBy: null });
  });
  return stream;
}

describe('[R-REC-2] replay', () => {
  it('gives exactly what was published, after the cursor', async () => {
    const stream = await streamOf(3);
    const published = node.published.filter((event) => event.stream === stream);
    expect(await replay(stream, 1)).toEqual({ events: published.slice(1), head: 3, hasMore: false });
    expect(await replay(stream, 3)).toEqual({ events: [], head: 3, hasMore: false });
  });

  it('goes on page by page until the head', async () => {
    const stream = await streamOf(limits.replayPageEvents + 1);
    const first = await replay(stream, 0);
    expect(first.events).toHaveLength(limits.replayPageEvents);
    expect(first.hasMore).toBe(true);
    const last = await replay(stream, first.events.at(-1)?.sequence ?? 0);
    expect(last.events.map((event) => event.sequence)).toEqual([limits.replayPageEvents + 1]);
    expect(last.hasMore).toBe(false);
  });

  it('[R-SCALE-5] reads one page for all who come at once, each from where they are', async () => {
    const stream = await streamOf(60);
    let reads = 0;
    const read: typeof node.log.read = (...args) => {
      reads += 1;
      return node.log.read(...args);
    };
    const tails = createStreamTails();
    const readReplay = createReplay({
      ...{ log: { ...node.log, read }, metrics, tails, access: everybody, hydrators: {} },
    });
    const cursors = Array.from({ length: 200 }, (_, index) => 20 + (index % 40));
    const pages = await Promise.all(cursors.map((cursor) => readReplay({ actor, stream, cursor })));
    pages.forEach(({ events, head, hasMore }, index) => {
      expect(events[0]?.sequence).toBe((cursors[index] as number) + 1);
      expect([events.at(-1)?.sequence, head, hasMore]).toEqual([60, 60, false]);
    });
    await readReplay({ actor, stream, cursor: 30 });
    expect(reads).toBe(1);
    expect((await readReplay({ actor, stream, cursor: 3 })).events).toHaveLength(57);
    expect(reads).toBe(2);
  });

  it('[R-REC-3] says so when the log cannot be continued: below the floor, or beyond the head', async () => {
    const stream = await streamOf(4);
    await node.postgres.pool.query('UPDATE stream SET floor = 2 WHERE name = $1', [stream]);
    await expect(replay(stream, 1)).rejects.toMatchObject({ code: 'cursor_too_old' });
    await expect(replay(stream, 5)).rejects.toMatchObject({ code: 'cursor_too_old' });
    expect((await replay(stream, 2)).events).toHaveLength(2);
  });

  it('[R-AUTH-4] gives nothing of a stream the person may not read, and does not tell whether there is one', async () => {
    const stream = await streamOf(1);
    await expect(replay(stream, 0, { access: nobody })).rejects.toMatchObject({ code: 'not_found' });
    const absent = channelStream(randomUUID());
    await expect(replay(absent, 0, { access: nobody })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('an event that refers to an entity', () => {
  const message = { id: randomUUID(), text: 'as it is now' };

  async function streamReferring() {
    const stream = channelStream(randomUUID());
    await node.unitOfWork.run(async (transaction) => {
      for (const at of await transaction.reserve([stream]))
        transaction.record(at, messageCreated, { message } as never, message.id);
    });
    return stream;
  }

  it('gets the payload of the moment', async () => {
    const hydrators = {
      'message.created': async (ids: readonly string[]) => new Map(ids.map((id) => [id, { message }])),
    };
    const { events } = await replay(await streamReferring(), 0, { hydrators });
    expect(events[0]?.payload).toEqual({ message });
  });

  it('makes the reader take a snapshot when the entity is gone', async () => {
    const hydrators = { 'message.created': async () => new Map() };
    await expect(replay(await streamReferring(), 0, { hydrators })).rejects.toMatchObject({
      code: 'cursor_too_old',
    });
  });
});
