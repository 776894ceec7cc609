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

/**
 * Opens the three connections; they reconnect by themselves for ever. What is published while Redis is away is lost at
 * once and not kept: the log in Postgres has it, and head checks tell who missed it.
 *
 * @throws Error with words for a person when Redis does not answer at first or is older than 7.
 */
export async function connectRedis(
  url: string,
  parts: { log: Logger; metrics: Metrics },
): Promise<RedisConnections> {
  const open = (name: string, keepWaiting: boolean) => {
    const client = new Redis(url, {
      connectionName: `parley-${name}`,
      lazyConnect: true,
      connectTimeout: 5_000,
      // Subscriptions wait for the connection to come back; anything else fails now and is done without Redis.
      ...(keepWaiting
        ? { maxRetriesPerRequest: null }
        : { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 1_000 }),
      retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
    });
    client.on('error', (error: Error) => {
      parts.metrics.redisFaults.inc();
      parts.log.warn(
        { err: error, connection: name },
        'Redis does not answer; live updates between nodes are slower',
      );
    });
    return client;
  };
  const publish = open('publish', false);
  const commands = open('commands', false);
  const subscribe = quiet(open('subscribe', true));
  const clients = [publish, subscribe, commands];
  const close = () => {
    for (const client of clients) client.disconnect();
  };
  try {
    await Promise.all(clients.map((client) => client.connect()));
    const version = /redis_version:(\d+)/.exec(await commands.info('server'))?.[1];
    if (Number(version) < 7) throw new Error('Parley needs Redis 7 or newer.');
  } catch (error) {
    close();
    throw error instanceof Error && error.message.startsWith('Parley needs')
      ? error
      : new Error('Redis does not answer at REDIS_URL.', { cause: error });
  }
  return {
    publish,
    subscribe,
    commands,
    close,
  };
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
