import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { limits } from '@parley/protocol';
import type { Config } from './config.js';
import { createChannels } from './features/channels/index.js';
import { createCustomEmoji } from './features/custom-emoji/index.js';
import { createGroups } from './features/groups/index.js';
import { createLater } from './features/later/index.js';
import { createMessages } from './features/messages/index.js';
import { createNotifications } from './features/notifications/index.js';
import { createPreferencesSlice } from './features/preferences/index.js';
import { createPresenceSlice } from './features/presence/index.js';
import { createSessions, type DemoAccount } from './features/sessions/index.js';
import { createWorkspaces } from './features/workspaces/index.js';
import { createApp } from './http/app.js';
import { createClientAddress } from './http/client-address.js';
import { createCommandRoute } from './http/command-route.js';
import { type ListenOptions, listen } from './http/listen.js';
import { createOriginCheck } from './http/origin.js';
import type { PresenceAccess, StreamAccess } from './platform/access.js';
import { type Clock, systemClock } from './platform/clock.js';
import { createCommandDispatcher } from './platform/command-dispatcher.js';
import { createEventLog } from './platform/event-log.js';
import { createIds } from './platform/ids.js';
import type { Logger } from './platform/logger.js';
import { createMetrics } from './platform/metrics.js';
import type { Postgres } from './platform/postgres.js';
import { createRateLimits } from './platform/rate-limiter.js';
import { connectRedis } from './platform/redis.js';
import { createRetention } from './platform/retention.js';
import { createShares } from './platform/shares.js';
import { createUnitOfWork } from './platform/unit-of-work/create-unit-of-work.js';
import { createRealtime } from './realtime/index.js';

export interface ComposeParts {
  readonly config: Config;
  readonly postgres: Postgres;
  readonly log: Logger;
  /** Signs tokens: `config.SECRET_KEY`, or the one kept in the data directory. */
  readonly secretKey: string;
  /** Of this build, told in `/api/version` and to every connection. */
  readonly version: string;
  readonly clock?: Clock;
  /** Sign-ins to offer to everybody who looks. */
  readonly demoAccounts?: () => readonly DemoAccount[];
}

/** One node: everything built and wired, not yet listening. */
export type ParleyServer = Awaited<ReturnType<typeof compose>>;

/** Per account in a quarter of an hour. NIST SP 800-63B allows a hundred in a row; people need a handful. */
const wrongPasswords = 50;
/** Fewer than half of the connections to the database that a process has unless told otherwise: the rest is for others. */
const placesPerPerson = 4;
/** In a minute. Somebody who brings a collection of emoji along takes a while, and everybody else never notices. */
const uploadsPerPerson = 60;
/** Longer than any pause of a live connection, whose heartbeat is every 25 s. */
const idleMs = 120_000;
/** In-flight commands get this long when the server stops. */
const drainMs = 5_000;

