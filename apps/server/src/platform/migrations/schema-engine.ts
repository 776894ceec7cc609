import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import type { MigrationScript } from './migration-scripts.js';

const allTables = { externalTables: [], externalEnums: [] };

/**
 * The SQL that turns a database of schema `from` (nothing: an empty one) into one of schema `to`, both texts in
 * Prisma's language; empty when there is no difference. The database of `connection` is only asked for its version.
 */
export async function diffSchemas(
  connection: pg.PoolConfig,
  schemas: { readonly from: string | undefined; readonly to: string },
): Promise<string> {
  const target = (content: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content }],
  });
  const { stdout } = await withEngine(connection, (engine) =>
    engine.diff({
      from: schemas.from === undefined ? { tag: 'empty' } : target(schemas.from),
      to: target(schemas.to),
      script: true,
      exitCode: null,
      filters: allTables,
    }),
  );
  return stdout === null || stdout.includes('This is an empty migration') ? '' : stdout;
}

/** Applies what the ledger does not have yet, each script in one transaction, and returns the names. */
export async function applyWithEngine(
  connection: pg.PoolConfig,
  migrations: readonly MigrationScript[],
): Promise<string[]> {
  const { appliedMigrationNames } = await withEngine(connection, (engine) =>
    engine.applyMigrations({
      migrationsList: {
        baseDir: '.',
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
        shadowDbInitScript: '',
        migrationDirectories: migrations.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
        })),
      },
      filters: allTables,
    }),
  );
  return appliedMigrationNames;
}

async function withEngine<T>(
  connection: pg.PoolConfig,
  work: (engine: engineModule.SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  const pool = new pg.Pool({ ...connection, max: 1 });
  const adapter = bindMigrationAwareSqlAdapterFactory(scriptsInOneTransaction(new PrismaPg(pool)));
  const log = () => undefined;
  try {
    const engine = await SchemaEngine.new({ datamodels: undefined }, log, adapter);
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } catch (error) {
    // What the database said stays on this side of the engine; only its number comes back.
    const [, id] = /External error id#(\d+)/.exec(String(error)) ?? [];
    throw (id === undefined ? undefined : adapter.errorRegistry.consumeError(Number(id))?.error) ?? error;
  } finally {
    await pool.end();
  }
}

/**
 * The adapter cuts scripts at every semicolon, inside function bodies too, and runs the pieces one by one.
 * Sent whole, Postgres runs a script as one transaction: it takes effect entirely or not at all. Its line in the ledger
 * is completed in the same transaction, so that a crash right after it cannot make the next start run it again.
 */
function scriptsInOneTransaction(factory: PrismaPg): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    connect: async () => {
      const adapter = await factory.connect();
      adapter.executeScript = async (script) => {
        await adapter.underlyingDriver().query(`${script}\n;${completeLedger}`);
      };
      return adapter;
    },
  };
}

const completeLedger = `
  UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL`;

/**
 * The package is written for a bundler that turns `.wasm` imports into instances; here that is done by hand. Its module
 * keeps the instance in a variable, so every use loads a copy of its own: two at once would share one memory.
 */
async function loadEngine(): Promise<typeof engineModule> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const url = `${pathToFileURL(entry).href}?copy=${process.hrtime.bigint()}`;
  const engine = (await import(url)) as typeof engineModule;
  const bytes = await readFile(entry.replace(/\.js$/, '.wasm'));
  const { instance } = await webAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...engine } });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engine;
}

/** The part of the global that is used here: its types come with the browser's, which do not belong in a server. */
const { WebAssembly: webAssembly } = globalThis as unknown as {
  WebAssembly: {
    instantiate(
      bytes: Uint8Array,
      imports: Record<string, Record<string, unknown>>,
    ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
  };
};
