import { randomUUID } from 'node:crypto';
import { channelMemberLeft, channelStream } from '@parley/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPlatform, type TestPlatform } from '../../../../tests/support/platform.js';

let node: TestPlatform;
beforeAll(async () => {
  node = await startPlatform();
});
afterAll(() => node.postgres.close());

async function fill(count: number) {
  const stream = channelStream(randomUUID());
  await node.unitOfWork.run(async (transaction) => {
    for (const at of await transaction.reserve(Array(count).fill(stream)))
      transaction.record(at, channelMemberLeft, { userId: randomUUID(), removedBy: null });
  });
  return stream;
}

it('[R-REC-2] reads after the cursor, in order, a page at a time, and says where the stream stands', async () => {
  const stream = await fill(7);
  const first = await node.log.read(stream, 2, 3);
  expect(first.events.map((event) => event.sequence)).toEqual([3, 4, 5]);
  expect(first).toMatchObject({ head: 7, floor: 0 });
  const last = await node.log.read(stream, 5, 3);
  expect(last.events.map((event) => event.sequence)).toEqual([6, 7]);
});

it('has the head also when nothing stands after the cursor, and 0 for a stream without events', async () => {
  const stream = await fill(2);
  expect(await node.log.read(stream, 2, 3)).toEqual({ events: [], head: 2, floor: 0 });
  expect(await node.log.read(channelStream(randomUUID()), 0, 3)).toEqual({ events: [], head: 0, floor: 0 });
});

it('tells the positions of many streams at once', async () => {
  const [one, two, none] = [await fill(1), await fill(2), channelStream(randomUUID())];
  const positions = await node.log.positions([one, two, none]);
  expect([one, two, none].map((stream) => positions.get(stream)?.head)).toEqual([1, 2, 0]);
});
