import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEmptyDatabase } from '../../../../tests/support/postgres.js';
import { beyondSchema } from './migrations/beyond-schema.js';
import { diffSchemas } from './migrations/schema-engine.js';
import { applyMigrations } from './migrations.js';

const prismaDirectory = new URL('../../../../prisma/', import.meta.url).pathname;

function scripts(files: Record<string, string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'parley-migrations-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  for (const [name, sql] of Object.entries(files)) {
    mkdirSync(join(directory, name));
    writeFileSync(join(directory, name, 'migration.sql'), sql);
  }
  return directory;
}

async function query(connection: pg.PoolConfig, text: string): Promise<unknown[][]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows as unknown[][];
  } finally {
    await client.end();
  }
}

/** One line per table, column, type, index, constraint, function and trigger, whatever the order they were made in. */
async function describeDatabase(connection: pg.PoolConfig): Promise<string[]> {
  const rows = await query(
    connection,
    `SELECT t.relname, 'column ' || t.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
            || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
            || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
       FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid
       LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
      WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p', 'v', 'm')
        AND a.attnum > 0 AND NOT a.attisdropped
     UNION ALL SELECT indexname, 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
     UNION ALL SELECT conname, 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
       FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT typname, 'enum ' || typname || ' ' || (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder)
       FROM pg_enum WHERE enumtypid = t.oid) FROM pg_type t WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'
     UNION ALL SELECT proname, 'function ' || pg_get_functiondef(p.oid) FROM pg_proc p
      WHERE pronamespace = 'public'::regnamespace AND prokind IN ('f', 'p')
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
     UNION ALL SELECT tgname, 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
     UNION ALL SELECT extname, 'extension ' || extname FROM pg_extension WHERE extname <> 'plpgsql'
     UNION ALL SELECT relname, 'sequence ' || relname FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'`,
  );
  return rows
    .filter(
      ([name, line]) =>
        !String(line).includes('_prisma_migrations') && beyondSchema[String(name)] === undefined,
    )
    .map(([, line]) => String(line))
    .sort();
}

describe('migrations', () => {
  it('give exactly the schema', async () => {
    const migrated = await createEmptyDatabase();
    await applyMigrations({ connection: migrated, directory: join(prismaDirectory, 'migrations') });
    const direct = await createEmptyDatabase();
    const schema = readFileSync(join(prismaDirectory, 'schema.prisma'), 'utf8');
    await query(direct, await diffSchemas(direct, { from: undefined, to: schema }));

    expect(await describeDatabase(migrated)).toEqual(await describeDatabase(direct));
  });

  it('apply once when many nodes start together, and cost nothing after that', async () => {
    const connection = await createEmptyDatabase();
    const directory = scripts({ '1_a': 'CREATE TABLE a (id int)', '2_b': 'CREATE TABLE b (id int)' });
    const applied = await Promise.all(
      Array.from({ length: 5 }, () => applyMigrations({ connection, directory })),
    );
    expect(applied.flat()).toEqual(['1_a', '2_b']);
    expect(await query(connection, 'SELECT count(*)::int FROM _prisma_migrations')).toEqual([[2]]);
    expect(await applyMigrations({ connection, directory })).toEqual([]);
  });

  it('apply to several databases at once', async () => {
    const directory = scripts({ '1_a': 'CREATE TABLE a (id int)' });
    const connections = await Promise.all([
      createEmptyDatabase(),
      createEmptyDatabase(),
      createEmptyDatabase(),
    ]);
    const applied = connections.map((connection) => applyMigrations({ connection, directory }));
    expect((await Promise.all(applied)).flat()).toEqual(['1_a', '1_a', '1_a']);
  });

  it('keep function bodies whole', async () => {
    const connection = await createEmptyDatabase();
    const body = 'BEGIN PERFORM 1; RETURN 7; END';
    const directory = scripts({
      '1_f': `CREATE FUNCTION seven() RETURNS int LANGUAGE plpgsql AS $$ ${body} $$; -- end`,
    });
    await applyMigrations({ connection, directory });
    expect(await query(connection, 'SELECT seven()')).toEqual([[7]]);
  });

  it('leave nothing behind when one fails, say which and why, and go on once it is repaired', async () => {
    const connection = await createEmptyDatabase();
    const broken = { '1_a': 'CREATE TABLE a (id int)', '2_b': 'CREATE TABLE b (id int); SELEC 1' };
    await expect(applyMigrations({ connection, directory: scripts(broken) })).rejects.toThrow(
      'The migration 2_b could not be applied and changed nothing: syntax error at or near "SELEC"',
    );
    expect(await query(connection, "SELECT to_regclass('a')::text, to_regclass('b')::text")).toEqual([
      ['a', null],
    ]);

    const repaired = scripts({ ...broken, '2_b': 'CREATE TABLE b (id int)' });
    expect(await applyMigrations({ connection, directory: repaired })).toEqual(['2_b']);
  });

  it('try one again that a killed start had begun', async () => {
    const connection = await createEmptyDatabase();
    const directory = scripts({ '1_a': 'CREATE TABLE a (id int)' });
    await applyMigrations({ connection, directory });
    cpSync(scripts({ '2_b': 'CREATE TABLE b (id int)' }), directory, { recursive: true });
    await query(
      connection,
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, applied_steps_count)
       VALUES (gen_random_uuid(), 'x', '2_b', now(), 0)`,
    );
    expect(await applyMigrations({ connection, directory })).toEqual(['2_b']);
  });
});
