import pg from 'pg';

/**
 * The floor under every durable send: how many single-row commits a second this Postgres takes from ten connections,
 * and how many rows when fifty share a commit.
 */
export async function sqlLoop(
  databaseUrl: string,
  seconds: number,
): Promise<{ commits: number; batchedRows: number }> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  // The database is stopped right afterwards, and may say so to a connection that is still closing.
  pool.on('connect', (client) => client.on('error', () => undefined)).on('error', () => undefined);
  try {
    await pool.query(
      'CREATE TABLE IF NOT EXISTS sql_loop (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text)',
    );
    const text = 'x'.repeat(160);
    const single = { name: 'single', text: 'INSERT INTO sql_loop (text) VALUES ($1)', values: [text] };
    const fifty = {
      name: 'fifty',
      text: 'INSERT INTO sql_loop (text) SELECT unnest($1::text[])',
      values: [Array(50).fill(text)],
    };
    const rate = async (query: pg.QueryConfig, rows: number) => {
      const end = performance.now() + seconds * 1000;
      let done = 0;
      await Promise.all(
        Array.from({ length: 10 }, async () => {
          while (performance.now() < end) {
            await pool.query(query);
            done += rows;
          }
        }),
      );
      return done / seconds;
    };
    return { commits: await rate(single, 1), batchedRows: await rate(fifty, 50) };
  } finally {
    await pool.query('DROP TABLE IF EXISTS sql_loop');
    await pool.end();
  }
}
