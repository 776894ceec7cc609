import { existsSync } from 'node:fs';
import { tsImport } from 'tsx/esm/api';
import { runStep, StepFailed } from './run.mjs';

/**
 * Makes what the tests run beside Node available, from Debian's packages when that is possible.
 * @returns {Promise<Record<'redis' | 'nginx' | 'haproxy' | 'chromium', string | undefined>>} why each is missing, if it is
 */
export async function ensureSystemTools() {
  const { findChromium } = await tsImport('../../tests/support/chromium.ts', import.meta.url);
  const { findOnPath } = await tsImport('../../tests/support/on-path.ts', import.meta.url);
  const isThere = (program) => () => findOnPath(program) !== undefined;
  const redis = await ensure('redis-server', isThere('redis-server'), 'brew install redis');
  const nginx = await ensure('nginx-light', isThere('nginx'), 'brew install nginx');
  const haproxy = await ensure('haproxy', isThere('haproxy'), 'brew install haproxy');
  const chromium = await ensure(
    'chromium',
    () => findChromium() !== undefined,
    'npx playwright install chromium',
  );
  return { redis, nginx, haproxy, chromium };
}

/** Installs without starting: a web server that nobody asked for would take port 80. */
const withoutStarting = `policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\\nexit 101\\n' > "$policy" && chmod 755 "$policy"
  trap 'rm -f "$policy"' EXIT
fi`;

async function ensure(debianPackage, isThere, elsewhere) {
  if (isThere()) return undefined;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const script = `${withoutStarting}
apt-get update -qq && apt-get install -y -qq --no-install-recommends ${debianPackage}`;
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
