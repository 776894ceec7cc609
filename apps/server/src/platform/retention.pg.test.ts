import { randomUUID } from 'node:crypto';
import { channelMemberLeft, channelStream } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quietLog, startPlatform, type TestPlatform } from '../../../../tests/support/platform.js';
import { createRetention } from './retention.js';

let node: TestPlatform;
beforeAll(async () => {
  node = await startPlatform();
});
afterAll(() => node.postgres.close());

const dayMs = 86_400_000;
const later = { now: () => new Date(Date.now() + 31 * dayMs) };
const retentionAt = (clock: { now(): Date }) =>
  createRetention({ postgres: node.postgres, clock, log: quietLog, eventLogDays: 30 });

async function streamOf(count: number) {
  const stream = channelStream(randomUUID());
  await node.unitOfWork.run(async (transaction) => {
    for (const at of await transaction.reserve(Array(count).fill(stream)))
      transaction.record(at, channelMemberLeft, { userId: randomUUID(), removedBy: null });
  });
  return stream;
}
const age = (stream: string, upTo: number, days: number) =>
  node.postgres.pool.query(
    `UPDATE stream_event SET recorded_at = now() - make_interval(days => $3) WHERE stream = $1 AND sequence <= $2`,
    [stream, upTo, days],
  );

describe('retention', () => {
  it('[R-REC-3] drops what is too old and says so with the floor', async () => {
    const stream = await streamOf(5);
    await age(stream, 3, 40);
    expect((await retentionAt(node.clock).runOnce()).events).toBe(3);
    const page = await node.log.read(stream, 0, 10);
    expect(page.events.map((event) => event.sequence)).toEqual([4, 5]);
    expect(page).toMatchObject({ head: 5, floor: 3 });
    expect((await retentionAt(node.clock).runOnce()).events).toBe(0);
  });

  it('[R-EVT-2] leaves no hole above the floor when the clocks of two writers differed', async () => {
    const stream = await streamOf(5);
    await age(stream, 4, 40);
    await node.postgres.pool.query(
      'UPDATE stream_event SET recorded_at = now() WHERE stream = $1 AND sequence = 2',
      [stream],
    );
    await retentionAt(node.clock).runOnce();
    const page = await node.log.read(stream, 0, 10);
    expect(page.events.map((event) => event.sequence)).toEqual([5]);
    expect(page.floor).toBe(4);
  });

  it('keeps receipts for seven days', async () => {
    const once = { actor: { userId: randomUUID(), sessionId: randomUUID() }, commandId: randomUUID() };
    const command = { ...once, type: 'channel.leave', payload: {} };
    await node.unitOfWork.runCommand(command, async () => 1);
    await retentionAt(node.clock).runOnce();
    expect(await node.unitOfWork.runCommand(command, async () => 2)).toBe(1);
    expect((await retentionAt(later).runOnce()).receipts).toBeGreaterThan(0);
    expect(await node.unitOfWork.runCommand(command, async () => 2)).toBe(2);
  });

  it('drops sessions a day after they have run out, however many there are', async () => {
    const userId = randomUUID();
    await node.postgres.pool.query(
      `INSERT INTO "user" (id, name, email, updated_at) VALUES ($1, 'Ada', $2, now())`,
      [userId, `${userId}@example.com`],
    );
    const insert = (count: number, expires: string) =>
      node.postgres.pool.query(
        `INSERT INTO session (id, user_id, token, expires_at, updated_at)
         SELECT gen_random_uuid(), $1, gen_random_uuid()::text, now() + $3::interval, now() FROM generate_series(1, $2)`,
        [userId, count, expires],
      );
    await insert(5_000, '-25 hours');
    await insert(1, '-23 hours');
    await insert(1, '1 hour');
    expect((await retentionAt(node.clock).runOnce()).sessions).toBe(5_000);
    const { rows } = await node.postgres.pool.query('SELECT 1 FROM session WHERE user_id = $1', [userId]);
    expect(rows).toHaveLength(2);
  });

  it('is done by one node at a time', async () => {
    const stream = await streamOf(2);
    await age(stream, 2, 40);
    const other = await node.postgres.pool.connect();
    await other.query("SELECT pg_advisory_lock('7310579620')");
    expect(await retentionAt(node.clock).runOnce()).toEqual({ events: 0, receipts: 0, sessions: 0 });
    other.release(true);
    await expect.poll(async () => (await retentionAt(node.clock).runOnce()).events).toBe(2);
  });
});
