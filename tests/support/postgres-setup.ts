import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../apps/server/src/platform/embedded-postgres.js';
import { applyMigrations } from '../../apps/server/src/platform/migrations.js';
import { templateName } from './postgres-template.js';

const migrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** Starts one Postgres for the run, with a migrated database for the tests to copy. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-tests-'));
  const postgres = await startEmbeddedPostgres({
    dataDir,
    durable: false,
    log: {
      debug: () => undefined,
      info: () => undefined,
      warn: (message) => process.stderr.write(`${message}\n`),
    },
  });
  try {
    await createTemplate(postgres.connection);
  } catch (error) {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
  project.provide('postgres', postgres.connection);
  return async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

async function createTemplate(connection: { host: string; user: string; database: string }): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(`CREATE DATABASE ${templateName}`);
  await client.end();
  await applyMigrations({ connection: { ...connection, database: templateName }, directory: migrations });
}
