import { afterAll, beforeAll, expect, it } from 'vitest';
import { quietLog, startPlatform, type TestPlatform } from '../../../../tests/support/platform.js';
import { connectPostgres, statement } from './postgres.js';

let node: TestPlatform;
beforeAll(async () => {
  node = await startPlatform();
});
afterAll(() => node.postgres.close());

it('[R-SEND-2] refuses a server that may lose what was committed, and names the setting', async () => {
  const connection = { ...node.database };
  const open = connectPostgres({ connection, poolSize: 2, log: quietLog });
  await expect(open).rejects.toThrow(/can lose messages .*: .*fsync.* off/);
});

it('gives whole numbers as numbers and times as dates', async () => {
  const sum = statement<{ big: number; at: Date }>(
    'test_types',
    'SELECT $1::bigint AS big, $2::timestamptz AS at',
  );
  const at = new Date('2026-03-01T09:14:05.120Z');
  expect(await node.postgres.query(sum, [9_007_199_254_740_991, at])).toEqual([
    { big: 9_007_199_254_740_991, at },
  ]);
});

it('parses a statement once per connection', async () => {
  const named = statement<{ one: number }>('test_named', 'SELECT 1 AS one');
  for (let count = 0; count < 20; count += 1) await node.postgres.query(named, []);
  const client = await node.postgres.pool.connect();
  await client.query({ name: named.name, text: named.text });
  const { rows } = await client.query(
    "SELECT count(*) AS count FROM pg_prepared_statements WHERE name = 'test_named'",
  );
  client.release();
  expect(rows).toEqual([{ count: 1 }]);
});

it('outlives the loss of a connection that somebody holds', async () => {
  const client = await node.postgres.pool.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const lost = expect(client.query('SELECT pg_sleep(60)')).rejects.toThrow();
  await node.postgres.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
  const ended = new Promise((resolve) => client.once('end', () => resolve(undefined)));
  await lost;
  await ended;
  client.release(true);
  expect((await node.postgres.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});
