import { expect, it } from 'vitest';
import { startPlatform } from '../../../../tests/support/platform.js';
it('x', async () => {
  const node = await startPlatform();
  const client = await node.postgres.pool.connect();
  console.log('listeners', client.listenerCount('error'));
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  await client.query('BEGIN');
  await node.postgres.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
  await new Promise((r) => setTimeout(r, 300));
  console.log('listeners', client.listenerCount('error'));
  expect(1).toBe(1);
});
