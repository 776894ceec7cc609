import pg from 'pg';
import { type MigrationScript, readMigrationScripts } from './migrations/migration-scripts.js';

export interface ApplyMigrationsOptions {
  readonly connection: pg.PoolConfig;
  /** The directory that holds one directory per migration, each with a `migration.sql`. */
  readonly directory: string;
}

/** Any number that nothing else in the same database takes as an advisory lock; this one spells "parley". */
const advisoryLock = '123632526026105';

/**
 * Brings the database up to date and returns the names of the migrations that were needed. Any number of nodes may
 * call it at once: one works, the others wait for it. When there is nothing to do it costs one connection and two
 * queries. A migration that an earlier start could not finish left nothing behind and is tried again.
 *
 * @throws when the database cannot be reached or a script fails; its changes are then rolled back.
 */
export async function applyMigrations(options: ApplyMigrationsOptions): Promise<string[]> {
  const migrations = await readMigrationScripts(options.directory);
  const client = new pg.Client(options.connection);
  // A lost connection also fails the query under way, which is where it is dealt with.
  client.on('error', () => undefined);
  await client.connect();
  try {
    if (await isUpToDate(client, migrations)) return [];
    await client.query('SELECT pg_advisory_lock($1)', [advisoryLock]);
    if (await isUpToDate(client, migrations)) return [];
    await client
      .query(
        `UPDATE _prisma_migrations SET rolled_back_at = now()
        WHERE finished_at IS NULL AND rolled_back_at IS NULL`,
      )
      .catch(ignoreMissingLedger);
    // Loading the engine takes a tenth of a second, which an ordinary start does not need to pay.
    const { applyWithEngine } = await import('./migrations/schema-engine.js');
    return await applyWithEngine(options.connection, migrations).catch((cause) => explain(client, cause));
  } finally {
    await client.end();
  }
}

async function explain(client: pg.Client, cause: unknown): Promise<never> {
  const { rows } = await client.query<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL',
  );
  const what = rows[0] === undefined ? 'The migrations' : `The migration ${rows[0].migration_name}`;
  const why = cause instanceof Error ? cause.message : String(cause);
  throw new Error(`${what} could not be applied and changed nothing: ${why}`, { cause });
}

async function isUpToDate(client: pg.Client, migrations: readonly MigrationScript[]): Promise<boolean> {
  const applied = await client
    .query<{ migration_name: string }>(
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    )
    .catch(ignoreMissingLedger);
  const names = new Set(applied?.rows.map((row) => row.migration_name));
  return migrations.every((migration) => names.has(migration.name));
}

function ignoreMissingLedger(error: unknown): undefined {
  if (error instanceof pg.DatabaseError && error.code === '42P01') return undefined;
  throw error;
}
