import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory, root } from './project.mjs';

const notSource = new Set(['node_modules', 'dist', 'prisma-client', '.turbo']);

/** A hash over the names and contents of files and of everything below directories; absent ones count as absent. */
export function fingerprint(paths) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const path of paths) add(hash, path);
  return hash.digest('hex');
}

/** Whether `name` was last completed with this fingerprint. */
export function isUnchanged(name, value) {
  try {
    return readFileSync(join(cacheDirectory, name), 'utf8') === value;
  } catch {
    return false;
  }
}

export function remember(name, value) {
  mkdirSync(cacheDirectory, { recursive: true });
  writeFileSync(join(cacheDirectory, name), value);
}

function add(hash, path) {
  let entries;
  try {
    entries = readdirSync(join(root, path), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR')
      hash
        .update(path)
        .update('\0')
        .update(readFileSync(join(root, path)));
    else hash.update(`${path} ${error.code}`);
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!notSource.has(entry.name) && !entry.name.includes('.test.')) add(hash, `${path}/${entry.name}`);
  }
}
