import linguiMacro from '@lingui/babel-plugin-lingui-macro';
import { getConfig } from '@lingui/conf';
import { lingui } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { emojiData } from './emoji-data/plugin.js';
import { serviceWorker } from './service-worker/plugin.js';

const root = import.meta.dirname;

const serverUrl = `http://127.0.0.1:${process.env.PARLEY_SERVER_PORT ?? 3001}`;

/** Asks for the text face while the style sheet is still on its way, so that the first paint is already in Inter. */
const preloadTextFace: Plugin = {
  name: 'parley-preload-text-face',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => file.includes('inter-latin-opsz-normal'))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', href: `/${file}`, as: 'font', type: 'font/woff2', crossorigin: '' },
          injectTo: 'head' as const,
        })),
  },
};

/** The contract's sentences for its own documentation, which no page shows: a hundredth of what is loaded first. */
const withoutDocs: Plugin = {
  name: 'parley-without-docs',
  apply: 'build',
  enforce: 'pre',
  transform(code, file) {
    if (!/[\\/]packages[\\/]protocol[\\/]src[\\/]/.test(file)) return undefined;
    const field = file.endsWith('close-reasons.ts') ? 'meaning' : 'doc';
    const told = new RegExp(String.raw`\b(${field}:\s+)(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")`, 'g');
    return { code: code.replace(told, "$1''"), map: null };
  },
};

/** A sentence as the macros leave it: `_t({ id: "…"`, `_i18n._({ id: "…"` or `_jsx(_Trans, { id: "…"`. */
const keyInSource = /\b(?:_t\d*\(|\._\(|_Trans\d*, )\{\s*id: "([^"]+)"/g;

/**
 * Fails the build when a sentence of the source is missing in a catalog: the text itself is not in the code any more,
 * and people would read its key.
 */
function completeCatalogs(): Plugin {
  const used = new Map<string, string>();
  return {
    name: 'parley-complete-catalogs',
    apply: 'build',
    transform(code, file) {
      for (const [, key = ''] of code.matchAll(keyInSource)) used.set(key, file);
    },
    generateBundle(_options, bundle) {
      const catalogs = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith('.po') ? [chunk] : [],
      );
      if (catalogs.length === 0 || used.size === 0) this.error('No catalog of words was built.');
      for (const { code, facadeModuleId } of catalogs) {
        for (const [key, file] of used) {
          if (code.includes(`"${key}"`)) continue;
          this.error(`${facadeModuleId} lacks a sentence of ${file}; run "npx lingui extract" in apps/web.`);
        }
      }
    },
  };
}

/** What is shown to whoever is signed in: with all they import, it is there before the first view. */
const firstScreens = [
  'main.tsx',
  'features/workspace/workspace-screen.tsx',
  'features/channels/channel-screen.tsx',
];

/**
 * The modules of the first load, in one chunk: a hundred small ones would be a tenth larger, as each is compressed by
 * itself, and carry the names of each other around.
 */
function firstLoad(): (id: string, tree: ModuleTree) => string | null {
  let needed: Set<string> | undefined;
  return (id, tree) => {
    needed ??= reachable(
      firstScreens.map((file) => `${root}/src/${file}`),
      tree,
    );
    return needed.has(id) ? 'app' : null;
  };
}

interface ModuleTree {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

function reachable(from: readonly string[], tree: ModuleTree): Set<string> {
  const found = new Set(from);
  for (const id of found)
    for (const imported of tree.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}

/** Long-lived libraries apart from the app, so that a release does not make people fetch them again. */
const chunkGroups = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
  { name: 'live', test: /node_modules[\\/](socket\.io|engine\.io|zod|zustand)/, priority: 20 },
  { name: firstLoad(), priority: 10 },
];

export default defineConfig({
  plugins: [
    withoutDocs,
    babel({
      include: /[\\/]src[\\/].*\.tsx?$/,
      plugins: [[linguiMacro, { linguiConfig: getConfig({ cwd: root }) }]],
    }),
    completeCatalogs(),
    react(),
    lingui({ cwd: root, failOnCompileError: true }),
    tailwindcss(),
    preloadTextFace,
    emojiData(),
    serviceWorker(),
  ],
  resolve: { conditions: ['@parley/source', 'module', 'browser', 'development|production'] },
  build: {
    // The first versions with light-dark(), which the colours are written in.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // The content security policy allows no data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': { target: serverUrl, changeOrigin: false },
      '/socket.io': { target: serverUrl, ws: true, changeOrigin: false },
    },
  },
});
