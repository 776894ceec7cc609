import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const worker = 'sw.js';
/** Other alphabets are kept when somebody first reads them. */
const isOtherFont = (path: string): boolean =>
  path.endsWith('.woff2') && !/\/(inter-latin-opsz|jetbrains-mono-latin-wght)-normal-/.test(path);

/**
 * Builds service-worker/worker.ts into /sw.js, a classic script, and writes into it which files the app is made of.
 * The files of public/ are among them; their content is part of the version, as their names do not change with it.
 */
export function serviceWorker(): Plugin {
  return {
    name: 'parley-service-worker',
    apply: 'build',
    buildStart() {
      this.emitFile({
        type: 'chunk',
        id: join(import.meta.dirname, 'worker.ts'),
        fileName: worker,
        preserveSignature: false,
      });
    },
    writeBundle({ dir = '' }, bundle) {
      const built = bundle[worker];
      if (built?.type !== 'chunk' || built.imports.length > 0) this.error(`${worker} must stand alone.`);
      const paths = readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(dir.length).replaceAll('\\', '/'))
        .filter((path) => path !== `/${worker}` && !/\.(gz|br|map)$/.test(path) && !isOtherFont(path))
        .sort();
      const hash = createHash('sha256').update(built.code);
      for (const path of paths) hash.update(path).update(readFileSync(join(dir, path)));
      const page = readFileSync(join(dir, 'index.html'), 'utf8');
      const entry = /<script type="module"[^>]* src="([^"]+)"/.exec(page)?.[1];
      if (!entry || !built.code.includes('__PARLEY_SHELL__'))
        this.error('The page has no script to know it by.');
      const shell = {
        version: hash.digest('hex').slice(0, 16),
        entry,
        files: paths.map((path) => (path === '/index.html' ? '/' : path)),
      };
      const code = readFileSync(join(dir, worker), 'utf8');
      writeFileSync(join(dir, worker), code.replace('__PARLEY_SHELL__', JSON.stringify(shell)));
    },
  };
}
