import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { templateName } from './postgres-template.js';

/** How to reach a database over the unix socket of the run's Postgres; fits `new pg.Pool(…)`. */
export interface TestDatabase {
  readonly host: string;
  readonly user: string;
  readonly database: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestDatabase;
  }
}

/** A database of its own with every migration applied: a copy made in the server, a few hundredths of a second. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createDatabase(templateName);
}

/** A database of its own without any table. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase('template0');
}

// Nothing drops them: the whole cluster goes away at the end of the run.
async function createDatabase(template: string): Promise<TestDatabase> {
  const server = inject('postgres');
  const database = `test_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${database} TEMPLATE ${template}`);
  } finally {
    await client.end();
  }
  return { ...server, database };
}
