// `npm run dev`: the same chat as `npm start`, from the sources, renewed as they change. One address: Vite serves the
// web app and passes /api and /socket.io on to the server behind it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ensureDatabaseClient } from './steps/build.mjs';
import { ensureInstalled } from './steps/install.mjs';
import { prepare } from './steps/prepare.mjs';
import { root, tool } from './steps/project.mjs';

await prepare([ensureInstalled, ensureDatabaseClient]);

const webPort = await freePort(Number(process.env.PORT ?? 3000));
const serverPort = await freePort(webPort + 1);
const address = `http://localhost:${webPort}`;

const children = [
  start(
    'server',
    tool('tsx'),
    [
      'watch',
      '--clear-screen=false',
      '--conditions=@parley/source',
      join(root, 'apps/server/src/main.ts'),
      ...process.argv.slice(2),
    ],
    { PORT: String(serverPort), HOST: '127.0.0.1', PUBLIC_URL: process.env.PUBLIC_URL ?? address },
  ),
  start(
    'web',
    join(root, 'apps/web/node_modules/.bin/vite'),
    ['--port', String(webPort), '--strictPort', '--logLevel', 'warn'],
    {
      PARLEY_SERVER_PORT: String(serverPort),
    },
  ),
];

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0] ?? 0));
process.exitCode = isStopping ? 0 : Math.max(...codes);

function start(name, command, args, env) {
  const child = spawn(command, args, {
    cwd: name === 'web' ? join(root, 'apps/web') : root,
    env: { ...process.env, NODE_ENV: 'development', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    // A group of its own, so that Ctrl-C reaches each once, through stop().
    detached: true,
  });
  child.on('error', (error) => console.error(`The ${name} could not be started: ${error.message}`));
  // One without the other is of no use.
  child.on('exit', stop);
  return child;
}

function stop() {
  if (isStopping) return;
  isStopping = true;
  for (const child of children) if (child.exitCode === null) child.kill('SIGTERM');
}

/** The first port from `wanted` on that nobody listens on. */
async function freePort(wanted) {
  for (let port = wanted; ; port += 1) {
    const server = createServer();
    const isFree = await new Promise((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}
