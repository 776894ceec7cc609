import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

const maximumLines = 500;
const registries = /^\s*(resolution: \{.*\b(tarball|repo|directory): )/;

/** Source files that have grown past what one person can hold in mind. */
export function findLongFiles() {
  return sourceFiles()
    .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > maximumLines)
    .map(({ path, lines }) => `${path}: ${lines} lines, the limit is ${maximumLines}. Split it.`);
}

/** Dependencies that come from elsewhere than a registry: they can change without the lockfile noticing. */
export function findForeignPackages() {
  return readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      registries.test(line) || /git\+|github:|codeload\.github\.com/.test(line)
        ? [`pnpm-lock.yaml:${index + 1}: ${line.trim()}`]
        : [],
    );
}

/** Every source file of the repository, tracked or about to be. */
export function sourceFiles() {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter((path) => /\.(ts|tsx|mjs|cjs|css|sql)$/.test(path) && !path.startsWith('prisma/migrations/'))
    .filter((path) => existsSync(join(root, path)));
}
