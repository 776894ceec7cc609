// Writes the migration that leads from what the others give, prisma/migrations/schema.prisma, to prisma/schema.prisma.
//   node scripts/migration-new.mjs add-reminders            what the schema needs
//   node scripts/migration-new.mjs --empty search-index     a file for SQL written by hand
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tsImport } from 'tsx/esm/api';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { empty: { type: 'boolean', default: false } },
});
const [name] = positionals;
if (name === undefined || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
  console.error(
    'Give the migration a name in lower case, such as: node scripts/migration-new.mjs add-reminders',
  );
  process.exit(2);
}

const prisma = join(import.meta.dirname, '..', 'prisma');
const migrations = join(prisma, 'migrations');
mkdirSync(migrations, { recursive: true });
const schema = readFileSync(join(prisma, 'schema.prisma'), 'utf8');
// What the migrations lead to: Prisma offers no way to read it back from a database here.
const reached = join(migrations, 'schema.prisma');
const previous = existsSync(reached) ? readFileSync(reached, 'utf8') : undefined;

const difference = await diff(previous, schema);
if (difference === '' && !values.empty) {
  console.log('The migrations already give this schema: nothing to write.');
  process.exit(0);
}
const sql = values.empty ? '-- Say here why Prisma cannot express this.\n' : difference;
if (values.empty && difference !== '') {
  console.error('The schema has changed too. Write that migration first, without --empty.');
  process.exit(1);
}

const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const directory = join(migrations, `${time}_${name.replaceAll('-', '_')}`);
mkdirSync(directory);
writeFileSync(join(directory, 'migration.sql'), sql);
writeFileSync(reached, schema);
writeFileSync(join(migrations, 'migration_lock.toml'), 'provider = "postgresql"\n');
console.log(`Written: ${directory}. Read the SQL before you commit it.`);

/** Prisma's engine wants a database to talk to, even for a comparison of two texts. */
async function diff(from, to) {
  const { startEmbeddedPostgres } = await tsImport(
    '../apps/server/src/platform/embedded-postgres.ts',
    import.meta.url,
  );
  const { diffSchemas } = await tsImport(
    '../apps/server/src/platform/migrations/schema-engine.ts',
    import.meta.url,
  );
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-migration-'));
  const log = { debug: () => {}, info: () => {}, warn: console.warn };
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, durable: false, log });
    try {
      return await diffSchemas(postgres.connection, { from, to });
    } finally {
      await postgres.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
