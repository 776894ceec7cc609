// `npm run build`: server and web app, ready to be started with `node apps/server/dist/main.js`.
import { ensureBuilt } from './steps/build.mjs';
import { ensureInstalled } from './steps/install.mjs';
import { prepare } from './steps/prepare.mjs';

await prepare([ensureInstalled, ensureBuilt]);
