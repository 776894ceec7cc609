// `npm test`: everything, with its own set-up. `npm test -- unit e2e` runs these kinds; other words narrow down files.
import { ensureBuilt, ensureDatabaseClient } from './steps/build.mjs';
import { ensureInstalled } from './steps/install.mjs';
import { prepare } from './steps/prepare.mjs';

await prepare([ensureInstalled]);
const { ensureSystemTools } = await import('./steps/system-tools.mjs');
const { kinds, runPlaywright, runVitest } = await import('./steps/test-kinds.mjs');
const { summarise } = await import('./steps/tally.mjs');

const args = process.argv.slice(2);
const named = args.filter((arg) => arg in kinds || arg === 'e2e');
const filters = args.filter((arg) => !named.includes(arg));
const wanted = named.length > 0 ? named : [...Object.keys(kinds), 'e2e'];
const withBrowser = wanted.includes('e2e');
const withVitest = wanted.filter((kind) => kind !== 'e2e');

await prepare([withBrowser ? ensureBuilt : ensureDatabaseClient]);
const missing = await ensureSystemTools();

const rows = withVitest.length > 0 ? await runVitest(withVitest, filters) : new Map();
if (withBrowser) {
  rows.set(
    'e2e',
    missing.chromium === undefined
      ? await runPlaywright(filters)
      : { passed: 0, failed: 0, skipped: 1, ms: 0, note: missing.chromium },
  );
}
for (const tool of ['redis', 'nginx', 'haproxy'])
  if (missing[tool] !== undefined)
    rows.set(tool, { passed: 0, failed: 0, skipped: 0, ms: 0, note: missing[tool] });

const total = summarise('test', rows);
if (total.passed + total.failed === 0) console.error('No test ran.');
// Where the tests decide about a release, one that could not run is not one that passed.
const isIncomplete =
  process.env.CI !== undefined && Object.values(missing).some((reason) => reason !== undefined);
process.exitCode = total.failed > 0 || total.passed === 0 || isIncomplete ? 1 : 0;
