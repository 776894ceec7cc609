// `npm start`: from a fresh clone to a running chat. Uses what Node brings until the packages are installed.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Parley needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org`);
  process.exit(1);
}

const { prepare } = await import('./steps/prepare.mjs');
const { root } = await import('./steps/project.mjs');
await prepare();

// The server runs in this very process: signals, exit code and a kill reach it without anybody in between.
const { join } = await import('node:path');
const { pathToFileURL } = await import('node:url');
const main = join(root, 'apps', 'server', 'dist', 'main.js');
process.env.NODE_ENV ??= 'production';
process.argv.splice(1, 1, main);
process.chdir(root);
await import(pathToFileURL(main).href);
