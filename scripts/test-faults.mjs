// `npm run test:faults`: the long fault runs. `-- --minutes 5`, `-- campaigns storm`: less of it. See tests/faults/main.ts.
import { spawn } from 'node:child_process';
import { ensureDatabaseClient } from './steps/build.mjs';
import { endWithUs } from './steps/children.mjs';
import { ensureInstalled } from './steps/install.mjs';
import { prepare } from './steps/prepare.mjs';
import { root } from './steps/project.mjs';

await prepare([ensureInstalled]);
const { ensureSystemTools } = await import('./steps/system-tools.mjs');
await prepare([ensureDatabaseClient]);
const missing = await ensureSystemTools();
if (missing.redis !== undefined) {
  console.error(`The fault runs need Redis: ${missing.redis}`);
  process.exit(1);
}
const args = [
  '--import',
  'tsx',
  '--conditions=@parley/source',
  'tests/faults/main.ts',
  ...process.argv.slice(2),
];
const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
endWithUs(child);
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
