// `npm run check`: everything that can be said about the code without running it. Each gate is one line; what a gate
// printed is shown only when it fails. `npm run check -- types boundaries` runs these alone.
import { ensureBuilt, ensureDatabaseClient } from './steps/build.mjs';
import { ensureInstalled } from './steps/install.mjs';
import { prepare } from './steps/prepare.mjs';
import { tool } from './steps/project.mjs';
import { findUntestedRules } from './steps/rule-coverage.mjs';
import { capture, indent, lastLines, StepFailed, showProgress } from './steps/run.mjs';
import { findForeignPackages, findLongFiles } from './steps/source-rules.mjs';
import { summarise } from './steps/tally.mjs';

const program =
  (command, ...args) =>
  () =>
    capture(command, args);
const findings = (find) => async () => {
  const found = await find();
  return { code: found.length > 0 ? 1 : 0, output: found.join('\n') };
};

/** In order of usefulness: the first ones answer within a second or two. */
const gates = {
  format: program(tool('biome'), 'check', '--error-on-warnings', '--max-diagnostics=50', '.'),
  types: program(tool('tsc'), '-b'),
  promises: program(tool('oxlint'), '--type-aware', '--deny-warnings'),
  boundaries: program(
    tool('depcruise'),
    '--config',
    '.dependency-cruiser.cjs',
    'apps',
    'packages',
    'prisma',
    'tests',
  ),
  'dead code': program(tool('knip'), '--no-progress'),
  'file size': findings(findLongFiles),
  lockfile: findings(findForeignPackages),
  rules: findings(findUntestedRules),
  generated: program(process.execPath, 'scripts/generate.mjs', '--check'),
  budget: measureBudget,
};

async function measureBudget() {
  try {
    await ensureBuilt();
  } catch (error) {
    if (error instanceof StepFailed) return { code: 1, output: 'What cannot be built cannot be measured.' };
    throw error;
  }
  return capture(tool('size-limit'), []);
}

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in gates));
if (unknown.length > 0) {
  console.error(`No such gate: ${unknown.join(', ')}. There are: ${Object.keys(gates).join(', ')}.`);
  process.exit(2);
}
const wanted = named.length > 0 ? named : Object.keys(gates);

await prepare([ensureInstalled, ensureDatabaseClient]);
const rows = new Map();
for (const name of wanted) {
  const startedAt = performance.now();
  const progress = showProgress(name);
  const { code, output } = await gates[name]();
  progress.end(code === 0 ? 'fine' : 'failed');
  if (code !== 0) console.log(`\n${indent(lastLines(output, 120))}\n`);
  const passed = code === 0 ? 1 : 0;
  rows.set(name, { passed, failed: 1 - passed, skipped: 0, ms: performance.now() - startedAt });
}
process.exitCode = summarise('check', rows).failed > 0 ? 1 : 0;
