import { registerConformance } from '@parley/protocol/conformance';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createTestDatabase } from '../support/postgres.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { createTarget } from '../support/target.js';

describe.each(['websocket', 'polling'] as const)('conformance over %s', (transport) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ database: await createTestDatabase() });
  });
  afterAll(() => server.close());

  registerConformance(
    {
      it: (title, run) => it(title, { timeout: 60_000 }, run),
      skip: (title) => it.skip(title),
    },
    () => createTarget(server, transport),
    { has: ['expiredToken'] },
  );
});
