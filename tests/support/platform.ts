import type { Envelope } from '@parley/protocol';
import { type Clock, systemClock } from '../../apps/server/src/platform/clock.js';
import { createEventLog } from '../../apps/server/src/platform/event-log.js';
import { createIds } from '../../apps/server/src/platform/ids.js';
import { createLogger, type Logger } from '../../apps/server/src/platform/logger.js';
import { connectPostgres } from '../../apps/server/src/platform/postgres.js';
import { createUnitOfWork } from '../../apps/server/src/platform/unit-of-work/create-unit-of-work.js';
import { createTestDatabase, type TestDatabase } from './postgres.js';

export const quietLog: Logger = await createLogger({ level: 'silent', format: 'json' });

/** The platform parts of one node on a test database, with a publisher that only remembers. */
export async function startPlatform(
  options: { database?: TestDatabase; poolSize?: number; clock?: Clock } = {},
) {
  const database = options.database ?? (await createTestDatabase());
  const postgres = await connectPostgres({
    connection: { ...database },
    poolSize: options.poolSize ?? 5,
    log: quietLog,
    durable: false,
  });
  const published: Envelope[] = [];
  const publisher = { publish: (events: readonly Envelope[]) => void published.push(...events) };
  const clock = options.clock ?? systemClock;
  const ids = createIds(clock);
  const unitOfWork = createUnitOfWork({ prisma: postgres.prisma, publisher, clock, ids });
  return { database, postgres, published, publisher, clock, ids, unitOfWork, log: createEventLog(postgres) };
}

export type TestPlatform = Awaited<ReturnType<typeof startPlatform>>;
