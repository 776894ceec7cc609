import linguiMacro from '@lingui/babel-plugin-lingui-macro';
import { getConfig } from '@lingui/conf';
import { lingui } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { emojiData } from './emoji-data/plugin.js';
import { firstLoad, type ModuleTree } from './first-load.js';
import { serviceWorker } from './service-worker/plugin.js';
import { words, wordsChunk } from './words/plugin.js';

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

const isFirst = firstLoad(`${root}/src/main.tsx`);

/** Long-lived libraries apart from the app, so that a release does not make people fetch them again. */
const chunkGroups = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
  { name: 'live', test: /node_modules[\\/](socket\.io|engine\.io|zod|zustand)/, priority: 20 },
  // In one chunk: a hundred small ones would be a tenth larger, as each is compressed by itself, and carry the names of
  // each other around.
  { name: (id: string, tree: ModuleTree) => (isFirst(id, tree) ? 'app' : null), priority: 10 },
  { name: wordsChunk, priority: 10 },
  // Small, and most are shown by several views.
  { name: 'icons', test: /node_modules[\\/]lucide-react[\\/]/, priority: 5 },
];

export default defineConfig({
  plugins: [
    withoutDocs,
    babel({
      include: /[\\/]src[\\/].*\.tsx?$/,
      plugins: [[linguiMacro, { linguiConfig: getConfig({ cwd: root }) }]],
    }),
    react(),
    lingui({ cwd: root, failOnCompileError: true }),
    words(isFirst),
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
