import { isIP } from 'node:net';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { LogLevel } from '../platform/logger.js';

/** One setting: everything about it in one place. */
export interface Setting<Value = unknown> {
  readonly schema: z.ZodType<Value, string>;
  /** Used when the variable is unset or empty; a function when it is found out at start. */
  readonly fallback: Value;
  /** One sentence or two for people; says what the fallback means where that is not obvious. */
  readonly doc: string;
  /** Never shown, and may be given as `NAME_FILE`. */
  readonly isSecret?: boolean;
}

function setting<Value>(declaration: Setting<Value>): Setting<Value> {
  return declaration;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be from ${min} to ${max}`);
const url = (protocols: readonly string[], words: string) =>
  z.string().refine((value) => protocols.includes(URL.canParse(value) ? new URL(value).protocol : ''), words);
/** An address, a network, or one of the names that Express knows networks by. */
function isNetwork(value: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(value)) return true;
  const [address = '', prefix] = value.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return bits > 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits));
}
const directory = z.string().transform((path) => path.replace(/^~(?=$|\/)/, homedir()));

export const settings = {
  PORT: setting<number | undefined>({
    schema: wholeNumber(0, 65_535),
    fallback: undefined,
    doc: 'Port for the web app, the API and live connections. Unset: 3000, or the next free one.',
  }),
  HOST: setting({
    schema: z.string(),
    fallback: '127.0.0.1',
    doc: 'Address to listen on. The default is reachable from this machine only; use 0.0.0.0 in a container or behind a proxy on another host.',
  }),
  PUBLIC_URL: setting<string | undefined>({
    schema: url(['http:', 'https:'], 'must be an address like https://chat.example.org').transform(
      (value) => new URL(value).origin,
    ),
    fallback: undefined,
    doc: "Address people open in the browser. Requests from other sites are refused, and cookies are marked secure when it starts with https. Unset: the request's own host.",
  }),
  TRUST_PROXY: setting<number | string[]>({
    schema: z
      .string()
      .transform((value) => (/^\d+$/.test(value) ? Number(value) : value.split(/\s*,\s*/)))
      .refine(
        (value) => typeof value === 'number' || value.every(isNetwork),
        'must be a number, or addresses and networks like 10.0.0.0/8',
      ),
    fallback: 0,
    doc: 'How many proxies stand in front, or their addresses and networks, separated by commas. Decides which client address is believed.',
  }),
  DATA_DIR: setting({
    schema: directory,
    fallback: 'data',
    doc: 'Directory for the embedded Postgres and the generated secret key.',
  }),
  DATABASE_URL: setting<string | undefined>({
    schema: url(['postgres:', 'postgresql:'], 'must start with postgres://'),
    fallback: undefined,
    doc: 'Postgres 15 or newer. Unset: an embedded Postgres in DATA_DIR.',
    isSecret: true,
  }),
  DATABASE_POOL_SIZE: setting({
    schema: wholeNumber(2, 500),
    fallback: 10,
    doc: 'Connections to Postgres that this process holds at most.',
  }),
  REDIS_URL: setting<string | undefined>({
    schema: url(['redis:', 'rediss:'], 'must start with redis://'),
    fallback: undefined,
    doc: 'Redis 7 or newer, needed as soon as more than one process serves the same database.',
    isSecret: true,
  }),
  SECRET_KEY: setting<string | undefined>({
    schema: z.string().min(32, 'must have at least 32 characters'),
    fallback: undefined,
    doc: 'Signs sessions and connection tokens; all processes of one installation need the same. Unset: made at the first start and kept in DATA_DIR.',
    isSecret: true,
  }),
  SESSION_DAYS: setting({
    schema: wholeNumber(1, 365),
    fallback: 30,
    doc: 'Days a person stays signed in without coming back.',
  }),
  EVENT_LOG_RETENTION_DAYS: setting({
    schema: wholeNumber(1, 3_650),
    fallback: 30,
    doc: 'Days for which a client that was away is brought up to date event by event. Messages themselves are kept.',
  }),
  FRAMES_PER_CONNECTION: setting({
    schema: wholeNumber(10, 10_000_000),
    fallback: 500,
    doc: 'Frames of any kind that one live connection may send in 10 seconds. Who goes on when refused is cut off.',
  }),
  COMMANDS_PER_PERSON: setting({
    schema: wholeNumber(10, 10_000_000),
    fallback: 1_000,
    doc: 'Commands (such as sending a message) that one person may give in 10 seconds, over all their connections.',
  }),
  COMMANDS_PER_WORKSPACE: setting({
    schema: wholeNumber(10, 10_000_000),
    fallback: 20_000,
    doc: 'Commands and subscriptions that all people of a workspace together may ask for in 10 seconds.',
  }),
  MESSAGES_PER_CHANNEL: setting({
    schema: wholeNumber(10, 10_000_000),
    fallback: 2_000,
    doc: 'Messages that all people together may send to one channel in 10 seconds.',
  }),
  REQUESTS_PER_PERSON: setting({
    schema: wholeNumber(10, 10_000_000),
    fallback: 2_000,
    doc: 'Requests to the API and subscriptions, commands not counted, that one person may make in 10 seconds.',
  }),
  ATTEMPTS_PER_ADDRESS: setting({
    schema: wholeNumber(1, 10_000_000),
    fallback: 30,
    doc: 'Attempts to sign in, to open an invite or a reset link, or to set the server up, from one network address in a minute.',
  }),
  CONNECTIONS_PER_PERSON: setting({
    schema: wholeNumber(1, 10_000_000),
    fallback: 50,
    doc: 'Live connections that one person may hold to this process.',
  }),
  CONNECTIONS_PER_ADDRESS: setting({
    schema: wholeNumber(1, 10_000_000),
    fallback: 5_000,
    doc: 'Live connections that one network address may hold to this process. A whole office, or a proxy that TRUST_PROXY does not name, is one address.',
  }),
  UNVERIFIED_PER_ADDRESS: setting({
    schema: wholeNumber(1, 10_000_000),
    fallback: 500,
    doc: 'Live connections of one network address that may be waiting to show who they are; they have 5 seconds.',
  }),
  HANDSHAKES_PER_ADDRESS: setting({
    schema: wholeNumber(1, 10_000_000),
    fallback: 1_000,
    doc: 'Live connections, and tokens for them, that one network address may ask for in 10 seconds.',
  }),
  AWAY_AFTER_SECONDS: setting({
    schema: wholeNumber(2, 86_400),
    fallback: 300,
    doc: 'Seconds without a sign of activity after which a connected person is shown as away. Clients tell of activity once a minute, so less than 120 makes no sense but for trying things out.',
  }),
  DRAIN_GRACE_SECONDS: setting({
    schema: wholeNumber(0, 600),
    fallback: 3,
    doc: 'When one of several processes is told to stop: seconds in which it serves everything, but says on /readyz that it is leaving. Longer than the load balancer takes to notice. Without REDIS_URL a process stops at once.',
  }),
  DRAIN_SECONDS: setting({
    schema: wholeNumber(0, 3_600),
    fallback: 10,
    doc: 'Seconds over which it then sends its live connections to the other processes.',
  }),
  LOG_LEVEL: setting<LogLevel>({
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    fallback: 'info',
    doc: 'Least important level that is logged: fatal, error, warn, info, debug, trace or silent.',
  }),
  LOG_FORMAT: setting<'json' | 'pretty'>({
    schema: z.enum(['json', 'pretty']),
    fallback: process.stdout.isTTY ? 'pretty' : 'json',
    doc: 'json, or pretty for reading. Unset: pretty on a terminal, json elsewhere.',
  }),
  METRICS_TOKEN: setting<string | undefined>({
    schema: z.string().min(16, 'must have at least 16 characters'),
    fallback: undefined,
    doc: 'When set, /metrics asks for it: Authorization: Bearer <token>.',
    isSecret: true,
  }),
  WEB_DIR: setting({
    schema: directory,
    fallback: here('../../../web/dist'),
    doc: 'Directory of the built web app. Set in the container image.',
  }),
  MIGRATIONS_DIR: setting({
    schema: directory,
    fallback: here('../../../../prisma/migrations'),
    doc: 'Directory of the database migrations. Set in the container image.',
  }),
} as const;

export type SettingName = keyof typeof settings;
type ValueOf<S> = S extends Setting<infer Value> ? Value : never;
/** Every setting by its name. */
export type Config = { readonly [Name in SettingName]: ValueOf<(typeof settings)[Name]> };
