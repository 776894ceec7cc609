import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, isUnchanged, remember } from './fingerprint.mjs';
import { pnpm, root } from './project.mjs';
import { runStep } from './run.mjs';

const products = ['apps/server/dist/main.js', 'apps/web/dist/index.html'];
const sources = [
  'apps',
  'packages',
  'prisma/schema.prisma',
  'pnpm-lock.yaml',
  'package.json',
  'tsconfig.base.json',
  'turbo.json',
];
const client = 'apps/server/src/platform/prisma-client';

/** Generates the database client from prisma/schema.prisma when that has changed. */
export async function ensureDatabaseClient() {
  const value = fingerprint(['prisma/schema.prisma', 'prisma.config.ts', 'apps/server/package.json']);
  if (isUnchanged('database-client', value) && existsSync(join(root, client, 'client.ts'))) return;
  const prisma = join(root, 'apps/server/node_modules/prisma/build/index.js');
  await runStep('Generating the database client', [process.execPath, [prisma, 'generate']], {
    // Without a path to an engine Prisma downloads one at every start; generating never runs it.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    advice: 'prisma/schema.prisma could not be read; the lines above name the place.',
  });
  remember('database-client', value);
}

/** Builds server and web app when a source has changed since the last time. */
export async function ensureBuilt() {
  await ensureDatabaseClient();
  const value = fingerprint(sources);
  const isComplete = products.every((path) => existsSync(join(root, path)));
  if (isComplete && isUnchanged('built', value)) return;
  await runStep('Building', pnpm('exec', 'turbo', 'run', 'build', '--output-logs=errors-only'), {
    env: { NODE_ENV: 'production' },
    advice: 'The build failed; the lines above name the file. If you changed nothing, please report it.',
  });
  remember('built', value);
}
