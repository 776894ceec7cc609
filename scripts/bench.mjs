// `npm run bench`: the send path and fan-out beside their floors. `--quick` for one short trial, `--write` for the docs.
// `npm run bench -- feel [names]`: how it feels in a browser.
import { spawnSync } from 'node:child_process';
import { prepare } from './steps/prepare.mjs';

await prepare();
const [kind, ...names] = process.argv.slice(2);
const loadTest = [
  '--import',
  'tsx',
  '--conditions=@parley/source',
  'tests/load/run.ts',
  ...process.argv.slice(2),
];
const feelTest = [
  'node_modules/playwright/cli.js',
  'test',
  '--config=tests/load/feel/playwright.config.ts',
  ...names,
];
const { status } = spawnSync(process.execPath, kind === 'feel' ? feelTest : loadTest, { stdio: 'inherit' });
process.exitCode = status ?? 1;
