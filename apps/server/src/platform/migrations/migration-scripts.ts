import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface MigrationScript {
  /** Name of its directory: a time to the second and a few words, so that names sort in order of writing. */
  readonly name: string;
  readonly sql: string;
}

/** The migrations below `directory`, oldest first. */
export async function readMigrationScripts(directory: string): Promise<MigrationScript[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names
      .sort()
      .map(async (name) => ({ name, sql: await readFile(join(directory, name, 'migration.sql'), 'utf8') })),
  );
}
