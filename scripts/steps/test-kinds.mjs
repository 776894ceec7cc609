import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { endWithUs } from './children.mjs';
import { cacheDirectory, root, tool } from './project.mjs';

/** What `npm test -- <kind>` takes. `project` is one of vitest.config.ts; `path` narrows it down. */
export const kinds = {
  unit: { project: 'unit', path: undefined },
  web: { project: 'web', path: 'apps/web/' },
  contract: { project: 'unit', path: 'packages/protocol/' },
  database: { project: 'pg', path: 'apps/server/' },
  conformance: { project: 'pg', path: 'tests/conformance/' },
  equivalence: { project: 'pg', path: 'tests/equivalence/' },
  authorization: { project: 'pg', path: 'tests/authorization/' },
  canary: { project: 'pg', path: 'tests/canary/' },
  'bad-input': { project: 'pg', path: 'tests/bad-input/' },
  compatibility: { project: 'pg', path: 'tests/compatibility/' },
  cluster: { project: 'pg', path: 'tests/cluster/' },
  support: { project: 'pg', path: 'tests/' },
  simulation: { project: 'simulation', path: 'tests/simulation/' },
  faults: { project: 'simulation', path: 'tests/faults/' },
};

/** Runs vitest for the kinds and returns a tally per kind. */
export async function runVitest(wanted, filters) {
  const report = join(cacheDirectory, 'vitest.json');
  rmSync(report, { force: true });
  const projects = new Set(wanted.map((kind) => kinds[kind].project));
  const isEverything = wanted.length === Object.keys(kinds).length;
  // Vitest runs what matches any of them, so words of the caller replace the kind's own path.
  const paths =
    isEverything || wanted.includes('unit') || filters.length > 0
      ? []
      : wanted.map((kind) => kinds[kind].path);
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await inherit(tool('vitest'), [
    ...args,
    ...[...projects].flatMap((project) => ['--project', project]),
    ...paths,
    ...filters,
  ]);
  const rows = new Map(wanted.map((kind) => [kind, empty()]));
  const files = readReport(report)?.testResults ?? [];
  for (const file of files) {
    const kind = kindOf(relative(root, file.name).split(sep).join('/'));
    const row = rows.get(kind) ?? empty();
    rows.set(kind, row);
    row.ms += file.endTime - file.startTime;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') row.passed += 1;
      else if (test.status === 'failed') row.failed += 1;
      else row.skipped += 1;
    }
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) {
      row.failed += 1;
      row.note = 'a file could not be run';
    }
  }
  const hasFailed = [...rows.values()].some((row) => row.failed > 0);
  if (code !== 0 && !hasFailed) rows.set('vitest', { ...empty(), failed: 1, note: 'ended with an error' });
  for (const [kind, row] of rows) if (row.passed + row.failed + row.skipped === 0) rows.delete(kind);
  return rows;
}

/** Runs the browser tests and returns their tally. */
export async function runPlaywright(filters) {
  const report = join(cacheDirectory, 'playwright.json');
  rmSync(report, { force: true });
  const startedAt = performance.now();
  const code = await inherit(tool('playwright'), ['test', '--reporter=list,json', ...filters], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const stats = readReport(report)?.stats ?? { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  const failed = stats.unexpected + stats.flaky;
  return {
    passed: stats.expected,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: stats.skipped,
    ms: performance.now() - startedAt,
    ...(code !== 0 && failed === 0 ? { note: 'ended with an error' } : {}),
  };
}

function kindOf(path) {
  if (path.startsWith('packages/protocol/')) return 'contract';
  if (path.startsWith('apps/web/')) return 'web';
  if (path.endsWith('.pg.test.ts')) return 'database';
  const [top, directory] = path.split('/');
  if (top !== 'tests') return 'unit';
  return directory in kinds ? directory : 'support';
}

function empty() {
  return { passed: 0, failed: 0, skipped: 0, ms: 0 };
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function inherit(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    endWithUs(child);
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
