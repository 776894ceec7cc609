import { defineConfig } from 'vitest/config';

// Workspace packages are tested from their sources; nothing has to be built first.
const conditions = ['@parley/source'];
const fromSource = {
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
};
const leaveAlone = ['**/node_modules/**', '**/dist/**'];
const postgres = {
  globalSetup: ['tests/support/postgres-setup.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // As in the browser: waiting for a state is no measure of how long it takes, and a second is not much beside others.
  expect: { poll: { timeout: 10_000 } },
};

export default defineConfig({
  test: {
    // Two workers: the tests share the machine with the Postgres they talk to.
    maxWorkers: 2,
    passWithNoTests: false,
    projects: [
      {
        ...fromSource,
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'apps/server/**/*.test.ts', 'prisma/**/*.test.ts'],
          exclude: [...leaveAlone, '**/*.pg.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        // With the app's own plugins, so that translated strings are compiled as they are in the build.
        extends: 'apps/web/vite.config.ts',
        root: 'apps/web',
        ssr: fromSource.ssr,
        test: { name: 'web', include: ['src/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
      },
      {
        ...fromSource,
        test: {
          name: 'pg',
          include: ['apps/**/*.pg.test.ts', 'tests/**/*.test.ts'],
          exclude: [...leaveAlone, 'tests/{simulation,faults,e2e,load}/**'],
          ...postgres,
        },
      },
      {
        ...fromSource,
        test: {
          name: 'simulation',
          include: ['tests/{simulation,faults}/**/*.test.ts'],
          exclude: leaveAlone,
          ...postgres,
          testTimeout: 300_000,
        },
      },
    ],
  },
});
