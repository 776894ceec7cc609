// Who may import whom: docs/architecture/overview.md, as rules. Tests may look anywhere.
const test = '\\.test\\.tsx?$|/testing\\.ts$';
const npm = (...names) => names.map((name) => `node_modules/${name}(/|$)`);
const server = '^apps/server/src/';
const web = '^apps/web/src/';
const database = [...npm('pg', '@prisma', 'prisma'), `${server}platform/prisma-client/`];

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one file, or the shared part is a third one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      // Types without a package of their own, and catalogs and emoji that the build makes into modules.
      to: { couldNotResolve: true, pathNot: ['^hast$', '\\.po$', '^virtual:emoji/'] },
    },
    {
      name: 'protocol-stands-alone',
      comment: 'The contract runs everywhere: the schema library and nothing else.',
      severity: 'error',
      from: { path: '^packages/protocol/(src|conformance)/', pathNot: test },
      to: { pathNot: ['^packages/protocol/', ...npm('zod')] },
    },
    {
      name: 'client-is-headless',
      comment: 'Protocol, a store, storage and one transport: no React, no server, no Node.',
      severity: 'error',
      from: { path: '^packages/client/src/', pathNot: test },
      to: {
        pathNot: [
          '^packages/(client|protocol)/',
          ...npm('zustand', 'idb', 'uuidv7', 'socket\\.io-client', 'engine\\.io-(client|parser)', 'zod'),
        ],
      },
    },
    {
      name: 'client-store-is-vanilla',
      comment: 'The React binding of the store belongs to the web app.',
      severity: 'error',
      from: { path: '^packages/client/src/', pathNot: test },
      to: { path: npm('zustand'), pathNot: 'zustand/(esm/)?vanilla|zustand/vanilla' },
    },
    {
      name: 'transports-know-the-socket-library',
      severity: 'error',
      from: {
        path: '^packages/client/src/',
        pathNot: [test, '^packages/client/src/transports/(socket-io|sse-engine)\\.ts$'],
      },
      to: { path: npm('socket\\.io-client', 'engine\\.io-(client|parser)') },
    },
    {
      name: 'web-speaks-through-the-client',
      comment:
        'Views read the store and send commands; the line to the server is the business of @parley/client.',
      severity: 'error',
      from: { path: web, pathNot: test },
      to: { path: [...npm('socket\\.io-client', 'engine\\.io-client'), '^apps/server/', '^prisma/'] },
    },
    {
      name: 'web-features-meet-at-their-index',
      comment: 'What is loaded later is named by its file: through the index it would pull everything along.',
      severity: 'error',
      from: { path: `${web}features/([^/]+)/`, pathNot: test },
      to: {
        path: `${web}features/`,
        pathNot: [`${web}features/$1/`, `${web}features/[^/]+/index\\.tsx?$`],
        dependencyTypesNot: ['dynamic-import'],
      },
    },
    {
      name: 'web-ui-knows-no-chat',
      comment: 'ui/ has no domain words: React, tokens, its own files.',
      severity: 'error',
      from: { path: `${web}ui/`, pathNot: test },
      to: { path: [`${web}(?!ui/|styles/)`, '^packages/'] },
    },
    {
      name: 'server-slices-meet-as-types-of-their-index',
      comment: 'Another slice is handed in by compose.ts; only its face is known here.',
      severity: 'error',
      from: { path: `${server}features/([^/]+)/`, pathNot: test },
      to: {
        path: `${server}features/`,
        pathNot: [`${server}features/$1/`, `${server}features/[^/]+/index\\.ts$`],
      },
    },
    {
      name: 'server-slices-import-no-code-of-others',
      severity: 'error',
      from: { path: `${server}features/([^/]+)/`, pathNot: test },
      to: {
        path: `${server}features/`,
        pathNot: `${server}features/$1/`,
        dependencyTypesNot: ['type-only', 'pre-compilation-only'],
      },
    },
    {
      name: 'server-slices-stay-off-the-wire',
      severity: 'error',
      from: { path: `${server}features/`, pathNot: test },
      to: { path: [`${server}(realtime|http)/`, ...npm('socket\\.io', '@socket\\.io', 'ws', 'ioredis')] },
    },
    {
      name: 'express-only-in-routes',
      severity: 'error',
      from: { path: `${server}features/`, pathNot: [test, '\\.routes\\.ts$'] },
      to: { path: npm('express') },
    },
    {
      name: 'database-only-in-repositories',
      severity: 'error',
      comment: 'Or the sign-in library, which writes its own tables through Prisma.',
      from: {
        path: `${server}features/`,
        pathNot: [test, '\\.repository\\.ts$', 'sessions/better-auth\\.ts$'],
      },
      to: { path: database },
    },
    {
      name: 'edges-stay-off-the-database',
      comment: 'realtime and http get what they need handed in.',
      severity: 'error',
      from: { path: `${server}(realtime|http)/`, pathNot: test },
      to: { path: database },
    },
    {
      name: 'edges-know-slices-by-their-face',
      severity: 'error',
      from: { path: `${server}(realtime|http)/`, pathNot: test },
      to: { path: `${server}features/`, pathNot: `${server}features/[^/]+/index\\.ts$` },
    },
    {
      name: 'edges-import-no-code-of-slices',
      severity: 'error',
      from: { path: `${server}(realtime|http)/`, pathNot: test },
      to: { path: `${server}features/`, dependencyTypesNot: ['type-only', 'pre-compilation-only'] },
    },
    {
      name: 'platform-is-below-everything',
      severity: 'error',
      from: { path: `${server}platform/`, pathNot: test },
      to: { path: `${server}(features|realtime|http)/` },
    },
    {
      name: 'nothing-imports-the-composition',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: [test, `${server}main\\.ts$`] },
      to: { path: `${server}(main|compose)\\.ts$` },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^(apps|packages)/[^/]+/src/', pathNot: test },
      to: { path: ['^tests/', '\\.test\\.tsx?$'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|platform/prisma-client/' },
    exclude: { path: '^(apps/|packages/)?[^/]+/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@parley/source', 'import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
