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

  it('is done by one node at a time', async () => {
    const stream = await streamOf(2);
    await age(stream, 2, 40);
    const other = await node.postgres.pool.connect();
    await other.query("SELECT pg_advisory_lock('7310579620')");
    expect(await retentionAt(node.clock).runOnce()).toEqual({ events: 0, receipts: 0 });
    other.release(true);
    await expect.poll(async () => (await retentionAt(node.clock).runOnce()).events).toBe(2);
  });
});
