import { defineConfig, devices } from '@playwright/test';
import { patience } from './tests/e2e/support/slowness.js';
import { chromiumLaunchOptions } from './tests/support/chromium.js';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'tests/e2e/results',
  testMatch: '**/*.{spec,test}.ts',
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  timeout: 90_000 * patience,
  expect: { timeout: 10_000 * patience },
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    actionTimeout: 10_000 * patience,
    launchOptions: chromiumLaunchOptions(),
    // What was done and how long it took; with pictures of the page, every test would take a good deal longer.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    screenshot: 'only-on-failure',
    video: 'off',
  },
});
