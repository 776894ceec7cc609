import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, isUnchanged, remember } from './fingerprint.mjs';
import { pnpm, root } from './project.mjs';
import { runStep } from './run.mjs';

/** Installs the dependencies when the lockfile or a manifest has changed since the last time. */
export async function ensureInstalled() {
  const manifests = ['apps', 'packages'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => `${group}/${name}/package.json`),
  );
  const value = fingerprint(['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests]);
  if (isUnchanged('installed', value)) return;
  await runStep('Installing packages', pnpm('install', '--frozen-lockfile', '--prefer-offline'), {
    // The tools are needed to build, whatever the server is started as; and nobody is there to answer questions.
    env: { NODE_ENV: 'development', CI: 'true' },
    advice:
      'The packages could not be installed. Check that the npm registry can be reached, then try again.',
  });
  remember('installed', value);
}
