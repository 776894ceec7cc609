import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. Commands run there, whatever directory they were called from. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What the steps remember between runs; gone with node_modules, which is when it stops being true. */
export const cacheDirectory = join(root, 'node_modules', '.cache', 'parley');

/** The pnpm that wrote the lockfile, fetched by npx when it is not there yet. */
export function pnpm(...args) {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return ['npx', ['--yes', packageManager, ...args]];
}

/** A program that came with the dependencies. */
export function tool(name) {
  return join(root, 'node_modules', '.bin', name);
}
