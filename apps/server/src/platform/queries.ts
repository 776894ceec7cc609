import type { Postgres, Statement } from './postgres.js';
import type { Prisma } from './prisma-client/client.js';

/** Where a repository runs its statements: the pool, a snapshot or a transaction. */
export type Queries = Pick<Postgres, 'query'>;

/** The statements of a running transaction. Sequences arrive as `bigint` here: wrap them in `Number`. */
export function queriesOf(db: Prisma.TransactionClient): Queries {
  return {
    query: <Row>(what: Statement<Row>, values: readonly unknown[]) =>
      db.$queryRawUnsafe<Row[]>(what.text, ...values),
  };
}

/** Reads that all see the database as of one moment. */
export async function readSnapshot<T>(
  pool: Postgres['pool'],
  work: (snapshot: Queries) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let fault: Error | undefined;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const result = await work({
      query: async ({ name, text }, values) => (await client.query({ name, text, values: [...values] })).rows,
    });
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((cause: Error) => {
      fault = cause;
    });
    throw error;
  } finally {
    // A connection that cannot roll back is of no further use.
    client.release(fault);
  }
}
