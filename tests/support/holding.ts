import type pg from 'pg';

/**
 * Runs a statement in a transaction of its own and holds its locks while somebody else works.
 * `untilAwaited` resolves once anything of the same database waits for a lock.
 */
export async function holding(pool: pg.Pool, text: string, values: readonly unknown[]) {
  const client = await pool.connect();
  await client.query('BEGIN');
  await client.query(text, [...values]);
  return {
    untilAwaited: async () => {
      for (;;) {
        const { rowCount } = await pool.query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        if (rowCount) return;
      }
    },
    commit: async () => {
      await client.query('COMMIT');
      client.release();
    },
  };
}
