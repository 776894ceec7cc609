import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Injection } from './injection.js';

const machine = (kind: string, weight: number, run: Injection['run']): Injection => ({
  kind,
  weight,
  lane: 'machine',
  run,
});

/** How often the moment of a write in flight is looked for. */
const looks = 200;

export const storeFaults: readonly Injection[] = [
  machine('Redis killed and restarted', 3, async ({ installation: { cluster }, dice }) => {
    await cluster.redis.kill('SIGKILL');
    await sleep(dice.below(3_000));
    await cluster.redis.restart();
    return 1;
  }),
  machine('Redis frozen', 2, async ({ installation: { cluster }, dice }) => {
    await cluster.redis.kill('SIGSTOP');
    await sleep(300 + dice.below(3_000));
    await cluster.redis.kill('SIGCONT');
    return 1;
  }),
  machine('Redis subscriptions cut', 3, async ({ installation: { cluster } }) => {
    const redis = new Redis(cluster.redis.port, '127.0.0.1', { retryStrategy: () => null });
    redis.on('error', () => undefined);
    try {
      return Number(await redis.call('CLIENT', 'KILL', 'TYPE', 'pubsub'));
    } finally {
      redis.disconnect();
    }
  }),
  machine('Postgres crashed', 2, async ({ installation: { cluster } }) => {
    await cluster.postgres.restart();
    return 1;
  }),
  machine('writes terminated in the middle', 4, async ({ installation: { cluster } }) => {
    const client = new pg.Client(cluster.postgres.connection);
    client.on('error', () => undefined);
    await client.connect();
    try {
      // Sends commit with the statement that writes them, so whoever is busy with it may be in its COMMIT.
      for (let look = 0; look < looks; look += 1) {
        const hit = await terminate(client, `state = 'active' AND query LIKE '%append_messages%'`);
        if (hit > 0) return hit;
        await sleep(2);
      }
      return 0;
    } finally {
      await client.end();
    }
  }),
  machine('all database connections terminated', 1, async ({ installation: { cluster } }) => {
    const client = new pg.Client(cluster.postgres.connection);
    await client.connect();
    try {
      return await terminate(client, 'true');
    } finally {
      await client.end();
    }
  }),
];

async function terminate(client: pg.Client, condition: string): Promise<number> {
  const { rows } = await client.query<{ hit: string }>(
    `SELECT count(pg_terminate_backend(pid)) AS hit FROM pg_stat_activity
     WHERE application_name = 'parley' AND ${condition}`,
  );
  return Number(rows[0]?.hit);
}
