import { setup } from '@parley/protocol';
import { registerConformance } from '@parley/protocol/conformance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, startCluster } from '../support/cluster.js';
import { frontMissing } from '../support/front.js';
import { redisMissing } from '../support/redis.js';
import { createTarget } from '../support/target.js';
import { createVisitor, newAccountDetails } from '../support/visitor.js';

const missing = redisMissing ?? frontMissing('nginx');

describe.skipIf(missing)(`three nodes behind nginx${missing ? `: ${missing}` : ''}`, () => {
  const account = newAccountDetails('Founder');
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster({ front: 'nginx' });
    const { method, path } = setup;
    const body = JSON.stringify({ account, workspaceName: 'First' });
    const answer = await createVisitor([cluster.address]).request({ method, path, body });
    expect(answer.status).toBe(200);
  }, 180_000);
  afterAll(() => cluster?.stop());

  describe.each(['websocket', 'sse', 'polling'] as const)('[R-FB-1] conformance over %s', (transport) => {
    const runner = {
      it: (title: string, run: () => Promise<void>) => it(title, { timeout: 60_000 }, run),
      skip: (title: string) => it.skip(title),
    };
    const entrance = () => ({ url: cluster.address, secretKey: cluster.secretKey });
    registerConformance(runner, () => createTarget([entrance()], transport, account), {
      has: ['expiredToken'],
    });
  });
});
