// `npm run reset-password -- ada@example.org`: a link with which somebody who forgot their password chooses a new one.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './steps/project.mjs';

const main = join(root, 'apps', 'server', 'dist', 'main.js');
// Nothing is built here: a server may be running from what there is.
if (!existsSync(main)) {
  console.error(`No server was built here. Run this where it was started, or "npm run build" before it.
In containers: docker compose exec parley node apps/server/dist/main.js reset-password <address>`);
  process.exit(1);
}

process.env.NODE_ENV ??= 'production';
process.argv.splice(1, 1, main, 'reset-password');
process.chdir(root);
await import(pathToFileURL(main).href);
