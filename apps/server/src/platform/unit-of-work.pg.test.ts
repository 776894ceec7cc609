import { randomUUID } from 'node:crypto';
import { channelMemberLeft, channelRead, channelStream, type StreamName, userStream } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPlatform, type TestPlatform } from '../../../../tests/support/platform.js';
import { DomainError } from './domain-error.js';
import type { Transaction } from './unit-of-work.js';

let node: TestPlatform;
beforeAll(async () => {
  node = await startPlatform({ poolSize: 10 });
});
afterAll(() => node.postgres.close());

const left = { userId: randomUUID(), removedBy: null };
const newChannel = () => channelStream(randomUUID());
const leave =
  (...streams: StreamName[]) =>
  async (transaction: Transaction) => {
    for (const at of await transaction.reserve(streams)) transaction.record(at, channelMemberLeft, left);
  };
const sequencesOf = async (stream: StreamName) =>
  (await node.log.read(stream, 0, 1_000)).events.map((event) => event.sequence);
const command = (over: Partial<Parameters<TestPlatform['unitOfWork']['runCommand']>[0]> = {}) => ({
  actor: { userId: randomUUID(), sessionId: randomUUID() },
  commandId: randomUUID(),
  type: 'channel.leave',
  payload: { channelId: 'a' },
  ...over,
});

