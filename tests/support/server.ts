import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, type ParleyServer } from '../../apps/server/src/compose.js';
import { readConfig } from '../../apps/server/src/config.js';
import type { Clock } from '../../apps/server/src/platform/clock.js';
import { connectPostgres } from '../../apps/server/src/platform/postgres.js';
import { generousLimits } from './generous-limits.js';
import { quietLog } from './platform.js';
import { createTestDatabase, type TestDatabase } from './postgres.js';

export interface TestServerOptions {
  /** A migrated database; an empty one of its own unless given. Two servers on one are two nodes. */
  readonly database?: TestDatabase;
  readonly redisUrl?: string;
  /** As in the environment, e.g. `{ CONNECTIONS_PER_PERSON: '1' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The same for all nodes of one installation. */
  readonly secretKey?: string;
  readonly clock?: Clock;
}

export interface TestServer {
  readonly url: string;
  readonly database: TestDatabase;
  readonly secretKey: string;
  readonly server: ParleyServer;
  close(): Promise<void>;
}

/** A whole node in this process, on a free port. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const database = options.database ?? (await createTestDatabase());
  const secretKey = options.secretKey ?? randomBytes(32).toString('base64url');
  const config = readConfig({
    ...generousLimits,
    DRAIN_GRACE_SECONDS: '0',
    DRAIN_SECONDS: '0',
    DATA_DIR: join(tmpdir(), 'parley-tests-without-data'),
    ...(options.redisUrl && { REDIS_URL: options.redisUrl }),
    ...options.settings,
  });
  const postgres = await connectPostgres({
    connection: { ...database },
    poolSize: config.DATABASE_POOL_SIZE,
    log: quietLog,
    durable: false,
  });
  const server = await compose({
    config,
    postgres,
    log: quietLog,
    secretKey,
    version: '0.0.0-test',
    ...(options.clock && { clock: options.clock }),
  });
  const port = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    url: `http://127.0.0.1:${port}`,
    database,
    secretKey,
    server,
    close: async () => {
      await server.close();
      await postgres.close();
    },
  };
}
