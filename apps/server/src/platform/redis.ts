import { type Redis as Client, Redis } from 'ioredis';
import type { Logger } from './logger.js';
import type { Metrics } from './metrics.js';

/** One connection each: a subscribed one cannot run commands, and a slow command must not delay a publish. */
export interface RedisConnections {
  readonly publish: Client;
  readonly subscribe: Client;
  readonly commands: Client;
  close(): void;
}

interface RedisParts {
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'redisFaults' | 'redisUp'>;
}

/** How long a start waits for Redis; it goes on without it, and Redis is used as soon as it is there. */
const firstAnswerMs = 2_000;
/** A connection on which nothing has come back for so long is given up for a new one. Covers a Redis that hangs. */
const silenceMs = 4_000;
const pingIntervalMs = 2_000;
const oldestSupported = 7;

/**
 * Opens the three connections; they connect again by themselves for ever, also when Redis is away at first. What is
 * published while it is away is lost at once and not kept: the log in Postgres has it, and head checks tell who missed
 * it. Subscriptions asked for meanwhile come into force when it is back.
 *
 * @throws Error with words for a person when a Redis older than 7 answers.
 */
export async function connectRedis(url: string, parts: RedisParts): Promise<RedisConnections> {
  const publish = openClient(url, 'publish');
  const commands = openClient(url, 'commands');
  const subscribe = quiet(openClient(url, 'subscribe'));
  const clients = [publish, subscribe, commands];
  watch(clients, parts);
  const pings = setInterval(() => {
    for (const client of clients) if (client.status === 'ready') client.ping().catch(() => undefined);
  }, pingIntervalMs).unref();
  const close = () => {
    clearInterval(pings);
    for (const client of clients) client.disconnect();
  };

  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, firstAnswerMs, undefined);
  });
  const connected = Promise.all(clients.map((client) => client.connect()));
  const version = await Promise.race([
    patience,
    connected.then(() => versionOf(commands)).catch(() => undefined),
  ]);
  clearTimeout(timer);
  if (version !== undefined && version < oldestSupported) {
    close();
    throw new Error(tooOld(version));
  }
  // It may come back as another one.
  commands.on('ready', () => {
    versionOf(commands)
      .then((found) => {
        if (found < oldestSupported) parts.log.error(tooOld(found));
      })
      .catch(() => undefined);
  });
  return { publish, subscribe, commands, close };
}

function openClient(url: string, name: 'publish' | 'subscribe' | 'commands'): Client {
  return new Redis(url, {
    connectionName: `parley-${name}`,
    lazyConnect: true,
    connectTimeout: 5_000,
    socketTimeout: silenceMs,
    // Subscriptions wait for the connection to come back; anything else fails now and is done without Redis.
    ...(name === 'subscribe'
      ? { maxRetriesPerRequest: null }
      : { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 1_000 }),
    retryStrategy: (attempt) => Math.min(attempt * 100, 1_000),
  });
}

async function versionOf(client: Client): Promise<number> {
  return Number(/redis_version:(\d+)/.exec(await client.info('server'))?.[1]);
}

const tooOld = (version: number) => `Parley needs Redis 7 or newer; this one is ${version}.`;

/** One line in the log when Redis goes away and one when it is back, however often it is tried in between. */
function watch(clients: readonly Client[], { log, metrics }: RedisParts): void {
  let awaySince: number | undefined;
  let lastError: Error | undefined;
  for (const client of clients) {
    client.on('error', (error: Error) => {
      metrics.redisFaults.inc();
      lastError = error;
    });
    client.on('close', () => {
      metrics.redisUp.set(0);
      if (awaySince !== undefined) return;
      awaySince = performance.now();
      log.warn({ err: lastError }, 'Redis is away; updates from other nodes take up to three seconds');
    });
    client.on('ready', () => {
      if (clients.some(({ status }) => status !== 'ready')) return;
      metrics.redisUp.set(1);
      if (awaySince === undefined) return;
      const seconds = Math.round((performance.now() - awaySince) / 1_000);
      awaySince = undefined;
      lastError = undefined;
      log.info({ seconds }, 'Redis is back');
    });
  }
}

/** The adapter lets go of these promises; when one fails, the next connection subscribes anew anyway. */
function quiet(client: Client): Client {
  for (const method of ['ssubscribe', 'sunsubscribe'] as const) {
    const original = client[method].bind(client) as (...channels: string[]) => Promise<unknown>;
    client[method] = ((...channels: string[]) => {
      const done = original(...channels);
      done.catch(() => undefined);
      return done;
    }) as never;
  }
  return client;
}
