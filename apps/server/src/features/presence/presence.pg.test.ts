import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Slices, startSlices } from '../../../../../tests/support/slices.js';
import { createPresenceSlice, type PresenceSlice } from './index.js';

let slices: Slices;
let lastSeen: PresenceSlice['lastSeen'];
beforeAll(async () => {
  slices = await startSlices();
  ({ lastSeen } = createPresenceSlice(slices));
});
afterAll(() => slices.stop());

const at = Date.UTC(2026, 2, 2, 9, 14, 5, 120);

it('[R-PRES-1] keeps when people were last seen, and nothing of those who never were', async () => {
  const [ada, luc, noor] = [await slices.addAccount(), await slices.addAccount(), await slices.addAccount()];
  await lastSeen.record(
    new Map([
      [ada, at],
      [luc, at + 1],
    ]),
  );
  expect(await lastSeen.read([ada, luc, noor])).toEqual(
    new Map([
      [ada, at],
      [luc, at + 1],
    ]),
  );
});

it('of two times the later one stays, in whatever order nodes write', async () => {
  const ada = await slices.addAccount();
  for (const time of [at, at + 5_000, at + 1_000]) await lastSeen.record(new Map([[ada, time]]));
  expect(await lastSeen.read([ada])).toEqual(new Map([[ada, at + 5_000]]));
});

it('passes over people whose account is gone, and forgets who goes', async () => {
  const [ada, luc] = [await slices.addAccount(), await slices.addAccount()];
  await slices.postgres.prisma.user.delete({ where: { id: luc } });
  await lastSeen.record(
    new Map([
      [luc, at],
      [ada, at],
    ]),
  );
  expect([...(await lastSeen.read([ada, luc])).keys()]).toEqual([ada]);
  await slices.postgres.prisma.user.delete({ where: { id: ada } });
  expect(await lastSeen.read([ada])).toEqual(new Map());
});

it('nodes that write the same people at once do not wait for each other', async () => {
  const people = await Promise.all(Array.from({ length: 30 }, () => slices.addAccount()));
  const seen = people.map((userId, n) => [userId, at + n] as const);
  await Promise.all(
    Array.from({ length: 10 }, (_, n) => lastSeen.record(new Map(n % 2 === 0 ? seen : seen.toReversed()))),
  );
  expect(await lastSeen.read(people)).toEqual(new Map(seen));
});
