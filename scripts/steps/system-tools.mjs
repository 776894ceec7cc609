import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tsImport } from 'tsx/esm/api';
import { runStep, StepFailed } from './run.mjs';

/**
 * Makes Redis and Chromium available to the tests, from Debian's packages when that is possible.
 * @returns {Promise<{ redis: string | undefined, chromium: string | undefined }>} why each is missing, if it is
 */
export async function ensureSystemTools() {
  const { findChromium } = await tsImport('../../tests/support/chromium.ts', import.meta.url);
  const redis = await ensure('redis-server', () => isOnPath('redis-server'), 'brew install redis');
  const chromium = await ensure(
    'chromium',
    () => findChromium() !== undefined,
    'npx playwright install chromium',
  );
  return { redis, chromium };
}

async function ensure(debianPackage, isThere, elsewhere) {
  if (isThere()) return undefined;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const script = `apt-get update -qq && apt-get install -y -qq --no-install-recommends ${debianPackage}`;
    try {
      await runStep(`Installing Debian's ${debianPackage}`, ['/bin/sh', ['-c', script]], {
        env: { DEBIAN_FRONTEND: 'noninteractive' },
        advice: `Without ${debianPackage} its tests are left out.`,
      });
    } catch (error) {
      if (!(error instanceof StepFailed)) throw error;
    }
  }
  if (isThere()) return undefined;
  return `no ${debianPackage} found: install it with "apt-get install ${debianPackage}" (Debian) or "${elsewhere}"`;
}

function isOnPath(program) {
  try {
    execFileSync('/bin/sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
