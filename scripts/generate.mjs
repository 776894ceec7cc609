// Writes every file that is made from source: the protocol's documents and its record, .env.example, the page of
// settings, the names of the emoji everybody has. `--check` writes nothing and fails with the list of those that are not fresh.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const isCheck = process.argv.includes('--check');
const isRelease = process.argv.includes('--release');

/** Runs a TypeScript file from source and gives what it prints. */
function output(file, ...args) {
  return execFileSync(
    process.execPath,
    ['--conditions=@parley/source', '--import', tsx, join(root, file), ...args],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
}

function generatedFiles() {
  const contract = JSON.parse(
    output('packages/protocol/generate/main.ts', ...(isRelease ? ['--release'] : [])),
  );
  return [
    ...contract,
    { path: '.env.example', text: output('apps/server/src/main.ts', 'config', 'env-example') },
    {
      path: 'apps/server/src/features/custom-emoji/standard-names.ts',
      text: output('apps/web/emoji-data/standard-names.ts'),
    },
    { path: 'docs/operations/configuration.md', text: output('apps/server/src/main.ts', 'config', 'docs') },
  ];
}

function isFresh({ path, text }) {
  const at = join(root, path);
  return existsSync(at) && readFileSync(at, 'utf8') === text;
}

try {
  const stale = generatedFiles().filter((file) => !isFresh(file));
  if (isCheck && stale.length > 0) {
    process.stderr.write(
      `Not fresh; run npm run generate:\n${stale.map((file) => `  ${file.path}\n`).join('')}`,
    );
    process.exitCode = 1;
  }
  for (const { path, text } of isCheck ? [] : stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    process.stdout.write(`wrote ${path}\n`);
  }
} catch (error) {
  // The program that was run has said why.
  if (error.status === undefined) throw error;
  process.exitCode = 1;
}