export async function compose(parts: ComposeParts) {
  const { config, postgres, log, secretKey, clock = systemClock } = parts;
  const ids = createIds(clock);
  const metrics = createMetrics();
  const redis = config.REDIS_URL ? await connectRedis(config.REDIS_URL, { log, metrics }) : undefined;
  const rates = createRateLimits({ redis: redis?.commands, metrics, log });
  const inTenSeconds = (name: string, points: number) => rates.limiter(name, { points, windowSeconds: 10 });
  const guesses = (name: string, points: number, windowSeconds: number) =>
    rates.limiter(name, { points, windowSeconds }, { isExact: true });
  const requests = inTenSeconds('requests', config.REQUESTS_PER_PERSON);
  const attempts = guesses('attempts', config.ATTEMPTS_PER_ADDRESS, 60);
  const perWorkspace = inTenSeconds('workspace', config.COMMANDS_PER_WORKSPACE);
  const shares = createShares({ places: placesPerPerson });
  const handshakes = inTenSeconds('handshakes', config.HANDSHAKES_PER_ADDRESS);
  const isOwnOrigin = createOriginCheck(config.PUBLIC_URL);

  const sessions = createSessions({
    postgres,
    clock,
    ids,
    log,
    secretKey,
    publicUrl: config.PUBLIC_URL,
    sessionDays: config.SESSION_DAYS,
    failures: guesses('failures', wrongPasswords, 15 * 60),
    directory: () => workspaces,
    ...(parts.demoAccounts && { demoAccounts: parts.demoAccounts }),
  });
  // The live edge asks the channels who may listen, and the channels publish through the live edge.
  const access: StreamAccess = { check: (actor, streams) => channels.access.check(actor, streams) };
  const presenceAccess: PresenceAccess = {
    membersAmong: (workspaceId, userIds) => workspaces.membersAmong(workspaceId, userIds),
    permitTyping: (actor, channelId) => channels.access.permitTyping(actor, channelId),
  };
  const realtime = createRealtime({
    redis,
    isOwnOrigin,
    sessions,
    access,
    presenceAccess,
    lastSeen: createPresenceSlice({ postgres }).lastSeen,
    presenceTimes: { awayAfterMs: config.AWAY_AFTER_SECONDS * 1_000 },
    eventLog: createEventLog(postgres),
    rates,
    requests,
    shares,
    perWorkspace,
    handshakes,
    limits: {
      connectionsPerPerson: config.CONNECTIONS_PER_PERSON,
      connectionsPerAddress: config.CONNECTIONS_PER_ADDRESS,
      unverifiedPerAddress: config.UNVERIFIED_PER_ADDRESS,
      framesPerConnection: config.FRAMES_PER_CONNECTION,
    },
    addressOf: createClientAddress(config.TRUST_PROXY),
    secretKey,
    version: parts.version,
    clock,
    ids,
    metrics,
    log,
  });
  const { publisher, whoIsThere } = realtime;
  const unitOfWork = createUnitOfWork({ prisma: postgres.prisma, publisher, clock, ids });
  const platform = { postgres, unitOfWork, publisher, clock, ids, metrics, log };
  const channels = createChannels(platform);
  const groups = createGroups(platform);
  const customEmoji = createCustomEmoji(platform);
  const preferences = createPreferencesSlice(platform);
  const messages = createMessages({
    ...platform,
    channels: channels.reading,
    groups: groups.reading,
    customEmoji: customEmoji.reading,
    whoIsThere,
  });
  const notifications = createNotifications(platform);
  const later = createLater({
    ...platform,
    channels,
    messages,
    eventLogDays: config.EVENT_LOG_RETENTION_DAYS,
  });
  const workspaces = createWorkspaces({
    ...platform,
    ...{ secretKey, sessions, channels, messages, groups, later, preferences: preferences.reading },
    whoIsThere,
    notifications: notifications.reading,
    customEmoji: customEmoji.reading,
  });

  const slices = {
    sessions,
    channels,
    messages,
    later,
    preferences,
    workspaces,
    groups,
    notifications,
    customEmoji,
  };
  const dispatcher = createCommandDispatcher({
    handlers: {
      ...workspaces.handlers,
      ...channels.handlers,
      ...messages.handlers,
      ...groups.handlers,
      ...customEmoji.handlers,
      ...preferences.handlers,
      ...later.handlers,
      ...notifications.handlers,
    },
    rates,
    limits: {
      perPerson: inTenSeconds('commands', config.COMMANDS_PER_PERSON),
      perWorkspace,
      perChannel: inTenSeconds('channel', config.MESSAGES_PER_CHANNEL),
    },
    shares,
    metrics,
    log,
    ids,
  });
  const live = realtime.open({ dispatcher, hydrators: { ...messages.hydrators, ...later.hydrators } });
  let isDraining = false;
  const database = { name: 'database', required: true, run: () => postgres.pool.query('SELECT 1') };
  const app = createApp({
    handlers: [
      ...sessions.endpoints,
      ...workspaces.endpoints,
      ...channels.endpoints,
      ...messages.endpoints,
      ...customEmoji.endpoints,
      ...live.endpoints,
      createCommandRoute(dispatcher),
    ],
    sessions,
    isOwnOrigin,
    requests,
    attempts,
    handshakes,
    uploads: rates.limiter('uploads', { points: uploadsPerPerson, windowSeconds: 60 }),
    bodyBytes: limits.frameBytes,
    readiness: {
      // Without Redis a node still serves everybody, so it keeps its traffic.
      checks: redis
        ? [database, { name: 'redis', required: false, run: () => redis.commands.ping() }]
        : [database],
      isDraining: () => isDraining,
    },
    metrics,
    metricsToken: config.METRICS_TOKEN,
    version: parts.version,
    log,
    ids,
    trustProxy: config.TRUST_PROXY,
    publicUrl: config.PUBLIC_URL,
    webDir: config.WEB_DIR,
  });
  const http = createServer(app);
  // Somebody who asks and never reads the answer.
  http.setTimeout(idleMs);
  live.attach(http);
  const retention = createRetention({ postgres, clock, log, eventLogDays: config.EVENT_LOG_RETENTION_DAYS });

  // Whoever keeps connections for the next request, as proxies do, lets go of those to a node that is leaving.
  http.prependListener('request', (_request, response) => {
    if (isDraining) response.setHeader('Connection', 'close');
  });
  let doorClosed: Promise<unknown> = Promise.resolve();

  /** Lets the load balancer notice, then the connections move to other nodes. Everything is served meanwhile. */
  async function handOver(): Promise<void> {
    await sleep(config.DRAIN_GRACE_SECONDS * 1_000);
    await live.move({
      windowMs: config.DRAIN_SECONDS * 1_000,
      closeDoor: () => {
        doorClosed = new Promise((resolve) => http.close(resolve));
      },
    });
  }

  return {
    slices,
    /** Starts serving; gives the port. */
    listen: async (options: ListenOptions) => {
      const port = await listen(http, options);
      live.start();
      retention.start();
      later.dueWork.start();
      return port;
    },
    /** Sends everybody elsewhere, finishes what was begun, and lets go of everything but the database. */
    close: async () => {
      isDraining = true;
      retention.stop();
      await Promise.race([later.dueWork.stop(), sleep(drainMs, undefined, { ref: false })]);
      if (redis) await handOver();
      live.drain();
      await dispatcher.drain(drainMs);
      await live.close();
      await Promise.race([doorClosed, sleep(drainMs, undefined, { ref: false })]);
      http.closeAllConnections();
      redis?.close();
    },
  };
}
