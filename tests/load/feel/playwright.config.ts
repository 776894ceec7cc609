import { defineConfig } from '@playwright/test';
import e2e from '../../../playwright.config.js';

/** `npm run bench -- feel [names]`: how it feels in a browser. One at a time, as each wants the machine for itself. */
export default defineConfig({
  ...e2e,
  testDir: '../..',
  testMatch: ['load/feel/*.feel.ts', 'e2e/opening.spec.ts'],
  outputDir: '../../e2e/results/feel',
  workers: 1,
  timeout: 600_000,
  // Recording takes pictures of every frame, which would be measured too.
  use: { ...e2e.use, trace: 'off', screenshot: 'off' },
});
