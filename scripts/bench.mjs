// `npm run bench`: the send path and fan-out beside their floors. `--quick` for one short trial, `--write` for the docs.
import { spawnSync } from 'node:child_process';
import { prepare } from './steps/prepare.mjs';

await prepare();
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', '--conditions=@parley/source', 'tests/load/run.ts', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