describe('a transaction', () => {
  it('[R-EVT-2] numbers a stream from 1 without holes, under 20 writers of which some give up', async () => {
    const stream = newChannel();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 60 }, (_, index) =>
        node.unitOfWork.run(async (transaction) => {
          await leave(stream)(transaction);
          if (index % 3 === 0) throw new Error('gave up');
        }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(20);
    expect(await sequencesOf(stream)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect((await node.log.positions([stream])).get(stream)).toEqual({ head: 40, floor: 0 });
  });

  it('locks streams in one order, so that overlapping sets never wait for each other', async () => {
    const streams = [newChannel(), newChannel(), userStream(randomUUID()), newChannel()];
    const mixed = (index: number) =>
      [...streams.slice(index % 4), ...streams.slice(0, index % 4)].slice(0, 3);
    const record = async (transaction: Transaction, wanted: StreamName[]) => {
      for (const at of await transaction.reserve(wanted)) {
        if (at.stream.startsWith('user:'))
          transaction.record(at, channelRead, { channelId: randomUUID(), lastReadSequence: 1 });
        else transaction.record(at, channelMemberLeft, left);
      }
    };
    await node.postgres.pool.query('SELECT pg_stat_reset()');
    await Promise.all(
      Array.from({ length: 80 }, (_, index) => node.unitOfWork.run((one) => record(one, mixed(index)))),
    );
    const total = await Promise.all(streams.map((stream) => sequencesOf(stream)));
    expect(total.map((list) => list.length).reduce((sum, length) => sum + length)).toBe(240);
    const { rows } = await node.postgres.pool.query(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    expect(rows).toEqual([{ deadlocks: 0 }]);
  });

  it('gives one stream several places in the order asked', async () => {
    const [one, other] = [newChannel(), newChannel()];
    const reserved = await node.unitOfWork.run(async (transaction) => {
      const places = await transaction.reserve([one, other, one]);
      for (const at of places) transaction.record(at, channelMemberLeft, left);
      return places;
    });
    expect(reserved).toEqual([
      { stream: one, sequence: 1 },
      { stream: other, sequence: 1 },
      { stream: one, sequence: 2 },
    ]);
  });

  it('refuses to leave a hole', async () => {
    const stream = newChannel();
    const run = node.unitOfWork.run(async (transaction) => {
      await transaction.reserve([stream]);
    });
    await expect(run).rejects.toThrow('would have a hole at 1');
    expect(await sequencesOf(stream)).toEqual([]);
  });

  it('refuses a second event in one place, an event in a foreign stream, and reserving twice', async () => {
    const stream = newChannel();
    const attempt = (work: (transaction: Transaction) => Promise<void>) => node.unitOfWork.run(work);
    await expect(
      attempt(async (transaction) => {
        const [at] = await transaction.reserve([stream]);
        if (!at) return;
        transaction.record(at, channelMemberLeft, left);
        transaction.record(at, channelMemberLeft, left);
      }),
    ).rejects.toThrow('has no free place');
    await expect(attempt(leave(userStream(randomUUID())))).rejects.toThrow('does not stand in a user stream');
    await expect(
      attempt(async (transaction) => {
        await leave(stream)(transaction);
        await leave(stream)(transaction);
      }),
    ).rejects.toThrow('reserved at once');
    expect(await sequencesOf(stream)).toEqual([]);
  });

  it('publishes what was committed, after the commit, and nothing else', async () => {
    const stream = newChannel();
    await node.unitOfWork.run(async (transaction) => {
      await leave(stream, stream)(transaction);
      expect(node.published.some((event) => event.stream === stream)).toBe(false);
    });
    await node.unitOfWork
      .run(async (transaction) => {
        await leave(stream)(transaction);
        throw new DomainError('forbidden');
      })
      .catch(() => undefined);
    const published = node.published.filter((event) => event.stream === stream);
    const { events } = await node.log.read(stream, 0, 10);
    expect(published.map((event) => event.sequence)).toEqual([1, 2]);
    expect(published.map((event) => event.eventId)).toEqual(events.map((event) => event.eventId));
    expect(published.map((event) => event.timestamp)).toEqual(
      events.map((event) => event.recordedAt.toISOString()),
    );
  });

  it('keeps only the reference in the log when one is given', async () => {
    const stream = newChannel();
    const reference = randomUUID();
    await node.unitOfWork.run(async (transaction) => {
      for (const at of await transaction.reserve([stream]))
        transaction.record(at, channelMemberLeft, left, reference);
    });
    const { events } = await node.log.read(stream, 0, 10);
    expect(events[0]).toMatchObject({ payload: null, reference });
    expect(node.published.at(-1)).toMatchObject({ stream, payload: left });
  });

  it('answers unavailable when the connection is lost before the commit is confirmed', async () => {
    const stream = newChannel();
    const run = node.unitOfWork.run(async (transaction) => {
      await leave(stream)(transaction);
      const [row] = await transaction.db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      await node.postgres.pool.query('SELECT pg_terminate_backend($1)', [row?.pid]);
    });
    await expect(run).rejects.toMatchObject({ code: 'unavailable' });
    expect(await sequencesOf(stream)).toEqual([]);
    await node.unitOfWork.run(leave(stream));
    expect(await sequencesOf(stream)).toEqual([1]);
  });

  it('is tried again when the database rolled it back for another one', async () => {
    const stream = newChannel();
    let calls = 0;
    await node.unitOfWork.run(async (transaction) => {
      calls += 1;
      await leave(stream)(transaction);
      if (calls === 1) await transaction.db.$executeRaw`DO $$ BEGIN RAISE SQLSTATE '40P01'; END $$`;
    });
    expect(calls).toBe(2);
    expect(await sequencesOf(stream)).toEqual([1]);
  });
});

describe('a command', () => {
  it('[R-SEND-3] takes effect once, however often and however close together it is repeated', async () => {
    const stream = newChannel();
    const once = command();
    let runs = 0;
    const results = await Promise.all(
      Array.from({ length: 20 }, () =>
        node.unitOfWork.runCommand(once, async (transaction) => {
          runs += 1;
          await leave(stream)(transaction);
          return { run: runs };
        }),
      ),
    );
    expect(new Set(results.map((result) => JSON.stringify(result)))).toEqual(new Set(['{"run":1}']));
    expect(await sequencesOf(stream)).toEqual([1]);
  });

  it('takes the place of a duplicate that failed while it waited', async () => {
    const stream = newChannel();
    const once = command();
    let runs = 0;
    const results = await Promise.allSettled(
      Array.from({ length: 4 }, () =>
        node.unitOfWork.runCommand(once, async (transaction) => {
          runs += 1;
          await leave(stream)(transaction);
          if (runs === 1) throw new DomainError('forbidden');
          return 'done';
        }),
      ),
    );
    expect(results.filter((result) => result.status === 'rejected')).toHaveLength(1);
    expect(runs).toBe(2);
    expect(await sequencesOf(stream)).toEqual([1]);
  });

  it('[R-SEND-3] is a conflict when its id comes again with other content', async () => {
    const first = command();
    await node.unitOfWork.runCommand(first, async () => 'done');
    const other = node.unitOfWork.runCommand({ ...first, payload: { channelId: 'b' } }, async () => 'other');
    await expect(other).rejects.toMatchObject({ code: 'idempotency_conflict' });
    const elsewhere = { ...first, actor: { userId: randomUUID(), sessionId: randomUUID() } };
    expect(await node.unitOfWork.runCommand(elsewhere, async () => 'mine')).toBe('mine');
  });

  it('keeps of its result only what its receipt form says', async () => {
    const once = command();
    const form = {
      keep: (result: { secret: string; id: number }) => result.id,
      restore: async (kept: unknown) => ({ secret: 'made again', id: kept as number }),
    };
    const work = async () => ({ secret: 'told once', id: 7 });
    expect(await node.unitOfWork.runCommand(once, work, form)).toEqual({ secret: 'told once', id: 7 });
    expect(await node.unitOfWork.runCommand(once, work, form)).toEqual({ secret: 'made again', id: 7 });
    const { rows } = await node.postgres.pool.query(
      'SELECT result FROM command_receipt WHERE command_id = $1',
      [once.commandId],
    );
    expect(rows).toEqual([{ result: 7 }]);
  });
});
